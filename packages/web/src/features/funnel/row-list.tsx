import { Button } from '@mantine/core';
import { Anchor } from '../../ui/anchor.tsx';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Notice } from '../../ui/notice.tsx';
import { useIsPhone } from '../../ui/screen.ts';
import { type FigureRow, type Part, storyOf } from './figure-rows.ts';
import styles from './figure-rows.module.css';

interface Props {
  readonly rows: readonly FigureRow[];
  readonly totalCount: number;
  readonly part: Part;
  readonly kind: 'RATE' | 'COUNT' | 'MONEY' | 'DAYS';
  readonly loading: boolean;
  readonly pageSize: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  /** Where the figure stands without filters; null where none is in force. */
  readonly clearAllHref: string | null;
}

/** The rows themselves, with how many there are, and the next ones when asked for. */
export function RowList(props: Props) {
  const { rows, totalCount, part, loading, pageSize, hasMore, onMore, clearAllHref } = props;
  const phone = useIsPhone();
  if (totalCount === 0) return <NoRows part={part} clearAllHref={clearAllHref} />;
  const left = totalCount - rows.length;
  return (
    <section aria-busy={loading} className={styles.list} data-loading={loading || undefined}>
      {phone ? <Cards {...props} /> : <Table {...props} />}
      <div className={styles.more}>
        <span role="status">{t('rows.shown', { shown: rows.length, total: totalCount })}</span>
        {hasMore ? (
          <Button onClick={onMore} loading={loading}>
            {t('rows.more', { count: Math.min(pageSize, left) })}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function NoRows({ part, clearAllHref }: Pick<Props, 'part' | 'clearAllHref'>) {
  if (clearAllHref === null) return <Notice title={t('rows.noneTitle')} body={t(`rows.none.${part}`)} />;
  return (
    <Notice title={t('rows.noneFilteredTitle')} body={t('rows.noneFiltered')}>
      <Anchor className={styles.clearAll} href={clearAllHref}>
        {t('rows.clearAll')}
      </Anchor>
    </Notice>
  );
}

function columnsOf({ rows, part, kind }: Props) {
  return {
    amount: kind === 'MONEY' || rows.some(({ amountMinor }) => amountMinor !== null),
    counted: part === 'DENOMINATOR',
    reason: part === 'EXCLUDED',
  };
}

function Table(props: Props) {
  const columns = columnsOf(props);
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t(`rows.${props.part}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rows.member')}</th>
          <th scope="col">{t('rows.date')}</th>
          <th scope="col">{t('rows.trainer')}</th>
          <th scope="col">{t('rows.location')}</th>
          <th scope="col">{t(columns.reason ? 'rows.reason' : 'rows.detail')}</th>
          {columns.counted ? <th scope="col">{t('rows.NUMERATOR')}</th> : null}
          {columns.amount ? (
            <th scope="col" data-amount>
              {t('rows.amount')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.memberName}</th>
            <td>{spellDate(row.date)}</td>
            <td>{row.trainer?.name ?? t('rows.nobody')}</td>
            <td>{row.location?.name ?? t('rows.nobody')}</td>
            <td className={styles.detail}>
              {columns.reason ? row.reason : storyOf(row)}
              {columns.reason && row.events.length > 0 ? <small>{storyOf(row)}</small> : null}
            </td>
            {columns.counted ? (
              <td>
                <Outcome row={row} />
              </td>
            ) : null}
            {columns.amount ? <td data-amount>{amountOf(row)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards(props: Props) {
  const columns = columnsOf(props);
  return (
    <ul className={styles.cards}>
      {props.rows.map((row) => (
        <li key={row.id}>
          <b>{row.memberName}</b>
          <span className={styles.cardSide}>{columns.amount ? amountOf(row) : spellDate(row.date)}</span>
          <p>{columns.reason ? row.reason : storyOf(row)}</p>
          <p className={styles.cardFoot}>
            {[columns.amount ? spellDate(row.date) : null, row.trainer?.name, row.location?.name]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {columns.counted ? <Outcome row={row} /> : null}
        </li>
      ))}
    </ul>
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
