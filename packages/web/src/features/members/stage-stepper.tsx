import { dayAt, spellShortDay, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import styles from './member.module.css';
import { todayOf, type MemberSeen } from './member-words.ts';
import { latestEntries } from './stages.rules.ts';
import { STAGES } from './words.ts';

/** How far somebody came in the present membership, and every stage they ever entered. */
export function StageStepper({ member }: { readonly member: MemberSeen }) {
  const today = todayOf(member);
  const zone = member.homeLocation?.timeZone ?? viewerZone();
  const spellId = member.spells[0]?.id ?? null;
  const entered = latestEntries(member.stageHistory, spellId);
  const past = member.stageHistory.filter(({ id }) => !Object.values(entered).some((entry) => entry?.id === id));
  return (
    <section aria-label={t('member.stages')} className={styles.stages}>
      <ol className={styles.stepper}>
        {STAGES.map((stage) => {
          const entry = entered[stage];
          const here = member.stage === stage;
          return (
            <li key={stage} data-entered={entry !== undefined || undefined} aria-current={here ? 'step' : undefined}>
              <b>{t(`members.stage.${stage}`)}</b>
              <small>{entry ? spellShortDay(entry.enteredOn, today) : t('member.stage.not')}</small>
            </li>
          );
        })}
      </ol>
      {past.length > 0 ? (
        <details className={styles.history}>
          <summary>{t('member.history')}</summary>
          <ul>
            {past.map(({ id, stage, enteredOn, takenBackAt }) => (
              <li key={id}>
                {t(`members.stage.${stage}`)}, {spellShortDay(enteredOn, today)}{' '}
                <span className={styles.quiet}>
                  {takenBackAt
                    ? t('member.history.takenBack', { day: spellShortDay(dayAt(takenBackAt, zone), today) })
                    : t('member.history.again')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
