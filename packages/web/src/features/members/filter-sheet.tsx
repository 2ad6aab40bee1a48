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

const optionsOf = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** All filters of the list at once; they hold when they are applied. */
export function FilterSheet({ filter, places, sources, trainers, owners, onApply, onClose }: Props) {
  const [draft, setDraft] = useState(filter);
  const change = (next: Partial<MemberFilter>) => setDraft((now) => ({ ...now, ...next }));
  const { joinedFrom, joinedTo } = draft;
  const backwards = Boolean(joinedFrom && joinedTo && joinedFrom > joinedTo);
  const fromFiles = [{ value: BY_HAND, label: t('members.filter.byHand') }, ...optionsOf(sources)];
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
        <ChoiceField
          label={t('members.filter.stage')}
          value={draft.stage ?? ANY}
          options={[
            { value: ANY, label: t('members.filter.anyStage') },
            ...STAGES.map((stage) => ({ value: stage, label: t(`members.stage.${stage}`) })),
          ]}
          onChange={(stage) => change({ stage: stage === ANY ? null : stage })}
        />
        {places.length > 1 ? (
          <SelectField
            label={t('members.filter.location')}
            value={draft.locationId ?? null}
            options={optionsOf(places)}
            placeholder={t('members.filter.anywhere')}
            optional
            onChange={(locationId) => change({ locationId })}
          />
        ) : null}
        {trainers.length > 1 ? (
          <SelectField
            label={t('members.filter.trainer')}
            value={draft.trainerId ?? null}
            options={optionsOf(trainers)}
            placeholder={t('members.filter.anyTrainer')}
            optional
            onChange={(trainerId) => change({ trainerId })}
          />
        ) : null}
        <div className={styles.two}>
          <DayField
            label={t('members.filter.from')}
            value={joinedFrom ?? ''}
            optional
            onChange={(day) => change({ joinedFrom: day || null })}
          />
          <DayField
            label={t('members.filter.to')}
            value={joinedTo ?? ''}
            optional
            onChange={(day) => change({ joinedTo: day || null })}
          />
        </div>
        <RefusalNote refusal={backwards ? { message: t('members.filter.backwards') } : null} />
        <NumberField
          label={t('members.filter.notSet')}
          value={draft.notSetDays ?? null}
          unit={t('members.filter.days')}
          optional
          onChange={(notSetDays) => change({ notSetDays })}
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
        {owners.length > 1 ? (
          <SelectField
            label={t('members.filter.owner')}
            value={draft.stepOwnerId ?? null}
            options={optionsOf(owners)}
            placeholder={t('members.filter.anybody')}
            optional
            onChange={(stepOwnerId) => change({ stepOwnerId })}
          />
        ) : null}
        <SelectField
          label={t('members.filter.source')}
          value={draft.sourceId ?? null}
          options={fromFiles}
          placeholder={t('members.filter.anywhere')}
          optional
          onChange={(sourceId) => change({ sourceId })}
        />
      </form>
    </Sheet>
  );
}
