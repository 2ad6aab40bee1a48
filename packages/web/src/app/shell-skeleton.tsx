import { Mark } from '../ui/mark.tsx';
import { t } from '../ui/messages/index.ts';
import { BoardSkeleton } from '../features/reports/index.ts';
import styles from './shell.module.css';

/** The frame before it is known who is there. */
export function ShellSkeleton() {
  return (
    <div className={styles.app}>
      <div className={styles.nav}>
        <span className={styles.brand}>
          <Mark />
          {t('app.name')}
        </span>
      </div>
      <main className={styles.main}>
        <h1>{'\u00a0'}</h1>
        <BoardSkeleton />
      </main>
    </div>
  );
}
