import { Button } from '@mantine/core';
import type { ActivityLogQuery } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { dayAt, spellClock, spellDate, spellDay, spellShortDay, todayIn, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { bareVerb, underDays, verbWords } from './log.rules.ts';
import styles from './log.module.css';

/** One line of the log. */
export type LogLine = ActivityLogQuery['activity']['edges'][number]['node'];

interface Props {
  readonly lines: readonly LogLine[];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly undoing: string | null;
  readonly onMore: () => void;
  readonly onUndo: (id: string) => void;
  /** Where a member is shown; null for a reader to whom they are not. */
  readonly memberHref: (id: string) => string | null;
}

/** What happened, the latest first, under the reader's own days. */
export function LogList({ lines, hasMore, loading, undoing, onMore, onUndo, memberHref }: Props) {
  const thisYear = todayIn(viewerZone()).slice(0, 4);
  return (
    <section aria-label={t('log.title')} aria-busy={loading} data-loading={loading || undefined} className={styles.log}>
      {underDays(lines, ({ happenedAt }) => dayAt(happenedAt, viewerZone())).map(({ day, lines: ofDay }) => (
        <section key={day} className={styles.day}>
          <h2>{day.startsWith(thisYear) ? spellDay(day) : spellDate(day)}</h2>
          <ol>
            {ofDay.map((line) => (
              <Line
                key={line.id}
                line={line}
                day={day}
                busy={undoing === line.id}
                onUndo={onUndo}
                memberHref={memberHref}
              />
            ))}
          </ol>
        </section>
      ))}
      {hasMore ? (
        <Button className="no-print" onClick={onMore} loading={loading}>
          {t('log.more')}
        </Button>
      ) : null}
    </section>
  );
}

/** The act in words: set a consultation. */
export function actWords({ verb }: Pick<LogLine, 'verb'>): string {
  const key = verbWords(verb);
  return key === null ? bareVerb(verb) : t(key);
}

/** Who acted, in words. */
export function actorWords({ actorKind, actorName }: Pick<LogLine, 'actorKind' | 'actorName'>): string {
  if (actorKind === 'API_KEY') return actorName === null ? t('log.byAKey') : t('log.byKey', { name: actorName });
  if (actorName !== null) return actorName;
  if (actorKind === 'COMMAND_LINE') return t('log.byConsole');
  return t(actorKind === 'JOB' ? 'log.byJob' : 'log.byNobody');
}

interface LineProps {
  readonly line: LogLine;
  readonly day: string;
  readonly busy: boolean;
  readonly onUndo: (id: string) => void;
  readonly memberHref: (id: string) => string | null;
}

function Line({ line, day, busy, onUndo, memberHref }: LineProps) {
  const zone = line.timeZone ?? viewerZone();
  const thereOn = dayAt(line.happenedAt, zone);
  const clock = spellClock(line.happenedAt, zone);
  const act = actWords(line);
  return (
    <li className={styles.line} data-undone={line.undoneById !== null || undefined}>
      <time dateTime={line.happenedAt}>{thereOn === day ? clock : `${spellShortDay(thereOn)}, ${clock}`}</time>
      <p className={styles.words}>
        <b>
          <bdi>{actorWords(line)}</bdi>
        </b>{' '}
        {act} <About line={line} memberHref={memberHref} />
      </p>
      <Marks line={line} />
      {line.mayUndo ? (
        <button
          type="button"
          className={`${styles.undo} no-print`}
          disabled={busy}
          aria-label={t('log.undoOf', { what: [act, line.memberName ?? line.subjectName].filter(Boolean).join(', ') })}
          onClick={() => onUndo(line.id)}
        >
          {t('log.undo')}
        </button>
      ) : null}
    </li>
  );
}

function About({ line, memberHref }: Pick<LineProps, 'line' | 'memberHref'>) {
  const { memberId, memberName, subjectName, undoneVerb } = line;
  const undone = undoneVerb === null ? null : actWords({ verb: undoneVerb });
  const name = memberName ?? subjectName;
  return (
    <>
      {undone === null ? null : <span className={styles.of}>({undone}) </span>}
      {name === null ? null : (
        <span className={styles.about}>
          <Anchor className={styles.name} href={memberId === null ? null : memberHref(memberId)}>
            <bdi>{name}</bdi>
          </Anchor>
        </span>
      )}
    </>
  );
}

function Marks({ line: { locationName, importRunId, undoneById, subjectKind } }: { readonly line: LogLine }) {
  const marks = [
    subjectKind === 'location' ? null : locationName,
    importRunId === null ? null : t('log.imported'),
    undoneById === null ? null : t('log.undone'),
  ].filter((mark) => mark !== null);
  return <p className={styles.marks}>{marks.join(' · ')}</p>;
}
