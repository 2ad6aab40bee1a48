import { Button } from '@mantine/core';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote } from '../../ui/verbs/index.ts';

interface Props {
  readonly title: string;
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly refusal: { readonly message?: string; readonly mend?: string | null } | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** What a view is called. */
export function ViewSheet({ title, name, onChange, dirty, busy, refusal, onSubmit, onClose }: Props) {
  return (
    <Sheet
      title={title}
      onClose={onClose}
      dirty={dirty}
      footer={
        <Button variant="filled" type="submit" form="view-name" loading={busy} disabled={name.trim() === ''}>
          {t('members.view.submit')}
        </Button>
      }
    >
      <form
        id="view-name"
        noValidate
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <TextField
          label={t('members.view.name')}
          hint={t('members.view.saveHint')}
          value={name}
          onChange={onChange}
          maxLength={80}
          focused
        />
        <RefusalNote refusal={refusal} />
      </form>
    </Sheet>
  );
}
