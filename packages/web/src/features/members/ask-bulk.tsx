import { useState } from 'react';
import { AssignNextStepsDocument, PlanNextStepsDocument } from '../../api/documents.ts';
import { addDays, todayIn, viewerZone } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { useVerb } from '../../ui/verbs/index.ts';
import { AssignSheet, PlanSheet, type StepDraft } from './step-sheets.tsx';
import { useStepOwners } from './use-step-owners.ts';
import { nameOf, type MemberRow } from './words.ts';

interface Props {
  readonly kind: 'plan' | 'assign';
  readonly members: readonly MemberRow[];
  /** Who plans: the step is theirs unless somebody else is named. */
  readonly me: string;
  /** Takes some out of the choice. */
  readonly onLeaveOut: (ids: readonly string[]) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Something done with many members at once: for all of them or for none. */
export function AskBulk(props: Props) {
  return props.kind === 'plan' ? <AskPlanMany {...props} /> : <AskAssignMany {...props} />;
}

function inTheWayOf(refusal: unknown, members: readonly MemberRow[]) {
  const notFor = (refusal as { notFor?: readonly { memberId: string; reason: string }[] } | null)?.notFor ?? [];
  return notFor.map(({ memberId, reason }) => {
    const member = members.find(({ id }) => id === memberId);
    return { id: memberId, name: member ? nameOf(member) : t('members.chip.someone'), reason };
  });
}

function AskPlanMany({ members, me, onLeaveOut, onDone, onClose }: Props) {
  const first = { what: '', dueOn: addDays(todayIn(viewerZone()), 1), ownerStaffId: me };
  const [draft, setDraft] = useState<StepDraft>(first);
  const verb = useVerb(PlanNextStepsDocument, {
    done: 'NextStepsPlanned',
    said: ({ stepIds }) => t('members.bulk.saidPlanned', { count: stepIds.length }),
  });
  const plan = async () => {
    const { what, dueOn, ownerStaffId } = draft;
    if (await verb.run({ memberIds: members.map(({ id }) => id), what, dueOn, ownerStaffId })) onDone();
  };
  const inTheWay = inTheWayOf(verb.refusal, members);
  return (
    <PlanSheet
      title={t('members.bulk.planTitle', { count: members.length })}
      submit={t('members.step.plan')}
      draft={draft}
      onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
      owners={useStepOwners()}
      dirty={draft.what !== ''}
      busy={verb.busy}
      refusal={verb.refusal}
      inTheWay={inTheWay}
      onLeaveOut={() => {
        verb.clear();
        onLeaveOut(inTheWay.map(({ id }) => id));
      }}
      onSubmit={() => void plan()}
      onClose={onClose}
    />
  );
}

function AskAssignMany({ members, onLeaveOut, onDone, onClose }: Props) {
  const [ownerStaffId, setOwner] = useState<string | null>(null);
  const verb = useVerb(AssignNextStepsDocument, {
    done: 'NextStepsAssigned',
    said: ({ stepIds }) => t('members.bulk.saidAssigned', { count: stepIds.length }),
  });
  const assign = async () => {
    if (!ownerStaffId) return;
    if (await verb.run({ memberIds: members.map(({ id }) => id), ownerStaffId })) onDone();
  };
  const inTheWay = inTheWayOf(verb.refusal, members);
  return (
    <AssignSheet
      title={t('members.bulk.assignTitle', { count: members.length })}
      ownerStaffId={ownerStaffId}
      onOwner={setOwner}
      owners={useStepOwners()}
      busy={verb.busy}
      refusal={verb.refusal}
      inTheWay={inTheWay}
      onLeaveOut={() => {
        verb.clear();
        onLeaveOut(inTheWay.map(({ id }) => id));
      }}
      onSubmit={() => void assign()}
      onClose={onClose}
    />
  );
}
