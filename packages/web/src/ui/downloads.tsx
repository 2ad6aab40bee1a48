import styles from './page.module.css';
import { t } from './messages/index.ts';

export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** What is on the page as a file: the same rows, the same totals. */
export function Downloads({ hrefOf }: { readonly hrefOf: (format: Format) => string }) {
  return (
    <span className={`${styles.downloads} no-print`} role="group" aria-label={t('downloads.label')}>
      {FORMATS.map((format) => (
        <a key={format} href={hrefOf(format)} download>
          {t(`downloads.${format}`)}
        </a>
      ))}
    </span>
  );
}
