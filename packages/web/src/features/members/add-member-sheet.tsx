import { Button } from '@mantine/core';
import { ChoiceField, DayField, SelectField, TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { Alike, type LookAlike } from './alike.tsx';
import { ContactFields, type ContactDraft } from './contact-fields.tsx';
import styles from './members.module.css';
import type { Named } from './words.ts';

export const KINDS = ['STANDARD', 'STAFF', 'COMPLIMENTARY'] as const;

/** Somebody who joined, as they are being written down. */
export interface NewMember extends ContactDraft {
  readonly locationId: string;
  readonly joinedOn: string;
  readonly membership: string;
  readonly kind: (typeof KINDS)[number];
}

interface Props {
  readonly draft: NewMember;
  readonly onChange: (change: Partial<NewMember>) => void;
  readonly places: readonly Named[];
  readonly alike: readonly LookAlike[];
  readonly hrefOf: (memberId: string) => string;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null; readonly field?: string } | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Who joined, where and when. */
export function AddMemberSheet({ draft, onChange, places, alike, hrefOf, dirty, busy, refusal, ...rest }: Props) {
  const { onSubmit, onClose } = rest;
  const wrong = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  return (
    <Sheet
      title={t('member.add.title')}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="add-member" loading={busy}>
          {t('member.add.submit')}
        </Button>
      }
    >
      <form
        id="add-member"
        noValidate
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <ContactFields draft={draft} onChange={onChange} wrong={wrong} />
        <Alike alike={alike} hrefOf={hrefOf} hint={t('member.alike.hint')} />
        <div className={styles.two}>
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
            error={wrong('joinedOn')}
          />
        </div>
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
        <RefusalNote refusal={refusal} />
      </form>
    </Sheet>
  );
}
