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
}

/** Searching and filtering, and the filters in force. */
export function MembersTools({ text, onSearch, onFilter, chips, clearAllHref }: Props) {
  return (
    <div className={`${styles.tools} no-print`}>
      <SearchField label={t('members.search')} value={text} onSearch={onSearch} />
      <Button onClick={onFilter}>{t('members.filter')}</Button>
      <FilterChips chips={chips} clearAllHref={clearAllHref} />
    </div>
  );
}
