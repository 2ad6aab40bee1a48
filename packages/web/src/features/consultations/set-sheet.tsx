import { Button } from '@mantine/core';
import { type ReactNode } from 'react';
import type { Option } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { Form } from './form.tsx';
import { type Place, type SlotDraft, SlotFields } from './slot-fields.tsx';
import { nextFree } from './use-trainers.ts';

/** A refusal of a booking, as far as the sheets can help with it. */
export interface SlotRefusal {
  readonly __typename: string;
  readonly message?: string;
  readonly field?: string;
  readonly mend?: string | null;
  readonly startsAtLocal?: string;
  readonly minutes?: number;
}

interface Props {
  readonly draft: SlotDraft;
  readonly onChange: (change: Partial<SlotDraft>) => void;
  readonly places: readonly Place[];
  readonly trainers: readonly Option[];
  readonly taken: string | null;
  readonly memberField: ReactNode;
  readonly ready: boolean;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: SlotRefusal | null;
  readonly onSet: () => void;
  readonly onClose: () => void;
}

/** With whom, by whom, when, how long. */
export function SetSheet(props: Props) {
  const { draft, onChange, memberField, ready, dirty, busy, refusal, onSet, onClose } = props;
  return (
    <Sheet
      title={t('do.set')}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="set" loading={busy} disabled={!ready}>
          {t('set.submit')}
        </Button>
      }
    >
      <Form id="set" onSubmit={onSet}>
        {memberField}
        <SlotFields {...props} draft={draft} onChange={onChange} wrong={wrongOf(refusal)} />
        <SlotRefused refusal={refusal} onChange={onChange} />
      </Form>
    </Sheet>
  );
}

/** The field that a refusal is about. */
export const wrongOf = (refusal: SlotRefusal | null) =>
  refusal?.field === undefined ? null : { field: refusal.field, message: refusal.message ?? '' };

/** Why it was not booked; an hour that is taken comes with the next one. */
export function SlotRefused({
  refusal,
  onChange,
}: {
  readonly refusal: SlotRefusal | null;
  readonly onChange: (change: Partial<SlotDraft>) => void;
}) {
  if (refusal?.startsAtLocal === undefined || refusal.minutes === undefined) return <RefusalNote refusal={refusal} />;
  const next = nextFree({ startsAtLocal: refusal.startsAtLocal, minutes: refusal.minutes });
  return (
    <RefusalNote refusal={refusal}>
      <Button onClick={() => onChange(next)}>{t('slot.takeNext', { time: next.time })}</Button>
    </RefusalNote>
  );
}
