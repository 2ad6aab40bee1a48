import { useState } from 'react';
import { MoveNextStepDocument, PlanNextStepDocument } from '../../api/documents.ts';
import { addDays, spellShortDay } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { todayOf, type MemberSeen } from './member-words.ts';
import { PlanSheet, type StepDraft } from './step-sheets.tsx';
import { useStepOwners } from './use-step-owners.ts';

interface Props {
  readonly member: MemberSeen;
  readonly onClose: () => void;
}

/** Plans a step with the member. */
export function AskPlanStep({ member, me, onClose }: Props & { readonly me: string }) {
  const first: StepDraft = { what: '', dueOn: addDays(todayOf(member), 1), ownerStaffId: me };
  const [draft, setDraft] = useState(first);
  const verb = useVerb(PlanNextStepDocument, {
    done: 'NextStepPlanned',
    said: () => t('member.steps.saidPlanned', { day: spellShortDay(draft.dueOn) }),
  });
  const plan = async () => {
    if (await verb.run({ memberId: member.id, ...draft })) onClose();
  };
  return (
    <PlanSheet
      title={t('member.steps.planTitle')}
      submit={t('members.step.plan')}
      draft={draft}
      onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
      owners={useStepOwners()}
      dirty={draft.what !== ''}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void plan()}
      onClose={onClose}
    />
  );
}

/** Puts a step off, or hands it over. */
export function AskMoveStep({ member, stepId, onClose }: Props & { readonly stepId: string }) {
  const step = member.nextSteps.find(({ id }) => id === stepId);
  const today = todayOf(member);
  const later = step && step.dueOn > today ? step.dueOn : today;
  const [draft, setDraft] = useState<StepDraft>({
    what: step?.what ?? '',
    dueOn: later,
    ownerStaffId: step?.owner?.id ?? null,
  });
  const verb = useVerb(MoveNextStepDocument, {
    done: 'NextStepMoved',
    said: () => t('member.steps.saidMoved', { day: spellShortDay(draft.dueOn) }),
  });
  const move = async () => {
    const { dueOn, ownerStaffId } = draft;
    if (await verb.run({ stepId, dueOn, ...(ownerStaffId ? { ownerStaffId } : {}) })) onClose();
  };
  return (
    <PlanSheet
      title={t('member.steps.moveTitle')}
      submit={t('member.steps.save')}
      wordsFixed
      draft={draft}
      onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
      owners={useStepOwners()}
      dirty={draft.dueOn !== later || draft.ownerStaffId !== (step?.owner?.id ?? null)}
      busy={verb.busy}
      refusal={verb.refusal}
      onSubmit={() => void move()}
      onClose={onClose}
    />
  );
}
