import { Notifications, notifications } from '@mantine/notifications';
import { t } from '../messages/index.ts';
import styles from './toasts.module.css';

const STAYS_MS = 9_000;

/** Where toasts appear: above the bottom bar of a phone, at the lower left of a desk. */
export function Toasts() {
  return (
    <Notifications
      position="bottom-left"
      limit={3}
      autoClose={STAYS_MS}
      className={styles.place}
      transitionDuration={120}
      containerWidth={420}
      zIndex={400}
    />
  );
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
