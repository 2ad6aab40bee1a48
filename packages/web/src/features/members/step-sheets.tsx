import { Button } from '@mantine/core';
import type { Day } from '../../ui/day.ts';
import { DayField, type Option, SelectField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import styles from './members.module.css';

/** A step as it is being written. */
export interface StepDraft {
  readonly what: string;
  readonly dueOn: Day;
  readonly ownerStaffId: string | null;
}

/** Somebody for whom it can not be done, and why. */
interface InTheWay {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

interface Refused {
  readonly message?: string;
  readonly mend?: string | null;
  readonly field?: string;
}

interface Common {
  readonly title: string;
  readonly owners: readonly Option[];
  readonly busy: boolean;
  readonly refusal: Refused | null;
  readonly inTheWay?: readonly InTheWay[];
  readonly onLeaveOut?: () => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

interface PlanProps extends Common {
  readonly submit: string;
  readonly draft: StepDraft;
  readonly onChange: (change: Partial<StepDraft>) => void;
  readonly dirty: boolean;
  /** The words stay as they are: only the day and the person move. */
  readonly wordsFixed?: boolean;
}

/** What is to be done, by when, by whom. */
export function PlanSheet({ title, submit, draft, onChange, owners, dirty, wordsFixed = false, ...rest }: PlanProps) {
  const { busy, refusal, inTheWay = [], onLeaveOut, onSubmit, onClose } = rest;
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button
          variant="filled"
          type="submit"
          form="step"
          loading={busy}
          disabled={!wordsFixed && draft.what.trim() === ''}
        >
          {submit}
        </Button>
      }
    >
      <StepForm onSubmit={onSubmit}>
        {wordsFixed ? (
          <p dir="auto">{draft.what}</p>
        ) : (
          <TextField
            label={t('members.step.what')}
            value={draft.what}
            onChange={(what) => onChange({ what })}
            maxLength={500}
            error={refusal?.field === 'what' ? refusal.message : undefined}
            focused
          />
        )}
        <DayField
          label={t('members.step.due')}
          value={draft.dueOn}
          onChange={(dueOn) => onChange({ dueOn })}
          error={refusal?.field === 'dueOn' ? refusal.message : undefined}
        />
        {owners.length > 1 ? (
          <SelectField
            label={t('members.step.owner')}
            value={draft.ownerStaffId}
            options={owners}
            onChange={(ownerStaffId) => onChange({ ownerStaffId })}
          />
        ) : null}
        <NotForAll refusal={refusal} inTheWay={inTheWay} onLeaveOut={onLeaveOut} />
      </StepForm>
    </Sheet>
  );
}

interface AssignProps extends Common {
  readonly ownerStaffId: string | null;
  readonly onOwner: (id: string | null) => void;
}

/** Who takes the next steps over. */
export function AssignSheet({ title, ownerStaffId, onOwner, owners, ...rest }: AssignProps) {
  const { busy, refusal, inTheWay = [], onLeaveOut, onSubmit, onClose } = rest;
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <Button variant="filled" type="submit" form="step" loading={busy} disabled={ownerStaffId === null}>
          {t('members.step.assign')}
        </Button>
      }
    >
      <StepForm onSubmit={onSubmit}>
        <SelectField
          label={t('members.step.owner')}
          hint={t('members.bulk.assignHint')}
          value={ownerStaffId}
          options={owners}
          onChange={onOwner}
          focused
        />
        <NotForAll refusal={refusal} inTheWay={inTheWay} onLeaveOut={onLeaveOut} />
      </StepForm>
    </Sheet>
  );
}

function StepForm({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: React.ReactNode }) {
  return (
    <form
      id="step"
      noValidate
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

interface NotForAllProps {
  readonly refusal: Refused | null;
  readonly inTheWay: readonly InTheWay[];
  readonly onLeaveOut: (() => void) | undefined;
}

/** Why it was done for nobody, who stands in the way, and the way to go on without them. */
function NotForAll({ refusal, inTheWay, onLeaveOut }: NotForAllProps) {
  if (inTheWay.length === 0) return <RefusalNote refusal={refusal} />;
  return (
    <RefusalNote refusal={refusal}>
      <ul className={styles.refused}>
        {inTheWay.map(({ id, name, reason }) => (
          <li key={id}>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            {reason}
          </li>
        ))}
      </ul>
      {onLeaveOut ? (
        <Button onClick={onLeaveOut}>{t('members.bulk.leaveOut', { count: inTheWay.length })}</Button>
      ) : null}
    </RefusalNote>
  );
}
