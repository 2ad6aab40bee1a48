import { Anchor } from '../../ui/anchor.tsx';
import { t } from '../../ui/messages/index.ts';
import styles from './door.module.css';
import { Door } from './door.tsx';

/** A link that was used before, or too late: the way on is another one. */
export function ExpiredLink({
  forgottenHref,
  signInHref,
}: {
  readonly forgottenHref: string;
  readonly signInHref: string;
}) {
  return (
    <Door title={t('expired.title')} body={t('expired.body')}>
      <div className={styles.form}>
        <Anchor className={styles.link} href={forgottenHref}>
          {t('expired.again')}
        </Anchor>
        <Anchor className={styles.link} href={signInHref}>
          {t('forgotten.back')}
        </Anchor>
      </div>
    </Door>
  );
}
