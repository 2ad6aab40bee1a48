import { Button } from '@mantine/core';
import { spellShortDay, type Day } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { List, type Column } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { PageHead } from '../../ui/page.tsx';
import { lineTitle, whenWords, type Worker, type WorkLineHead, type WorkRow } from './work.ts';

export interface WorkLineViewProps {
  readonly line: WorkLineHead;
  readonly rows: readonly WorkRow[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
  readonly worker: Worker;
  readonly today: Day;
  readonly backHref: string;
  /** Where somebody can do something about a row: the consultation, or the member. */
  readonly hrefOfRow: (row: WorkRow) => string | null;
  readonly onAssign: () => void;
  readonly onLater: () => void;
}

/** A line of work opened: everybody behind it, the oldest first. */
export function WorkLineView(props: WorkLineViewProps) {
  const { line, rows, total, hasMore, loading, onMore, worker, today, backHref, hrefOfRow, onAssign, onLater } = props;
  const when = (row: WorkRow) =>
    line.kind === 'UNLOGGED' ? whenWords(line.kind, row, today) : spellShortDay(row.day, today);
  const columns: Column<WorkRow>[] = [
    { key: 'member', header: t('work.member'), cell: (row) => <Name>{row.memberName}</Name>, width: '30%' },
    { key: 'when', header: t(`work.when.${line.kind}`), cell: when },
    { key: 'place', header: t('work.place'), cell: (row) => row.location?.name ?? '' },
  ];
  if (line.kind === 'BE_BACK_DUE') columns.push({ key: 'what', header: t('work.note'), cell: (row) => row.what ?? '' });
  if (line.kind !== 'UNLOGGED') {
    const until = (row: WorkRow) => (row.closesOn ? spellShortDay(row.closesOn, today) : '');
    columns.push({ key: 'until', header: t('work.countsUntil'), cell: until, end: true });
  }
  return (
    <>
      <PageHead
        back={{ href: backHref, label: t('work.back') }}
        title={<bdi>{lineTitle(line, worker)}</bdi>}
        sub={line.closesOn ? t('work.closes', { day: spellShortDay(line.closesOn, today) }) : null}
        actions={
          <>
            <Button onClick={onAssign}>{t('work.assign')}</Button>
            <Button onClick={onLater}>{t('work.putOff')}</Button>
          </>
        }
      />
      <List
        label={t('work.rows')}
        rows={rows}
        columns={columns}
        card={(row) => (
          <>
            <b>
              <Name>{row.memberName}</Name>
            </b>
            <p>{[whenWords(line.kind, row, today), row.what, row.location?.name].filter(Boolean).join(' · ')}</p>
          </>
        )}
        keyOf={({ id }) => id}
        nameOf={({ memberName }) => memberName}
        hrefOf={hrefOfRow}
        total={total}
        hasMore={hasMore}
        loading={loading}
        onMore={onMore}
        empty={<Empty kind="nothing" title={t('work.doneTitle')} body={t('work.doneBody')} />}
      />
    </>
  );
}
