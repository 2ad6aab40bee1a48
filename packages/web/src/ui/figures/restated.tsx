import { t } from '../messages/index.ts';
import styles from './figures.module.css';

/** The mark of a figure that corrections moved since its period ended. Opened, it says what they were. */
export function Restated() {
  return (
    <abbr className={styles.restated} title={t('speech.restatedWhy')}>
      {t('speech.restated')}
    </abbr>
  );
}
