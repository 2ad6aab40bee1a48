import { Notifications } from '@mantine/notifications';
import styles from './toasts.module.css';

const STAYS_MS = 9_000;

/** Where toasts appear: above the bottom bar of a phone, at the lower left of a desk. */
export function ToastPlace() {
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
