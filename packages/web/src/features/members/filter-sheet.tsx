import { Button } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField, DayField, NumberField, SelectField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import styles from './members.module.css';
import { STAGES, STEP_STATES, type MemberFilter, type Named } from './words.ts';

/** What the filters can be chosen from. */
export interface FilterNames {
  readonly places: readonly Named[];
  readonly sources: readonly Named[];
  readonly trainers: readonly Named[];
  readonly owners: readonly Named[];
}

interface Props extends FilterNames {
  readonly filter: MemberFilter;
  readonly onApply: (filter: MemberFilter) => void;
  readonly onClose: () => void;
}

/** Added by hand: no connected system told of them. */
const BY_HAND = 'none';
const ANY = 'ANY';

interface PartProps {
  readonly draft: MemberFilter;
  readonly change: (next: Partial<MemberFilter>) => void;
}

interface ByNameProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null | undefined;
  readonly named: readonly Named[];
  readonly onChange: (id: string | null) => void;
}

/** One of those that there are; nothing is asked where there is only one. */
function ByName({ label, placeholder, value, named, onChange }: ByNameProps) {
  if (named.length < 2) return null;
  return (
    <SelectField
      label={label}
      value={value ?? null}
      options={named.map(({ id, name }) => ({ value: id, label: name }))}
      placeholder={placeholder}
      optional
      onChange={onChange}
    />
  );
}

/** Between which days they joined. */
function JoinedFields({ draft, change, backwards }: PartProps & { readonly backwards: boolean }) {
  return (
    <>
      <div className={styles.two}>
        <DayField
          label={t('members.filter.from')}
          value={draft.joinedFrom ?? ''}
          optional
          onChange={(day) => change({ joinedFrom: day || null })}
        />
        <DayField
          label={t('members.filter.to')}
          value={draft.joinedTo ?? ''}
          optional
          onChange={(day) => change({ joinedTo: day || null })}
        />
      </div>
      <RefusalNote refusal={backwards ? { message: t('members.filter.backwards') } : null} />
    </>
  );
}

/** How far they came, and whether something comes next. */
function StageFields({ draft, change }: PartProps) {
  return (
    <>
      <ChoiceField
        label={t('members.filter.stage')}
        value={draft.stage ?? ANY}
        options={[
          { value: ANY, label: t('members.filter.anyStage') },
          ...STAGES.map((stage) => ({ value: stage, label: t(`members.stage.${stage}`) })),
        ]}
        onChange={(stage) => change({ stage: stage === ANY ? null : stage })}
      />
      <ChoiceField
        label={t('members.filter.step')}
        value={draft.nextStep ?? ANY}
        options={[
          { value: ANY, label: t('members.filter.anyStep') },
          ...STEP_STATES.map((state) => ({ value: state, label: t(`members.filter.step.${state}`) })),
        ]}
        onChange={(state) => change({ nextStep: state === ANY ? null : state })}
      />
    </>
  );
}

const isBackwards = ({ joinedFrom, joinedTo }: MemberFilter): boolean =>
  Boolean(joinedFrom && joinedTo && joinedFrom > joinedTo);

/** All filters of the list at once; they hold when they are applied. */
export function FilterSheet({ filter, places, sources, trainers, owners, onApply, onClose }: Props) {
  const [draft, setDraft] = useState(filter);
  const change = (next: Partial<MemberFilter>) => setDraft((now) => ({ ...now, ...next }));
  const backwards = isBackwards(draft);
  const [anywhere, anybody] = [t('members.filter.anywhere'), t('members.filter.anybody')];
  return (
    <Sheet
      title={t('members.filter.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" type="submit" form="member-filter" disabled={backwards}>
          {t('members.filter.apply')}
        </Button>
      }
    >
      <form
        id="member-filter"
        noValidate
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!backwards) onApply(draft);
        }}
      >
        <StageFields draft={draft} change={change} />
        <NumberField
          label={t('members.filter.notSet')}
          value={draft.notSetDays ?? null}
          unit={t('members.filter.days')}
          optional
          onChange={(notSetDays) => change({ notSetDays })}
        />
        <JoinedFields draft={draft} change={change} backwards={backwards} />
        <ByName
          label={t('members.filter.location')}
          placeholder={anywhere}
          value={draft.locationId}
          named={places}
          onChange={(locationId) => change({ locationId })}
        />
        <ByName
          label={t('members.filter.trainer')}
          placeholder={t('members.filter.anyTrainer')}
          value={draft.trainerId}
          named={trainers}
          onChange={(trainerId) => change({ trainerId })}
        />
        <ByName
          label={t('members.filter.owner')}
          placeholder={anybody}
          value={draft.stepOwnerId}
          named={owners}
          onChange={(stepOwnerId) => change({ stepOwnerId })}
        />
        <ByName
          label={t('members.filter.source')}
          placeholder={anywhere}
          value={draft.sourceId}
          named={[{ id: BY_HAND, name: t('members.filter.byHand') }, ...sources]}
          onChange={(sourceId) => change({ sourceId })}
        />
      </form>
    </Sheet>
  );
}
