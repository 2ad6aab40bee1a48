import type { ReactNode } from 'react';
import { Anchor } from './anchor.tsx';
import { t } from './messages/index.ts';
import { Notice } from './notice.tsx';
import styles from './notice.module.css';

interface Props {
  /** Which emptiness it is: nothing there yet, nothing under the filters in force, or not for the reader's role. */
  readonly kind: 'nothing' | 'filtered' | 'notPermitted';
  readonly title?: string;
  readonly body: string;
  /** Where the list stands without its filters. */
  readonly clearHref?: string | null;
  /** The next step, for a list that has nothing yet. */
  readonly children?: ReactNode;
}

/** A list without rows, and what would fill it. */
export function Empty({ kind, title, body, clearHref = null, children }: Props) {
  const heading = title ?? t(kind === 'notPermitted' ? 'empty.notPermittedTitle' : 'empty.filteredTitle');
  return (
    <Notice title={heading} body={body}>
      {children}
      {kind === 'filtered' && clearHref !== null ? (
        <Anchor className={styles.link} href={clearHref}>
          {t('empty.clear')}
        </Anchor>
      ) : null}
    </Notice>
  );
}
