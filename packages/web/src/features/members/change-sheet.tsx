import { Button } from '@mantine/core';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';
import { ContactFields, type ContactDraft } from './contact-fields.tsx';

interface Props {
  readonly draft: ContactDraft;
  readonly onChange: (change: Partial<ContactDraft>) => void;
  /** What is there now, where somebody else changed it meanwhile. */
  readonly theirs: ContactDraft | null;
  readonly onTakeTheirs: () => void;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: {
    readonly __typename: string;
    readonly message?: string;
    readonly mend?: string | null;
    readonly field?: string;
  } | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** How somebody is named and reached, and what to do when another changed it meanwhile. */
export function ChangeSheet({ draft, onChange, theirs, onTakeTheirs, dirty, busy, refusal, onSubmit, onClose }: Props) {
  const wrong = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const beside = (field: keyof ContactDraft) =>
    theirs && theirs[field] !== draft[field]
      ? t('member.conflict.now', { value: theirs[field] || t('member.conflict.nothing') })
      : undefined;
  const conflict = refusal?.__typename === 'ChangedMeanwhile';
  return (
    <Sheet
      title={t('member.changeTitle')}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="change-member" loading={busy} disabled={!dirty}>
          {t(theirs ? 'member.conflict.mine' : 'member.changeSubmit')}
        </Button>
      }
    >
      <form
        id="change-member"
        noValidate
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <ContactFields draft={draft} onChange={onChange} wrong={wrong} beside={beside} />
        <RefusalNote refusal={conflict ? { message: t('member.conflict') } : refusal}>
          {conflict ? <Button onClick={onTakeTheirs}>{t('member.conflict.theirs')}</Button> : null}
        </RefusalNote>
      </form>
    </Sheet>
  );
}
