import { StateChip } from '../../ui/chips.tsx';
import { spellDate } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { type Column, List } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Name } from '../../ui/name.tsx';
import { type OfferEntry, sizeWords, STANDING_TONES, validWords } from './offers.ts';
import styles from './settings.module.css';

interface Props {
  readonly entries: readonly OfferEntry[];
  readonly hrefOf: (id: string) => string;
}

function Standing({ entry: { standing, shown } }: { readonly entry: OfferEntry }) {
  return (
    <StateChip tone={STANDING_TONES[standing]}>
      {standing === 'TO_COME'
        ? t('settings.role.from', { day: spellDate(shown.heldFrom) })
        : t(`settings.offer.standing.${standing}`)}
    </StateChip>
  );
}

const price = ({ shown }: OfferEntry): string => spellMoney(shown.priceMinor, shown.currency);

function nextWords({ next }: OfferEntry): string | null {
  return next === null
    ? null
    : t('settings.offer.next', { price: spellMoney(next.priceMinor, next.currency), day: spellDate(next.heldFrom) });
}

const COLUMNS: readonly Column<OfferEntry>[] = [
  {
    key: 'name',
    header: t('settings.offer.name'),
    width: '30%',
    cell: ({ shown }) => (
      <>
        <Name>{shown.name}</Name>
        {shown.intro ? <span className={styles.tag}>{t('settings.offer.intro')}</span> : null}
      </>
    ),
  },
  { key: 'size', header: t('settings.offer.sessions'), cell: ({ shown }) => sizeWords(shown) },
  { key: 'valid', header: t('settings.offer.valid'), width: '9rem', cell: ({ shown }) => validWords(shown.validDays) },
  {
    key: 'standing',
    header: t('settings.offer.standing'),
    width: '11rem',
    cell: (entry) => <Standing entry={entry} />,
  },
  {
    key: 'price',
    header: t('settings.offer.price'),
    width: '15rem',
    end: true,
    cell: (entry) => (
      <>
        {price(entry)}
        {entry.next ? <small className={styles.under}>{nextWords(entry)}</small> : null}
      </>
    ),
  },
];

/** What is sold and at which price, on the list before off it. */
export function OffersList({ entries, hrefOf }: Props) {
  return (
    <List
      label={t('settings.nav.priceList')}
      rows={entries}
      columns={COLUMNS}
      card={(entry) => (
        <>
          <div className={styles.cardTop}>
            <b>
              <Name>{entry.shown.name}</Name>
            </b>
            <span>{price(entry)}</span>
          </div>
          <p className={styles.cardFoot}>
            {[sizeWords(entry.shown), validWords(entry.shown.validDays), nextWords(entry)].filter(Boolean).join(' · ')}
          </p>
          <Standing entry={entry} />
        </>
      )}
      keyOf={({ shown }) => shown.id}
      nameOf={({ shown }) => shown.name}
      hrefOf={({ shown }) => hrefOf(shown.id)}
      empty={<Empty kind="nothing" title={t('settings.offer.noneTitle')} body={t('settings.offer.none')} />}
    />
  );
}
