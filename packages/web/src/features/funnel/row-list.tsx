import { Empty } from '../../ui/empty.tsx';
import { spellDate } from '../../ui/day.ts';
import { List, type Column } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Name } from '../../ui/name.tsx';
import { storyOf, type FigureHrefs, type FigureRow, type Part } from './figure-rows.ts';
import styles from './figure-rows.module.css';

interface Props {
  readonly rows: readonly FigureRow[];
  readonly totalCount: number;
  readonly part: Part;
  readonly kind: 'RATE' | 'COUNT' | 'MONEY' | 'DAYS';
  /** Whether each row has a reason for standing where it does. */
  readonly withReason: boolean;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly hrefs: FigureHrefs;
}

/** The rows of one part of a figure, each leading to its member. */
export function RowList(props: Props) {
  const { rows, totalCount, part, loading, pageSize, hasMore, onMore, hrefs } = props;
  return (
    <List
      label={t(`rows.${part}`)}
      rows={rows}
      columns={columnsOf(props)}
      card={(row) => <Card row={row} props={props} />}
      keyOf={({ id }) => id}
      nameOf={({ memberName }) => memberName}
      hrefOf={({ memberId }) => (memberId ? hrefs.member(memberId) : null)}
      total={totalCount}
      hasMore={hasMore}
      pageSize={pageSize}
      loading={loading}
      onMore={onMore}
      empty={<NoRows part={part} clearHref={hrefs.clearAll} />}
    />
  );
}

function NoRows({ part, clearHref }: { readonly part: Part; readonly clearHref: string | null }) {
  return clearHref === null ? (
    <Empty kind="nothing" title={t('rows.noneTitle')} body={t(`rows.none.${part}`)} />
  ) : (
    <Empty kind="filtered" title={t('rows.noneFilteredTitle')} body={t('rows.noneFiltered')} clearHref={clearHref} />
  );
}

const hasAmount = ({ kind, rows }: Props) => kind === 'MONEY' || rows.some(({ amountMinor }) => amountMinor !== null);

function columnsOf(props: Props): Column<FigureRow>[] {
  const columns: Column<FigureRow>[] = [
    { key: 'member', header: t('rows.member'), cell: (row) => <Name>{row.memberName}</Name>, width: '20%' },
    { key: 'date', header: t('rows.date'), cell: (row) => spellDate(row.date), width: '8rem' },
    { key: 'trainer', header: t('rows.trainer'), cell: (row) => row.trainer?.name ?? t('rows.nobody') },
    { key: 'location', header: t('rows.location'), cell: (row) => row.location?.name ?? t('rows.nobody') },
  ];
  if (props.withReason) {
    const header = t(props.part === 'EXCLUDED' ? 'rows.reason' : 'rows.whyHere');
    columns.push({ key: 'reason', header, cell: (row) => row.reason ?? '', width: '20%' });
  }
  columns.push({ key: 'detail', header: t('rows.detail'), cell: storyOf, width: '24%' });
  if (props.part === 'DENOMINATOR') {
    columns.push({ key: 'counted', header: t('rows.NUMERATOR'), cell: (row) => <Outcome row={row} />, width: '9rem' });
  }
  if (hasAmount(props))
    columns.push({ key: 'amount', header: t('rows.amount'), cell: amountOf, end: true, width: '7rem' });
  return columns;
}

function Card({ row, props }: { readonly row: FigureRow; readonly props: Props }) {
  const amount = hasAmount(props) ? amountOf(row) : null;
  return (
    <>
      <div className={styles.cardHead}>
        <b>
          <Name>{row.memberName}</Name>
        </b>
        <span>{amount ?? spellDate(row.date)}</span>
      </div>
      <p>{[props.withReason ? row.reason : null, storyOf(row)].filter(Boolean).join(' · ')}</p>
      <p className={styles.cardFoot}>
        {[amount === null ? null : spellDate(row.date), row.trainer?.name, row.location?.name]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {props.part === 'DENOMINATOR' ? <Outcome row={row} /> : null}
    </>
  );
}

const amountOf = ({ amountMinor, currency }: FigureRow): string =>
  amountMinor === null || currency === null ? t('rows.nobody') : spellMoney(amountMinor, currency);

function Outcome({ row }: { readonly row: FigureRow }) {
  const word = row.counted ? 'rows.yes' : row.open ? 'rows.open' : 'rows.no';
  return (
    <span className={styles.outcome} data-outcome={row.counted ? 'yes' : row.open ? 'open' : 'no'}>
      {t(word)}
    </span>
  );
}
