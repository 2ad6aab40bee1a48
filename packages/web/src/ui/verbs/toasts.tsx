import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useEffect, useState } from 'react';
import { t } from '../messages/index.ts';
import styles from './toasts.module.css';

const ToastPlace = lazy(() =>
  import('./toast-place.tsx').then(({ ToastPlace: component }) => ({ default: component })),
);

/** Where toasts appear. It comes after the page: nobody has done anything before that. */
export function Toasts() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const later = setTimeout(() => setWanted(true));
    return () => clearTimeout(later);
  }, []);
  return wanted ? (
    <Suspense fallback={null}>
      <ToastPlace />
    </Suspense>
  ) : null;
}

/** Says what happened, with the way to take it back where there is one. */
export function tell(sentence: string, onUndo?: () => void): void {
  const id = crypto.randomUUID();
  const takeBack = () => {
    notifications.hide(id);
    onUndo?.();
  };
  notifications.show({
    id,
    role: 'status',
    message: (
      <span className={styles.words}>
        <span>{sentence}</span>
        {onUndo ? (
          <button type="button" className={styles.undo} onClick={takeBack}>
            {t('toast.undo')}
          </button>
        ) : null}
      </span>
    ),
    closeButtonProps: { 'aria-label': t('toast.dismiss') },
    classNames: { root: styles.toast, body: styles.body, description: styles.description, closeButton: styles.close },
  });
}
