import { Button } from '@mantine/core';
import { useId, useState, type SubmitEvent } from 'react';
import { MendImportRowDocument } from '../../api/documents.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { TextField } from '../../ui/fields/index.ts';
import { t } from '../../ui/messages/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { RefusalNote, useVerb } from '../../ui/verbs/index.ts';
import type { JudgedRow, KindFields } from './draft.ts';
import styles from './imports.module.css';
import { sentenceOf, verdictWord } from './words.ts';

interface Props {
  readonly row: JudgedRow;
  readonly fields: KindFields['fields'];
  readonly open: boolean;
  readonly memberHref: (memberId: string) => string;
  readonly onClose: () => void;
}

/** One row cell by cell: what the file says, why it is refused, and the cells to mend in place. The file stays as it was. */
export function RowSheet({ row, fields, open, memberHref, onClose }: Props) {
  const form = useId();
  const [typed, setTyped] = useState<ReadonlyMap<number, string>>(new Map());
  const mend = useVerb(MendImportRowDocument, {
    done: 'ImportRowMended',
    said: ({ verdict }) => t('imports.mended', { verdict: verdict ? verdictWord(verdict) : t('imports.judgedAnew') }),
    undo: false,
  });
  const changed = row.cells.filter(({ index, value }) => typed.has(index) && typed.get(index) !== value);
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const values = changed.map(({ index }) => ({ column: index, value: typed.get(index) ?? '' }));
    if (values.length > 0 && (await mend.run({ rowId: row.id, values }))) onClose();
  };
  return (
    <Sheet
      title={t('imports.rowTitle', { row: row.rowNumber, file: row.fileName })}
      onClose={onClose}
      dirty={changed.length > 0}
      footer={
        open ? (
          <>
            <Button onClick={onClose}>{t('imports.leaveRow')}</Button>
            <Button type="submit" form={form} variant="filled" disabled={changed.length === 0} loading={mend.busy}>
              {t('imports.saveMend')}
            </Button>
          </>
        ) : null
      }
    >
      <Verdict row={row} memberHref={memberHref} />
      <RefusalNote refusal={mend.refusal} />
      <form id={form} className={styles.cells} onSubmit={(event) => void onSubmit(event)} noValidate>
        {row.cells.map(({ index, heading, field, value, original }) => {
          const reason = row.reasons.find(({ cell }) => cell === index);
          const title = fields.find(({ name }) => name === field)?.title;
          const hint = [title, original === null ? null : t('imports.original', { value: original })]
            .filter(Boolean)
            .join(' · ');
          return (
            <TextField
              key={index}
              label={heading}
              hint={hint || t('imports.unread')}
              error={reason ? `${sentenceOf(reason.message)} ${reason.mend}` : undefined}
              disabled={!open || field === null}
              value={typed.get(index) ?? value}
              onChange={(text) => setTyped(new Map(typed).set(index, text))}
            />
          );
        })}
      </form>
    </Sheet>
  );
}

/** Why it is refused as a whole, who it may be, who mended it, what it changes. */
function Verdict({ row, memberHref }: Pick<Props, 'row' | 'memberHref'>) {
  const whole = row.reasons.filter(({ cell }) => cell === null);
  return (
    <>
      {whole.map(({ code, message, mend }) => (
        <RefusalNote key={code} refusal={{ message: sentenceOf(message), mend }} />
      ))}
      {row.possibleDuplicate ? <Duplicate row={row} memberHref={memberHref} /> : null}
      {row.mendedBy ? <p>{t('imports.mendedBy', { name: row.mendedBy.name })}</p> : null}
      {row.changes.length > 0 ? (
        <dl className={styles.changes}>
          {row.changes.map(({ field, title, before, after }) => (
            <div key={field}>
              <dt>{title}</dt>
              <dd>
                <s>{before}</s> <ins>{after}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

function Duplicate({ row, memberHref }: Pick<Props, 'row' | 'memberHref'>) {
  const other = row.possibleDuplicate;
  if (!other) return null;
  return (
    <p className={styles.duplicate}>
      {t('imports.maybeLong', { name: other.name })}{' '}
      {other.isNew ? t('imports.alsoNew') : <Anchor href={memberHref(other.id)}>{t('imports.openMember')}</Anchor>}
    </p>
  );
}
