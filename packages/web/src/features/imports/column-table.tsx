import type { ChangeImportFileInput, ImportOverwrite } from '../../api/documents.ts';
import { t, type PlainKey } from '../../ui/messages/index.ts';
import type { DraftColumn, DraftFile, KindFields } from './draft.ts';
import styles from './imports.module.css';

interface Props {
  readonly file: DraftFile;
  readonly fields: KindFields['fields'];
  readonly open: boolean;
  readonly onChange: (part: Omit<ChangeImportFileInput, 'fileId' | 'version'>) => void;
}

const OVERWRITES: readonly ImportOverwrite[] = ['OVERWRITE', 'FILL_EMPTY', 'KEEP'];

/** Every column with a few of its cells, what it was taken for and why, and whose word wins. */
export function ColumnTable({ file, fields, open, onChange }: Props) {
  return (
    <div className={styles.scroll} role="region" aria-label={t('imports.columnsOf', { name: file.name })} tabIndex={0}>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.samples')}</th>
            <th scope="col">{t('imports.means')}</th>
            <th scope="col">{t('imports.overwrite')}</th>
          </tr>
        </thead>
        <tbody>
          {file.columns.map((column) => (
            <ColumnRow key={column.index} column={column} fields={fields} open={open} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnRow({ column, fields, open, onChange }: Omit<Props, 'file'> & { readonly column: DraftColumn }) {
  const { heading, samples, field, how, overwrite } = column;
  const found = fields.find(({ name }) => name === field);
  return (
    <tr data-unread={field === null || undefined}>
      <th scope="row">
        <bdi>{heading}</bdi>
      </th>
      <td className={styles.samples}>
        {samples.map((sample, place) => (
          <bdi key={place}>{sample}</bdi>
        ))}
      </td>
      <td>
        <select
          aria-label={t('imports.meansOf', { column: heading })}
          disabled={!open}
          value={field ?? ''}
          onChange={(event) => onChange({ columns: [{ heading, field: event.currentTarget.value }] })}
        >
          <option value="">{t('imports.unread')}</option>
          {fields.map(({ name, title, required }) => (
            <option key={name} value={name}>
              {required ? t('imports.needed', { title }) : title}
            </option>
          ))}
        </select>
        <small>{t(`imports.how.${how}` satisfies PlainKey)}</small>
      </td>
      <td>
        {found?.overwritable && overwrite ? (
          <select
            aria-label={t('imports.overwriteOf', { column: heading })}
            disabled={!open}
            value={overwrite}
            onChange={(event) =>
              onChange({ columns: [{ heading, field, overwrite: event.currentTarget.value as ImportOverwrite }] })
            }
          >
            {OVERWRITES.map((rule) => (
              <option key={rule} value={rule}>
                {t(`imports.overwrite.${rule}` satisfies PlainKey)}
              </option>
            ))}
          </select>
        ) : null}
      </td>
    </tr>
  );
}
