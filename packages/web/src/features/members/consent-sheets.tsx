import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Day } from '../../ui/day.ts';
import { DayField, NoteField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';

interface Common {
  readonly title: string;
  readonly wording: string;
  readonly day: Day | '';
  readonly onDay: (day: Day | '') => void;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null; readonly field?: string } | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

interface ConsentProps extends Common {
  readonly onWording: (wording: string) => void;
  readonly dirty: boolean;
}

/** In which words, and when. */
export function ConsentSheet({ onWording, dirty, ...rest }: ConsentProps) {
  const { wording, refusal } = rest;
  return (
    <DaySheet {...rest} submit={t('member.consent.record')} dirty={dirty} field="givenOn">
      <NoteField
        label={t('member.consent.wording')}
        hint={t('member.consent.wordingHint')}
        value={wording}
        onChange={onWording}
        maxLength={2000}
        error={refusal?.field === 'wording' ? refusal.message : undefined}
        focused
      />
    </DaySheet>
  );
}

/** When it was taken back. */
export function WithdrawSheet(props: Common) {
  return (
    <DaySheet {...props} submit={t('member.consent.withdraw')} dirty={false} field="withdrawnOn">
      <q dir="auto">{props.wording}</q>
    </DaySheet>
  );
}

interface DaySheetProps extends Common {
  readonly submit: string;
  readonly dirty: boolean;
  readonly field: string;
  readonly children: ReactNode;
}

function DaySheet({
  title,
  submit,
  dirty,
  field,
  day,
  onDay,
  busy,
  refusal,
  onSubmit,
  onClose,
  children,
}: DaySheetProps) {
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="consent" loading={busy} disabled={day === ''}>
          {submit}
        </Button>
      }
    >
      <form
        id="consent"
        noValidate
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <DayField
          label={t('member.consent.when')}
          value={day}
          onChange={onDay}
          error={refusal?.field === field ? refusal.message : undefined}
        />
        <RefusalNote refusal={refusal} />
      </form>
    </Sheet>
  );
}
