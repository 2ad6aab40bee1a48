import { skipToken, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { AssignWorkLineDocument, WhoMayTakeWorkDocument } from '../../api/documents.ts';
import type { Day } from '../../ui/day.ts';
import { DayField, SelectField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import { lineTitle, type Worker, type WorkLineHead } from './work.ts';

interface Props {
  readonly line: WorkLineHead;
  readonly worker: Worker;
  readonly locationId: string | null;
  readonly today: Day;
  readonly onClose: () => void;
}

/** Gives a line of work to somebody: who, by when, and the words of the step. */
export default function AssignWork({ line, worker, locationId, today, onClose }: Props) {
  const isStep = line.kind === 'BE_BACK_DUE';
  const { data } = useQuery(WhoMayTakeWorkDocument, worker.givesToOthers ? {} : skipToken);
  const [owner, setOwner] = useState<string | null>(
    worker.givesToOthers && line.kind === 'UNLOGGED' && line.trainer ? line.trainer.id : worker.staffId,
  );
  const [dueOn, setDueOn] = useState<Day | ''>(today);
  const [what, setWhat] = useState<string>(t(`work.what.${line.kind}`));
  const verb = useVerb(AssignWorkLineDocument, {
    done: 'WorkLineAssigned',
    said: ({ steps }) => t('work.assigned', { count: steps }),
  });
  const trainers = (data?.trainers ?? []).filter(({ id }) => id !== worker.staffId);
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const ownerStaffId = owner === worker.staffId ? null : owner;
    if (await verb.run({ key: line.id, locationId, what, dueOn, ownerStaffId })) onClose();
  };
  const wrong = verb.refusal?.__typename === 'InvalidInput' ? verb.refusal : null;
  const errorOf = (field: string) => (wrong?.field === field ? `${wrong.message} ${wrong.mend}` : null);
  return (
    <Sheet
      title={lineTitle(line, worker)}
      onClose={onClose}
      dirty={what !== t(`work.what.${line.kind}`)}
      footer={
        <Button type="submit" form="assign-work" variant="filled" loading={verb.busy}>
          {t('work.assign')}
        </Button>
      }
    >
      <form id="assign-work" noValidate onSubmit={(event) => void onSubmit(event)}>
        {worker.givesToOthers ? (
          <SelectField
            label={t('work.owner')}
            focused
            value={owner}
            onChange={setOwner}
            error={errorOf('ownerStaffId')}
            options={[
              { value: worker.staffId, label: t('work.me') },
              ...trainers.map(({ id, firstName, lastName }) => ({
                value: id,
                label: `${firstName} ${lastName}`.trim(),
              })),
            ]}
          />
        ) : null}
        <DayField label={t('work.due.label')} value={dueOn} min={today} onChange={setDueOn} error={errorOf('dueOn')} />
        {isStep ? null : (
          <TextField label={t('work.what')} value={what} onChange={setWhat} maxLength={500} error={errorOf('what')} />
        )}
        <p>{t(isStep ? 'work.handOver' : 'work.eachStep', { count: line.count })}</p>
        <RefusalNote refusal={wrong?.field ? null : verb.refusal} />
      </form>
    </Sheet>
  );
}
