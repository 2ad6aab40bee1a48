import { Button, Skeleton } from '@mantine/core';
import type { MemberStoryQuery } from '../../api/documents.ts';
import { spellClock, spellDate, spellDay, spellShortDay, todayIn, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { bareVerb, byDay, verbKey } from './timeline.rules.ts';
import styles from './timeline.module.css';

type Entry = MemberStoryQuery['memberStory']['nodes'][number];

interface Props {
  readonly entries: readonly Entry[];
  /** Asks for earlier ones; null when there are none. */
  readonly onMore: (() => void) | null;
  readonly loading: boolean;
  /** The act that is being taken back. */
  readonly undoing: string | null;
  readonly onUndo: (activityId: string) => void;
}

const dayOf = ({ happenedAt, timeZone }: Entry): string => todayIn(timeZone, new Date(happenedAt));

/** Everything that happened, the latest first, under the days on which it happened there. */
export function TimelineView({ entries, onMore, loading, undoing, onUndo }: Props) {
  if (entries.length === 0) return <p className={styles.empty}>{t('story.empty')}</p>;
  const zone = entries[0]?.timeZone ?? viewerZone();
  const thisYear = todayIn(zone);
  return (
    <div aria-busy={loading}>
      {byDay(entries, dayOf).map(({ day, entries: ofDay }) => (
        <section key={day} className={styles.day}>
          <h3>{day.slice(0, 4) === thisYear.slice(0, 4) ? spellDay(day) : spellDate(day)}</h3>
          <ol className={styles.entries}>
            {ofDay.map((entry) => (
              <Line key={entry.id} entry={entry} busy={undoing === entry.activityId} onUndo={onUndo} />
            ))}
          </ol>
        </section>
      ))}
      {onMore ? (
        <Button className="no-print" onClick={onMore} loading={loading}>
          {t('story.more')}
        </Button>
      ) : null}
      {zone === viewerZone() ? null : <p className={styles.zone}>{t('story.zone', { zone })}</p>}
    </div>
  );
}

interface LineProps {
  readonly entry: Entry;
  readonly busy: boolean;
  readonly onUndo: (activityId: string) => void;
}

function Line({ entry, busy, onUndo }: LineProps) {
  const key = verbKey(entry.verb);
  const title = key ? t(key) : bareVerb(entry.verb);
  const clock = spellClock(entry.happenedAt, entry.timeZone);
  const { activityId } = entry;
  return (
    <li className={styles.entry} data-undone={entry.isUndone || undefined} data-kind={entry.verb.split('.')[0]}>
      <time dateTime={entry.happenedAt}>{activityId === null && isWholeDay(entry) ? '' : clock}</time>
      <div className={styles.words}>
        <p>
          <b>{title}</b>
          <Details entry={entry} />
          {entry.isUndone ? <span className={styles.undone}>{t('story.undone')}</span> : null}
        </p>
        <p className={styles.who}>{whoOf(entry)}</p>
      </div>
      {entry.canUndo && activityId !== null ? (
        <button
          type="button"
          className={`${styles.undo} no-print`}
          disabled={busy}
          aria-label={t('story.undoOf', { what: title, when: clock })}
          onClick={() => onUndo(activityId)}
        >
          {t('story.undo')}
        </button>
      ) : null}
    </li>
  );
}

/** What a file told of by its day alone stands at noon there: no clock is shown for it. */
const isWholeDay = ({ verb }: Entry): boolean => verb.startsWith('spell.') || verb.startsWith('package.');

function Details({ entry }: { readonly entry: Entry }) {
  const { timeZone, onDay, withName, what, verb } = entry;
  // What happened at its own start says its day and hour already.
  const startsAt = entry.startsAt === entry.happenedAt ? null : entry.startsAt;
  const asText = verb === 'note.written';
  const parts = [
    startsAt
      ? `${spellShortDay(todayIn(timeZone, new Date(startsAt)), todayIn(timeZone))}, ${spellClock(startsAt, timeZone)}`
      : null,
    what && !asText ? wordsOf(verb, what) : null,
    onDay && !startsAt && verb !== 'spell.joined' ? spellShortDay(onDay, todayIn(timeZone)) : null,
    withName ? t('story.with', { name: withName }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      {parts.length > 0 ? <span className={styles.details}>{parts.join(' · ')}</span> : null}
      {asText && what ? <q className={styles.note}>{what}</q> : null}
    </>
  );
}

const CHANNELS = {
  EMAIL: 'member.channel.EMAIL',
  MESSAGE: 'member.channel.MESSAGE',
  PHONE: 'member.channel.PHONE',
} as const;

function wordsOf(verb: string, what: string): string {
  return verb.startsWith('consent.') && what in CHANNELS ? t(CHANNELS[what as keyof typeof CHANNELS]) : what;
}

const fileWords = (name: string | null): string => (name ? t('story.fromFileBy', { name }) : t('story.fromFile'));

const kindWords = (kind: Entry['actorKind']): string =>
  kind === null || kind === 'PERSON' ? '' : t(`story.actor.${kind}`);

function whoOf({ actorKind, actorName, importRunId, locationName }: Entry): string {
  const who = importRunId !== null ? fileWords(actorName) : (actorName ?? kindWords(actorKind));
  return [who, locationName].filter(Boolean).join(' · ');
}

/** The story's layout in grey. */
export function TimelineSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className={styles.skeleton}>
          <Skeleton height={11} width={44} />
          <Skeleton height={11} width="60%" />
        </div>
      ))}
    </div>
  );
}
