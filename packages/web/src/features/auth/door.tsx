import type { ReactNode } from 'react';
import { Mark } from '../../ui/mark.tsx';
import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';

interface Props {
  readonly title: string;
  readonly body?: string | null;
  /** Something that happened before: signed out, a password set. */
  readonly notice?: string | null;
  readonly children: ReactNode;
}

/** The frame of everything in front of the door: signing in, a forgotten password, a link. */
export function Door({ title, body, notice, children }: Props) {
  return (
    <main className={styles.door} id="main" tabIndex={-1}>
      <div className={styles.brand}>
        <Mark size={26} />
        {t('app.name')}
      </div>
      <section className={styles.card}>
        <h1>{title}</h1>
        {body ? <p className={styles.body}>{body}</p> : null}
        {notice ? (
          <p className={styles.notice} role="status">
            {notice}
          </p>
        ) : null}
        {children}
      </section>
      <p className={styles.claim}>{t('signIn.claim')}</p>
    </main>
  );
}
