import type { SalesQuery } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { StateChip } from '../../ui/chips.tsx';
import { spellDate } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { type Column, List } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Name } from '../../ui/name.tsx';
import styles from './sales.module.css';
import { nameOf } from './words.ts';

/** A package that somebody bought. */
export type SaleRow = SalesQuery['sales']['edges'][number]['node'];

interface Props {
  readonly rows: readonly SaleRow[];
  readonly withLocation: boolean;
  readonly hrefOf: (row: SaleRow) => string;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly onMore: () => void;
  readonly clearHref: string | null;
  readonly sellHref: string | null;
}

/** Who bought what, when and from whom; the money where the reader sees it. */
export function SalesView(props: Props) {
  const { rows, clearHref, sellHref, ...list } = props;
  return (
    <List
      {...list}
      rows={rows}
      label={t('sale.list')}
      columns={columnsOf(props)}
      card={(row) => <Card row={row} />}
      keyOf={({ id }) => id}
      nameOf={(row) => `${nameOf(row.member)}, ${row.item}`}
      empty={
        clearHref === null ? (
          <Empty kind="nothing" title={t('sale.none')} body={t('sale.noneBody')}>
            {sellHref === null ? null : (
              <Anchor className={styles.first} href={sellHref}>
                {t('do.sell')}
              </Anchor>
            )}
          </Empty>
        ) : (
          <Empty kind="filtered" body={t('sale.noneFiltered')} clearHref={clearHref} />
        )
      }
    />
  );
}

function columnsOf({ rows, withLocation }: Props): readonly Column<SaleRow>[] {
  const money = rows.some(({ priceMinor }) => priceMinor !== null);
  const all: readonly (Column<SaleRow> | null)[] = [
    { key: 'member', header: t('sale.member'), cell: ({ member }) => <Name>{nameOf(member)}</Name>, width: '20%' },
    { key: 'item', header: t('sale.what'), cell: itemWords },
    { key: 'soldOn', header: t('sale.soldOn'), cell: ({ soldOn }) => spellDate(soldOn), width: '12%' },
    { key: 'sellers', header: t('sale.sellers'), cell: sellerWords, width: '18%' },
    withLocation
      ? { key: 'location', header: t('sale.location'), cell: ({ location }) => location?.name ?? '', width: '12%' }
      : null,
    { key: 'state', header: t('sale.state'), cell: (row) => <State row={row} />, width: '11%' },
    money ? { key: 'price', header: t('sale.price'), cell: priceWords, end: true, width: '10%' } : null,
  ];
  return all.filter((column) => column !== null);
}

const itemWords = ({ item, sessions, kind }: SaleRow): string =>
  [item, t('sale.sessionsCount', { count: sessions }), t(`sale.kind.${kind}`)].join(' · ');
const sellerWords = ({ sellers }: SaleRow): string =>
  sellers.map(({ seller }) => seller?.name ?? t('sale.somebody')).join(', ');
const priceWords = ({ priceMinor, currency }: SaleRow): string =>
  priceMinor === null ? '' : spellMoney(priceMinor, currency);

/** What is open or has gone back; nothing where all is well. */
function State({ row }: { readonly row: SaleRow }) {
  const { priceMinor, collectedMinor, refundedOn, rescinded, refundedMinor } = row;
  if (rescinded) return <StateChip tone="bad">{t('sale.rescinded')}</StateChip>;
  if (refundedOn) {
    const whole = refundedMinor === null || refundedMinor === priceMinor;
    return <StateChip tone="bad">{t(whole ? 'sale.refunded' : 'sale.partRefunded')}</StateChip>;
  }
  if (priceMinor !== null && collectedMinor !== null && collectedMinor < priceMinor) {
    return <StateChip tone="warn">{t(collectedMinor === 0 ? 'sale.unpaid' : 'sale.partPaid')}</StateChip>;
  }
  return null;
}

function Card({ row }: { readonly row: SaleRow }) {
  return (
    <>
      <p className={styles.cardTop}>
        <b>
          <Name>{nameOf(row.member)}</Name>
        </b>
        <span>{priceWords(row)}</span>
      </p>
      <p className={styles.cardFoot}>
        <bdi>{itemWords(row)}</bdi>
        <State row={row} />
      </p>
      <p className={styles.cardFoot}>
        <span>{spellDate(row.soldOn)}</span>
        <bdi>{sellerWords(row)}</bdi>
      </p>
    </>
  );
}
