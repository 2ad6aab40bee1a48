import { Button } from '@mantine/core';
import type { Option } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { About, Slots } from './chain-sheet.tsx';
import { Form } from './form.tsx';
import { SlotRefused, type SlotRefusal, wrongOf } from './set-sheet.tsx';
import { type Place, type SlotDraft, SlotFields } from './slot-fields.tsx';
import type { ChainSlot } from './use-chain.ts';

interface Props {
  readonly slots: readonly ChainSlot[];
  readonly last: ChainSlot;
  readonly draft: SlotDraft;
  readonly onChange: (change: Partial<SlotDraft>) => void;
  readonly places: readonly Place[];
  readonly trainers: readonly Option[];
  readonly taken: string | null;
  readonly dirty: boolean;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly refusal: SlotRefusal | null;
  readonly onMove: () => void;
  readonly onClose: () => void;
}

/** Where it stood so far, and where it goes. */
export function MoveSheet(props: Props) {
  const { slots, last, draft, onChange, dirty, ready, busy, refusal, onMove, onClose } = props;
  return (
    <Sheet
      title={t('move.title')}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="move" loading={busy} disabled={!ready}>
          {t('consultation.act.move')}
        </Button>
      }
    >
      <Form id="move" onSubmit={onMove}>
        <About slot={last} />
        <Slots slots={slots} />
        <SlotFields {...props} draft={draft} onChange={onChange} wrong={wrongOf(refusal)} />
        <SlotRefused refusal={refusal} onChange={onChange} />
      </Form>
    </Sheet>
  );
}
