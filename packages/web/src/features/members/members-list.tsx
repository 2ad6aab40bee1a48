import type { ReactNode } from 'react';
import { StateChip, type Tone } from '../../ui/chips.tsx';
import { dayAt, spellClock, spellShortDay, todayIn, viewerZone, type Day } from '../../ui/day.ts';
import { type Column, List, type Selection, type Sorting } from '../../ui/list/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import styles from './members.module.css';
import { nameOf, type MemberRow } from './words.ts';

interface Props {
  readonly rows: readonly MemberRow[];
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly pageSize: number;
  readonly loading: boolean;
  readonly onMore: () => void;
  readonly hrefOf: (member: MemberRow) => string;
  readonly sorting: Sorting;
  readonly manyPlaces: boolean;
  readonly selection: Selection | null;
  readonly empty: ReactNode;
}

/** Members, a line each. */
export function MembersList({ selection, manyPlaces, ...props }: Props) {
  return (
    <List
      {...props}
      label={t('members.title')}
      columns={columnsOf(manyPlaces)}
      card={(row) => <Card row={row} manyPlaces={manyPlaces} />}
      keyOf={({ id }) => id}
      nameOf={nameOf}
      {...(selection ? { selection } : {})}
    />
  );
}

function columnsOf(manyPlaces: boolean): Column<MemberRow>[] {
  const place: Column<MemberRow> = {
    key: 'location',
    header: t('members.column.location'),
    cell: ({ homeLocation }) => <bdi>{homeLocation?.name}</bdi>,
    width: '13%',
  };
  return [
    { key: 'name', header: t('members.column.name'), cell: (row) => <Who row={row} />, sort: 'name', width: '25%' },
    { key: 'stage', header: t('members.column.stage'), cell: (row) => <Stage row={row} />, width: '6.2rem' },
    {
      key: 'joined',
      header: t('members.column.joined'),
      cell: (row) => <Joined row={row} />,
      sort: 'joined',
      width: '7rem',
    },
    ...(manyPlaces ? [place] : []),
    { key: 'consultation', header: t('members.column.consultation'), cell: (row) => <Consultation row={row} /> },
    { key: 'step', header: t('members.column.step'), cell: (row) => <Step row={row} />, sort: 'step' },
  ];
}

const TONES: Record<MemberRow['stage'], Tone> = { JOINED: 'plain', SET: 'plain', SHOWED: 'warn', CLOSED: 'good' };

function Who({ row }: { readonly row: MemberRow }) {
  return (
    <span className={styles.who}>
      <Name>{nameOf(row)}</Name>
      {row.phone || row.email ? <small>{row.phone ?? row.email}</small> : null}
    </span>
  );
}

function Stage({ row: { stage } }: { readonly row: MemberRow }) {
  return <StateChip tone={TONES[stage]}>{t(`members.stage.${stage}`)}</StateChip>;
}

/** Today where the member belongs. */
const todayOf = ({ homeLocation }: MemberRow): Day => todayIn(homeLocation?.timeZone ?? viewerZone());

function Joined({ row }: { readonly row: MemberRow }) {
  const { joinedOn, leftOn } = row;
  if (!joinedOn) return <span className={styles.none}>–</span>;
  return (
    <span className={styles.day}>
      {spellShortDay(joinedOn, todayOf(row))}
      {leftOn ? <small>{t('members.left', { day: spellShortDay(leftOn, todayOf(row)) })}</small> : null}
    </span>
  );
}

function Consultation({ row }: { readonly row: MemberRow }) {
  const slot = row.latestConsultation;
  if (!slot) return <span className={styles.none}>–</span>;
  const day = spellShortDay(dayAt(slot.startsAt, slot.timeZone), todayOf(row));
  return (
    <span className={styles.pair}>
      <span>
        {day}
        {slot.outcome === null ? `, ${spellClock(slot.startsAt, slot.timeZone)}` : ''}{' '}
        <span className={styles.quiet}>{t(`members.outcome.${slot.outcome ?? 'open'}`)}</span>
      </span>
      {slot.trainer ? (
        <small>
          <bdi>{slot.trainer.name}</bdi>
        </small>
      ) : null}
    </span>
  );
}

function Step({ row }: { readonly row: MemberRow }) {
  const step = row.nextStep;
  if (!step) return <span className={styles.none}>{t('members.noStep')}</span>;
  const today = todayOf(row);
  const day = spellShortDay(step.dueOn, today);
  const overdue = step.dueOn < today;
  return (
    <span className={styles.pair}>
      <bdi className={styles.what}>{step.what}</bdi>
      <small data-overdue={overdue || undefined}>
        {overdue ? t('members.stepOverdue', { day }) : t('members.stepDue', { day })}
        {step.owner ? (
          <>
            {' · '}
            <bdi>{step.owner.name}</bdi>
          </>
        ) : null}
      </small>
    </span>
  );
}

/** A member on a phone: name, stage, and what comes next. */
function Card({ row, manyPlaces }: { readonly row: MemberRow; readonly manyPlaces: boolean }) {
  return (
    <div className={styles.card}>
      <p className={styles.cardHead}>
        <b>
          <Name>{nameOf(row)}</Name>
        </b>
        <Stage row={row} />
      </p>
      <p className={styles.cardFacts}>
        <Joined row={row} />
        {manyPlaces && row.homeLocation ? <bdi>{row.homeLocation.name}</bdi> : null}
        {row.latestConsultation ? <Consultation row={row} /> : null}
      </p>
      {row.nextStep ? <Step row={row} /> : null}
    </div>
  );
}
