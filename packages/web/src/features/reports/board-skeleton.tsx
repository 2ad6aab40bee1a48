import { Skeleton } from '@mantine/core';
import { t } from '../../ui/messages/index.ts';
import board from './morning-board.module.css';
import styles from './board-skeleton.module.css';

/** The board's own layout in grey, so that nothing jumps when the figures come. */
export function BoardSkeleton() {
  return (
    <div className={board.board} aria-busy="true">
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      <div className={styles.tiles}>
        {['set', 'show', 'close', 'counts', 'sales'].map((tile) => (
          <div key={tile}>
            <Skeleton height={11} width="45%" />
            <Skeleton height={26} width="70%" mt={14} />
            <Skeleton height={8} mt={22} />
            <Skeleton height={10} width="40%" mt={18} />
          </div>
        ))}
      </div>
      <div className={board.two}>
        <Skeleton className={styles.half} />
        <Skeleton className={styles.half} />
      </div>
      <div>
        {Array.from({ length: 10 }, (_, index) => (
          <div key={index} className={styles.line}>
            <Skeleton height={11} width="60%" />
            <Skeleton height={11} />
            <Skeleton height={11} />
            <Skeleton height={11} />
          </div>
        ))}
      </div>
    </div>
  );
}
