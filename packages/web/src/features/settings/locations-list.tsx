import { Empty } from '../../ui/empty.tsx';
import { type Column, List } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import type { Location } from './ask-location.tsx';
import { spellBasisPoints } from './pay-rates.tsx';
import { clockIn, countryName } from './place-names.ts';
import styles from './settings.module.css';

interface Props {
  readonly locations: readonly Location[];
  readonly hrefOf: (id: string) => string;
}

const COLUMNS: readonly Column<Location>[] = [
  { key: 'name', header: t('settings.location.name'), width: '24%', cell: ({ name }) => <Name>{name}</Name> },
  {
    key: 'zone',
    header: t('settings.location.timeZone'),
    cell: ({ timeZone }) => (
      <span className={styles.words}>
        {timeZone.replaceAll('_', ' ')} <span className={styles.faint}>{clockIn(timeZone)}</span>
      </span>
    ),
  },
  { key: 'country', header: t('settings.location.country'), width: '16%', cell: ({ country }) => countryName(country) },
  { key: 'currency', header: t('settings.location.currency'), width: '6rem', cell: ({ currency }) => currency },
  {
    key: 'league',
    header: t('settings.location.leagueShort'),
    width: '12rem',
    cell: ({ leagueVisible }) => t(leagueVisible ? 'settings.yes' : 'settings.no'),
  },
  {
    key: 'discount',
    header: t('settings.location.discountLimitBp'),
    width: '10rem',
    end: true,
    cell: ({ discountLimitBp }) => spellBasisPoints(discountLimitBp),
  },
];

/** The clubs, each with its clock, its money and its policies. */
export function LocationsList({ locations, hrefOf }: Props) {
  return (
    <List
      label={t('settings.nav.locations')}
      rows={locations}
      columns={COLUMNS}
      card={({ name, timeZone, currency, country }) => (
        <>
          <div className={styles.cardTop}>
            <b>
              <Name>{name}</Name>
            </b>
            <span className={styles.quiet}>{clockIn(timeZone)}</span>
          </div>
          <p className={styles.cardFoot}>{[countryName(country), currency].join(' · ')}</p>
        </>
      )}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      hrefOf={({ id }) => hrefOf(id)}
      empty={<Empty kind="nothing" title={t('settings.location.noneTitle')} body={t('settings.location.none')} />}
    />
  );
}
