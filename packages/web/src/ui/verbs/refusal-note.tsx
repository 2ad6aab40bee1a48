import type { ReactNode } from 'react';
import styles from './refusal-note.module.css';

interface Props {
  /** What the server said; nothing is shown without it. */
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  /** What would help, where the screen can offer it. */
  readonly children?: ReactNode;
}

/** Why something was not done, beside the button that asked for it. It is read out when it appears. */
export function RefusalNote({ refusal, children }: Props) {
  return (
    <div role="alert" className={styles.place}>
      {refusal?.message ? (
        <div className={styles.note}>
          <p>{refusal.message}</p>
          {refusal.mend ? <p>{refusal.mend}</p> : null}
          {children ? <div className={styles.help}>{children}</div> : null}
        </div>
      ) : null}
    </div>
  );
}
