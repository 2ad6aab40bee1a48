import { Button } from '@mantine/core';
import { Anchor } from '../../ui/anchor.tsx';
import { StateChip, type Tone } from '../../ui/chips.tsx';
import { spellClock, spellShortDay } from '../../ui/day.ts';
import { ActionMenu } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { spellMoney } from '../../ui/money.ts';
import { Name } from '../../ui/name.tsx';
import { useIsPhone } from '../../ui/screen.ts';
import type { ConsultationRow } from './rows.ts';
import styles from './day.module.css';
import { type Act, KEYS, type Offered, offeredFor, type State, stateOf } from './states.rules.ts';
import { actWord, nameOf, stateWord } from './words.ts';

interface Props {
  readonly row: ConsultationRow;
  readonly now: Date;
  readonly may: readonly string[];
  readonly onAct: (act: Act, row: ConsultationRow) => void;
  readonly busyId: string | null;
  readonly hrefOf: (row: ConsultationRow) => string;
  readonly withLocation: boolean;
  readonly withTrainer: boolean;
  /** Where the heading above is of several days. */
  readonly withDay: boolean;
}

const TONES: Readonly<Record<State, Tone>> = {
  ahead: 'plain',
  due: 'plain',
  unlogged: 'bad',
  showed: 'good',
  objected: 'warn',
  closed: 'accent',
  missed: 'bad',
  cancelled: 'plain',
};

/** One consultation: when, with whom, by whom, where it stands, and what can come next. */
export function DayRow(props: Props) {
  const { row, now, may, onAct, busyId, hrefOf, withLocation, withTrainer, withDay } = props;
  const phone = useIsPhone();
  const state = stateOf(row, now);
  const offered = inReach(offeredFor(row, now, may), phone);
  const name = nameOf(row.member);
  const where = [withTrainer ? row.trainer?.name : null, withLocation ? row.location?.name : null].filter(Boolean);
  return (
    <div className={styles.row} data-state={state}>
      <time className={styles.time} dateTime={row.startsAt}>
        {spellClock(row.startsAt, row.timeZone)}
        {withDay ? <small>{spellShortDay(row.slotOn)}</small> : null}
      </time>
      <div className={styles.who}>
        <Anchor className={styles.name} href={hrefOf(row)}>
          <Name>{name}</Name>
        </Anchor>
        <p>{factsOf(row).join(' · ')}</p>
      </div>
      <p className={styles.where}>
        <bdi>{where.join(' · ')}</bdi>
      </p>
      <p className={styles.state}>
        {state === 'ahead' || state === 'due' || state === 'unlogged' ? null : (
          <StateChip tone={TONES[state]}>{stateWord(state, row)}</StateChip>
        )}
        {row.sale ? <small>{soldWords(row.sale)}</small> : null}
        {state === 'objected' && row.followUpOn ? (
          <small>{t('consultation.followUp', { day: spellShortDay(row.followUpOn) })}</small>
        ) : null}
      </p>
      <div className={`${styles.acts} no-print`}>
        {offered.now.map((act, place) => (
          <Button
            key={act}
            variant={place === 0 && state === 'due' ? 'filled' : 'default'}
            loading={busyId === row.id && place === 0}
            disabled={busyId === row.id}
            aria-keyshortcuts={KEYS[act]}
            aria-label={t('consultation.actFor', { act: buttonWord(act, state), name })}
            onClick={() => onAct(act, row)}
          >
            {buttonWord(act, state)}
          </Button>
        ))}
        <ActionMenu
          name={name}
          acts={offered.more.map((act) => ({
            key: act,
            label: actWord(act),
            danger: act === 'cancel',
            onClick: () => onAct(act, row),
          }))}
        />
      </div>
    </div>
  );
}

/** A thumb has room for one: the others stand behind the dots. */
const inReach = ({ now, more }: Offered, phone: boolean): Offered =>
  phone ? { now: now.slice(0, 1), more: [...now.slice(1), ...more] } : { now, more };

/** A show is asked for; what else can be done is told. */
const buttonWord = (act: Act, state: State): string =>
  act === 'show' && (state === 'unlogged' || state === 'due') ? t('consultation.showed?') : actWord(act);

/** What helps to remember who it is. */
function factsOf({ walkIn, member, placeInChain, minutes }: ConsultationRow): string[] {
  return [
    walkIn ? t('consultation.walkIn') : '',
    member?.joinedOn ? t('consultation.joined', { day: spellShortDay(member.joinedOn) }) : '',
    placeInChain > 1 ? t('consultation.movedTimes', { count: placeInChain - 1 }) : '',
    t('consultation.minutes', { minutes }),
  ].filter((fact) => fact !== '');
}

/** The front desk reads what was bought, and not for how much. */
function soldWords({ item, priceMinor, currency }: NonNullable<ConsultationRow['sale']>): string {
  return priceMinor === null ? item : `${item} · ${spellMoney(priceMinor, currency, true)}`;
}
