import { Button } from '@mantine/core';
import { StateChip } from '../../ui/chips.tsx';
import { spellShortDay } from '../../ui/day.ts';
import { ActionMenu } from '../../ui/menu.tsx';
import { t } from '../../ui/messages/index.ts';
import { Section } from '../../ui/page.tsx';
import styles from './member.module.css';
import { todayOf, type MemberSeen, type MemberSheet } from './member-words.ts';

interface Props {
  readonly member: MemberSeen;
  readonly mayPlan: boolean;
  readonly onOpen: (sheet: MemberSheet) => void;
  readonly onDone: (stepId: string) => void;
  readonly onDrop: (stepId: string) => void;
}

/** What is to be done next with the member, and by whom. */
export function StepsPart({ member, mayPlan, onOpen, onDone, onDrop }: Props) {
  const today = todayOf(member);
  return (
    <Section
      id="steps"
      title={t('member.steps')}
      side={mayPlan ? <Button onClick={() => onOpen({ kind: 'plan' })}>{t('member.steps.plan')}</Button> : null}
    >
      {member.nextSteps.length === 0 ? <p className={styles.quiet}>{t('member.steps.none')}</p> : null}
      <ul className={styles.rows}>
        {member.nextSteps.map(({ id, what, dueOn, kind, owner }) => {
          const day = spellShortDay(dueOn, today);
          const overdue = dueOn < today;
          return (
            <li key={id}>
              <div className={styles.row}>
                <span dir="auto">{what}</span>
                <small data-overdue={overdue || undefined}>
                  {overdue ? t('members.stepOverdue', { day }) : t('members.stepDue', { day })}
                  {owner ? (
                    <>
                      {' · '}
                      <bdi>{owner.name}</bdi>
                    </>
                  ) : null}
                </small>
              </div>
              {kind === 'FOLLOW_UP' ? <StateChip>{t('member.steps.followUp')}</StateChip> : null}
              {mayPlan ? (
                <>
                  <Button aria-label={t('member.steps.doneFor', { what })} onClick={() => onDone(id)}>
                    {t('member.steps.done')}
                  </Button>
                  <ActionMenu
                    name={what}
                    acts={[
                      {
                        key: 'move',
                        label: t('member.steps.move'),
                        onClick: () => onOpen({ kind: 'move', stepId: id }),
                      },
                      { key: 'drop', label: t('member.steps.drop'), onClick: () => onDrop(id) },
                    ]}
                  />
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
