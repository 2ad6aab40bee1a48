import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Day } from '../../ui/day.ts';
import { ChoiceField, DayField, SelectField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import type { Named } from './words.ts';

const KINDS = ['STANDARD', 'STAFF', 'COMPLIMENTARY'] as const;

/** A membership as it is being written down. */
export interface SpellDraft {
  readonly locationId: string;
  readonly joinedOn: Day;
  readonly membership: string;
  readonly kind: (typeof KINDS)[number];
}

interface Common {
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null; readonly field?: string } | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

interface StartProps extends Common {
  readonly draft: SpellDraft;
  readonly onChange: (change: Partial<SpellDraft>) => void;
  readonly places: readonly Named[];
  readonly dirty: boolean;
}

/** Where, from when on, and what it is. */
export function StartSpellSheet({ draft, onChange, places, dirty, ...rest }: StartProps) {
  return (
    <SpellSheet {...rest} title={t('member.spells.start')} submit={t('member.spells.startSubmit')} dirty={dirty}>
      <p>{t('member.spells.startHint')}</p>
      {places.length > 1 ? (
        <SelectField
          label={t('member.field.location')}
          value={draft.locationId}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(locationId) => onChange({ locationId: locationId ?? draft.locationId })}
        />
      ) : null}
      <DayField
        label={t('member.field.joinedOn')}
        value={draft.joinedOn}
        onChange={(joinedOn) => onChange({ joinedOn })}
        error={rest.refusal?.field === 'joinedOn' ? rest.refusal.message : undefined}
      />
      <TextField
        label={t('member.field.membership')}
        value={draft.membership}
        onChange={(membership) => onChange({ membership })}
        maxLength={100}
        optional
      />
      <ChoiceField
        label={t('member.field.kind')}
        value={draft.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`member.kind.${kind}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
    </SpellSheet>
  );
}

interface EndProps extends Common {
  readonly leftOn: Day;
  readonly onLeftOn: (day: Day) => void;
}

/** From when on it is over. */
export function EndSpellSheet({ leftOn, onLeftOn, ...rest }: EndProps) {
  return (
    <SpellSheet {...rest} title={t('member.spells.endTitle')} submit={t('member.spells.endSubmit')} dirty={false}>
      <DayField
        label={t('member.spells.leftOn')}
        value={leftOn}
        onChange={onLeftOn}
        error={rest.refusal?.field === 'leftOn' ? rest.refusal.message : undefined}
        focused
      />
    </SpellSheet>
  );
}

interface SheetProps extends Common {
  readonly title: string;
  readonly submit: string;
  readonly dirty: boolean;
  readonly children: ReactNode;
}

function SpellSheet({ title, submit, dirty, busy, refusal, onSubmit, onClose, children }: SheetProps) {
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="spell" loading={busy}>
          {submit}
        </Button>
      }
    >
      <form
        id="spell"
        noValidate
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <RefusalNote refusal={refusal} />
      </form>
    </Sheet>
  );
}
