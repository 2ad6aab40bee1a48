import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { StateChip } from '../../ui/chips.tsx';
import { List, type Column } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import type { JudgedRow, KindFields } from './draft.ts';
import styles from './imports.module.css';
import { RowSheet } from './row-sheet.tsx';
import { sentenceOf, VERDICT_TONES, verdictWord } from './words.ts';

interface Props {
  readonly rows: readonly JudgedRow[];
  readonly kinds: readonly KindFields[];
  /** Whether rows may still be mended. */
  readonly open: boolean;
  readonly memberHref: (memberId: string) => string;
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly onMore: () => void;
  readonly empty: ReactNode;
}

/** Judged rows; each opens to its cells. */
export function JudgedRows({ rows, kinds, open, memberHref, ...list }: Props) {
  const [opened, setOpened] = useState<string | null>(null);
  const row = rows.find(({ id }) => id === opened);
  const button = (one: JudgedRow) => (
    <Button
      variant="subtle"
      onClick={() => setOpened(one.id)}
      aria-label={t('imports.openRow', { row: one.rowNumber })}
    >
      {t(open && one.verdict === 'REFUSED' ? 'imports.mend' : 'imports.look')}
    </Button>
  );
  const columns: readonly Column<JudgedRow>[] = [
    { key: 'title', header: t('imports.what'), width: '22%', cell: ({ title }) => <Name>{title}</Name> },
    { key: 'row', header: t('imports.where'), width: '18%', cell: (one) => whereOf(one) },
    { key: 'why', header: t('imports.why'), cell: (one) => <Why row={one} /> },
    {
      key: 'verdict',
      header: t('imports.verdict'),
      width: '112px',
      cell: ({ verdict }) => <StateChip tone={VERDICT_TONES[verdict]}>{verdictWord(verdict)}</StateChip>,
    },
    { key: 'open', header: t('list.actions'), quiet: true, width: '84px', end: true, cell: button },
  ];
  return (
    <>
      <List
        {...list}
        label={t('imports.rowsList')}
        rows={rows}
        columns={columns}
        keyOf={({ id }) => id}
        nameOf={({ title }) => title}
        rowKeys={[{ key: 'o', label: t('imports.look'), run: ({ id }) => setOpened(id) }]}
        card={(one) => (
          <div className={styles.card}>
            <b>
              <Name>{one.title}</Name>
            </b>
            <StateChip tone={VERDICT_TONES[one.verdict]}>{verdictWord(one.verdict)}</StateChip>
            <p>{whereOf(one)}</p>
            <Why row={one} />
            {button(one)}
          </div>
        )}
      />
      {row ? (
        <RowSheet
          key={row.id}
          row={row}
          fields={kinds.find(({ kind }) => kind === row.kind)?.fields ?? []}
          open={open}
          memberHref={memberHref}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}

const whereOf = ({ fileName, rowNumber }: JudgedRow): string => t('imports.rowOf', { file: fileName, row: rowNumber });

/** Why it is refused, what it changes, or who it may be. */
function Why({ row: { reasons, changes, possibleDuplicate, detail } }: { readonly row: JudgedRow }) {
  const [reason] = reasons;
  if (reason) {
    return (
      <span className={styles.why}>
        {sentenceOf(reason.message)} <small>{reason.mend}</small>
      </span>
    );
  }
  if (possibleDuplicate)
    return <span className={styles.why}>{t('imports.maybe', { name: possibleDuplicate.name })}</span>;
  const [change] = changes;
  if (change) {
    const words = t('imports.change', {
      field: change.title,
      before: change.before ?? t('rows.nobody'),
      after: change.after ?? t('rows.nobody'),
    });
    return (
      <span className={styles.why}>
        {changes.length > 1 ? `${words} ${t('imports.andMore', { count: changes.length - 1 })}` : words}
      </span>
    );
  }
  return <span className={styles.why}>{detail}</span>;
}
