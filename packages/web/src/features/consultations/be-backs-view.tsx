import { Button } from '@mantine/core';
import type { BeBackRowFragment } from '../../api/documents.ts';
import { StateChip } from '../../ui/chips.tsx';
import { dayAt, spellShortDay } from '../../ui/day.ts';
import { Empty } from '../../ui/empty.tsx';
import { type Column, List } from '../../ui/list/index.ts';
import { ActionMenu } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import styles from './be-backs.module.css';
import { nameOf } from './words.ts';

/** Somebody who came, did not buy yet, and is to be followed up. */
export type BeBackRow = BeBackRowFragment;

interface Props {
  readonly rows: readonly BeBackRow[];
  readonly total: number;
  readonly withOwner: boolean;
  readonly hrefOf: (row: BeBackRow) => string | null;
  readonly onTalk: (row: BeBackRow) => void;
  readonly onBought: (row: BeBackRow) => void;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly pageSize: number;
  readonly onMore: () => void;
  readonly clearHref: string | null;
}

/** The follow-up clock: who, how long it can still count, why not yet, and what comes next by when. */
export function BeBacksView(props: Props) {
  const { onTalk, onBought, clearHref, ...list } = props;
  return (
    <List
      {...list}
      label={t('beBack.title')}
      columns={columnsOf(props)}
      card={(row) => <Card row={row} {...props} />}
      keyOf={({ id }) => id}
      nameOf={({ member }) => nameOf(member)}
      rowKeys={[
        { key: 't', label: t('beBack.talk'), run: onTalk },
        { key: 'b', label: t('beBack.bought'), run: onBought },
      ]}
      empty={
        clearHref === null ? (
          <Empty kind="nothing" title={t('beBack.none')} body={t('beBack.noneBody')} />
        ) : (
          <Empty kind="filtered" body={t('beBack.noneFiltered')} clearHref={clearHref} />
        )
      }
    />
  );
}

function columnsOf(props: Props): readonly Column<BeBackRow>[] {
  const all: readonly (Column<BeBackRow> | null)[] = [
    { key: 'member', header: t('beBack.member'), cell: ({ member }) => <Name>{nameOf(member)}</Name>, width: '16%' },
    { key: 'showed', header: t('beBack.showed'), cell: showedWords, width: '17%' },
    { key: 'left', header: t('beBack.left'), cell: (row) => <Left row={row} />, width: '10%' },
    { key: 'why', header: t('beBack.why'), cell: (row) => <Why row={row} /> },
    { key: 'next', header: t('beBack.next'), cell: (row) => <Next row={row} />, width: '11%' },
    props.withOwner
      ? { key: 'owner', header: t('beBack.owner'), cell: ({ owner }) => owner?.name ?? '', width: '11%' }
      : null,
    {
      key: 'acts',
      header: t('list.actions'),
      cell: (row) => <Acts row={row} {...props} />,
      end: true,
      width: '15.5rem',
    },
  ];
  return all.filter((column) => column !== null);
}

/** 12 Nov, Tom Trainer */
const showedWords = ({ showedOn, consultation }: BeBackRow): string =>
  [spellShortDay(showedOn), consultation?.trainer?.name].filter(Boolean).join(' · ');

const DAYS = 30;

/** How long a sale still counts as a close, in words and as a line that grows shorter. */
function Left({ row: { daysLeft } }: { readonly row: BeBackRow }) {
  return (
    <span className={styles.left} data-few={daysLeft <= 7 || undefined}>
      {t('beBack.daysLeft', { days: daysLeft })}
      <svg viewBox="0 0 60 4" width="60" height="4" aria-hidden="true">
        <rect width="60" height="4" rx="2" />
        <rect width={(60 * Math.max(0, daysLeft)) / DAYS} height="4" rx="2" />
      </svg>
    </span>
  );
}

/** The objection, and what came of the latest talk. */
function Why({ row: { consultation, latestTalk, location } }: { readonly row: BeBackRow }) {
  const objection = consultation?.objection;
  return (
    <span className={styles.why}>
      {objection ? t(`objection.${objection}`) : ''}
      {latestTalk ? (
        <small title={latestTalk.note ?? undefined}>
          {t('beBack.latest', {
            said: t(`beBack.said.${latestTalk.said}`),
            day: spellShortDay(dayAt(latestTalk.saidAt, location?.timeZone ?? 'UTC')),
          })}
          {latestTalk.note ? ` · ${latestTalk.note}` : ''}
        </small>
      ) : (
        <small>{t('beBack.noTalk')}</small>
      )}
    </span>
  );
}

/** When the next step is due, in a word. */
function Next({ row: { dueInDays, dueOn } }: { readonly row: BeBackRow }) {
  if (dueInDays < 0) return <StateChip tone="bad">{t('beBack.overdue', { days: -dueInDays })}</StateChip>;
  if (dueInDays === 0) return <StateChip tone="warn">{t('beBack.today')}</StateChip>;
  return <StateChip>{spellShortDay(dueOn)}</StateChip>;
}

function Acts({
  row,
  onTalk,
  onBought,
  hrefOf,
}: { readonly row: BeBackRow } & Pick<Props, 'onTalk' | 'onBought' | 'hrefOf'>) {
  const name = nameOf(row.member);
  const href = hrefOf(row);
  return (
    <span className={`${styles.acts} no-print`}>
      <Button aria-label={t('consultation.actFor', { act: t('beBack.talk'), name })} onClick={() => onTalk(row)}>
        {t('beBack.talk')}
      </Button>
      <Button aria-label={t('consultation.actFor', { act: t('beBack.bought'), name })} onClick={() => onBought(row)}>
        {t('beBack.bought')}
      </Button>
      <ActionMenu
        name={name}
        acts={[
          ...(row.member?.phone ? [{ key: 'call', label: t('beBack.call'), href: `tel:${row.member.phone}` }] : []),
          ...(row.member?.email ? [{ key: 'mail', label: t('beBack.mail'), href: `mailto:${row.member.email}` }] : []),
          ...(href === null ? [] : [{ key: 'open', label: t('beBack.open'), href }]),
        ]}
      />
    </span>
  );
}

/** A be-back on a phone: who and by when above, the clock and the reason below, the talk within the thumb's reach. */
function Card(props: Props & { readonly row: BeBackRow }) {
  const { row } = props;
  return (
    <div className={styles.card}>
      <p>
        <b>
          <Name>{nameOf(row.member)}</Name>
        </b>
        <Next row={row} />
      </p>
      <p className={styles.sub}>
        <bdi>{showedWords(row)}</bdi>
        <Left row={row} />
      </p>
      <Why row={row} />
      <Acts {...props} />
    </div>
  );
}
