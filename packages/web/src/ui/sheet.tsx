import { Button, Drawer } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { t } from './messages/index.ts';
import { useIsPhone } from './screen.ts';
import styles from './sheet.module.css';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the weightiest last; they stay in view. */
  readonly footer?: ReactNode;
  /** Whether something was typed: closing then asks first. */
  readonly dirty?: boolean;
  /** For tables and mappings. */
  readonly wide?: boolean;
}

/**
 * Something to be done without leaving the page: at the right of a desk, from below on a phone. Escape and a click beside it
 * close it; what was typed is not thrown away without asking.
 */
export function Sheet({ title, onClose, children, footer, dirty = false, wide = false }: Props) {
  const phone = useIsPhone();
  const [asking, setAsking] = useState(false);
  useFocusBack();
  const close = () => (dirty ? setAsking(true) : onClose());
  return (
    <Drawer
      opened
      onClose={close}
      title={title}
      position={phone ? 'bottom' : 'right'}
      size={phone ? 'auto' : wide ? 760 : 460}
      closeButtonProps={{ 'aria-label': t('sheet.close') }}
      overlayProps={{ backgroundOpacity: 0.28, color: '#14130f' }}
      transitionProps={{ duration: 140 }}
      classNames={{
        content: styles.content,
        header: styles.header,
        title: styles.title,
        body: styles.body,
        close: styles.close,
      }}
    >
      <div className={styles.fields}>{children}</div>
      {asking ? (
        <div className={styles.footer} role="alertdialog" aria-label={t('sheet.discardTitle')}>
          <p>{t('sheet.discardTitle')}</p>
          <Button onClick={onClose}>{t('sheet.discard')}</Button>
          <Button variant="filled" data-autofocus onClick={() => setAsking(false)}>
            {t('sheet.keep')}
          </Button>
        </div>
      ) : footer ? (
        <div className={styles.footer}>{footer}</div>
      ) : null}
    </Drawer>
  );
}

/** Gives the keyboard back to where it was when the sheet opened. The kit does so for what is closed, not for what is gone. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const target = before?.isConnected && before !== document.body ? before : document.querySelector('main');
      if (target instanceof HTMLElement) setTimeout(() => target.focus({ preventScroll: true }));
    },
    [before],
  );
}
