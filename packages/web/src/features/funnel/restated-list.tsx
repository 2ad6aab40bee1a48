import { Empty } from '../../ui/empty.tsx';
import { spellDate, spellMoment } from '../../ui/day.ts';
import { List, type Column } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import type { FigureHrefs, RestatedRow } from './figure-rows.ts';

interface Props {
  readonly rows: readonly RestatedRow[];
  readonly totalCount: number;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly hrefs: FigureHrefs;
  readonly timeZone: string;
}

/** The rows that corrections moved: what each did to the figure, what was recorded, when and by whom. */
export function RestatedList({ rows, totalCount, loading, pageSize, hasMore, onMore, hrefs, timeZone }: Props) {
  const story = ({ changes }: RestatedRow) => changes.map((change) => changeWords(change, timeZone)).join('; ');
  const columns: Column<RestatedRow>[] = [
    { key: 'member', header: t('rows.member'), cell: (row) => <Name>{row.memberName}</Name>, width: '20%' },
    { key: 'date', header: t('rows.date'), cell: (row) => spellDate(row.date), width: '8rem' },
    { key: 'location', header: t('rows.location'), cell: (row) => row.location?.name ?? t('rows.nobody') },
    { key: 'movement', header: t('rows.movement'), cell: (row) => t(`rows.movement.${row.movement}`) },
    {
      key: 'story',
      header: t('rows.recorded'),
      cell: (row) => <span title={story(row)}>{story(row)}</span>,
      width: '40%',
    },
  ];
  return (
    <List
      label={t('rows.RESTATED')}
      rows={rows}
      columns={columns}
      card={(row) => (
        <>
          <b>
            <Name>{row.memberName}</Name>
          </b>
          <p>{t(`rows.movement.${row.movement}`)}</p>
          <p>{story(row)}</p>
        </>
      )}
      keyOf={({ id }) => id}
      nameOf={({ memberName }) => memberName}
      hrefOf={({ memberId }) => hrefs.member(memberId)}
      total={totalCount}
      hasMore={hasMore}
      pageSize={pageSize}
      loading={loading}
      onMore={onMore}
      empty={<Empty kind="nothing" title={t('rows.noneTitle')} body={t('rows.none.RESTATED')} />}
    />
  );
}

function changeWords({ what, recordedAt, actorName }: RestatedRow['changes'][number], timeZone: string): string {
  const when = spellMoment(recordedAt, timeZone);
  return actorName === null ? t('rows.change', { what, when }) : t('rows.changeBy', { what, when, who: actorName });
}
