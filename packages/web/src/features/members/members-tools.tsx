import { Button } from '@mantine/core';
import { type Chip, FilterChips } from '../../ui/chips.tsx';
import { SearchField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './members.module.css';

interface Props {
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly onFilter: () => void;
  readonly chips: readonly Chip[];
  readonly clearAllHref: string;
  /** Where the list is had as a file: the same rows in the same order. */
  readonly exportHrefOf: (format: ExportFormat) => string;
}

const FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof FORMATS)[number];

/** Searching and filtering, and the filters in force. */
export function MembersTools({ text, onSearch, onFilter, chips, clearAllHref, exportHrefOf }: Props) {
  return (
    <div className={`${styles.tools} no-print`}>
      <SearchField label={t('members.search')} value={text} onSearch={onSearch} />
      <Button onClick={onFilter}>{t('members.filter')}</Button>
      <FilterChips chips={chips} clearAllHref={clearAllHref} />
      <span className={styles.exports}>
        {FORMATS.map((format) => (
          <a
            key={format}
            href={exportHrefOf(format)}
            download
            aria-label={t('members.export', { format: t(`members.export.${format}`) })}
          >
            {t(`members.export.${format}`)}
          </a>
        ))}
      </span>
    </div>
  );
}
