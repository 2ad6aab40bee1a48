import { t } from '../messages/index.ts';
import styles from './figures.module.css';

/** The mark of a cohort that is younger than its window, with how many of it may still turn. */
export function SoFar({ openRows }: { readonly openRows?: number }) {
  return (
    <>
      <span className={styles.soFar}>{t('speech.soFar')}</span>
      {openRows ? <span className={styles.open}>{t('speech.open', { count: openRows })}</span> : null}
    </>
  );
}
