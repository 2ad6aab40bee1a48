import { Anchor } from '../../ui/anchor.tsx';
import { spellShortDay, type Day } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { Name } from '../../ui/name.tsx';
import { lineTitle, whenWords, type Worker, type WorkLine, type WorkList } from './work.ts';
import styles from './work-list.module.css';

interface Props {
  readonly list: WorkList;
  readonly worker: Worker;
  readonly today: Day;
  readonly hrefOfLine: (id: string) => string;
  readonly onAssign: (line: WorkLine) => void;
  readonly onLater: (line: WorkLine) => void;
}

/** What needs doing, the first seven: each with its reason, who it is about, and what can be done about it here. */
export function WorkListView(props: Props) {
  const { lines, totalCount, snoozedCount } = props.list;
  return (
    <section aria-labelledby="work" className={styles.section}>
      <div className={styles.heading}>
        <h2 id="work">{t('work.title')}</h2>
        <span>{lines.length === 0 ? '' : t('work.shown', { shown: lines.length, total: totalCount })}</span>
      </div>
      {lines.length === 0 ? <p className={styles.nothing}>{t('work.nothing')}</p> : null}
      <ol className={styles.lines}>
        {lines.map((line) => (
          <Line key={line.id} {...props} line={line} />
        ))}
      </ol>
      {snoozedCount > 0 ? <p className={styles.snoozed}>{t('work.snoozed', { count: snoozedCount })}</p> : null}
    </section>
  );
}

function Line({ line, worker, today, hrefOfLine, onAssign, onLater }: Props & { readonly line: WorkLine }) {
  const title = lineTitle(line, worker);
  return (
    <li className={styles.line} data-urgent={line.urgent || undefined}>
      <div className={styles.words}>
        <h3>
          <Anchor href={hrefOfLine(line.id)}>
            <bdi>{title}</bdi>
          </Anchor>
          {line.urgent ? <span className="sr-only">, {t('work.urgent')}</span> : null}
        </h3>
        <p>
          {line.people.map((person) => (
            <span key={person.id}>
              <Name whole>{person.memberName}</Name> {whenWords(line.kind, person, today)}
            </span>
          ))}
          {line.count > line.people.length ? (
            <span>{t('work.more', { count: line.count - line.people.length })}</span>
          ) : null}
        </p>
        {line.closesOn ? (
          <p className={styles.closes}>{t('work.closes', { day: spellShortDay(line.closesOn, today) })}</p>
        ) : null}
      </div>
      <div className={`${styles.acts} no-print`}>
        <button type="button" onClick={() => onAssign(line)} aria-label={t('work.assignTo', { what: title })}>
          {t('work.assign')}
        </button>
        <button type="button" onClick={() => onLater(line)} aria-label={t('work.laterFor', { what: title })}>
          {t('work.putOff')}
        </button>
      </div>
    </li>
  );
}
