import type { ChangeImportFileInput, ImportDateOrder } from '../../api/documents.ts';
import { SelectField } from '../../ui/fields/index.ts';
import { t, type PlainKey } from '../../ui/messages/index.ts';
import type { DraftFile } from './draft.ts';
import { wordOf } from './file-question.tsx';

interface Props {
  readonly file: DraftFile;
  readonly open: boolean;
  readonly onChange: (part: Omit<ChangeImportFileInput, 'fileId' | 'version'>) => void;
}

const ENCODINGS = ['utf-8', 'utf-16le', 'cp1252'];
const ORDERS: readonly ImportDateOrder[] = ['DMY', 'MDY', 'YMD'];

const BECAUSE: Readonly<Record<string, PlainKey>> = {
  given: 'imports.because.given',
  'days-above-12': 'imports.because.days-above-12',
  sequence: 'imports.because.sequence',
  'no-open-dates': 'imports.because.no-open-dates',
};

/** Why the dates are read so, in words. */
function becauseOf(because: string | null): string | undefined {
  const key = because === null ? undefined : BECAUSE[because];
  return key === undefined ? undefined : t(key);
}

/** How a file is read: found by itself, and put right here where that went wrong. */
export function FileReading({ file, open, onChange }: Props) {
  const { encoding, dateOrder, dateOrderBecause } = file;
  const encodings = encoding === null || ENCODINGS.includes(encoding) ? ENCODINGS : [encoding, ...ENCODINGS];
  return (
    <>
      <SelectField
        label={t('imports.dates')}
        hint={becauseOf(dateOrderBecause)}
        disabled={!open}
        value={dateOrder}
        placeholder={t('imports.noDates')}
        options={ORDERS.map((value) => ({ value, label: wordOf('DATE_ORDER', value) }))}
        onChange={(value) => (value === null ? undefined : onChange({ dateOrder: value }))}
      />
      {encoding === null ? null : (
        <SelectField
          label={t('imports.encoding')}
          disabled={!open}
          value={encoding}
          options={encodings.map((value) => ({ value, label: value }))}
          onChange={(value) => (value === null ? undefined : onChange({ encoding: value }))}
        />
      )}
    </>
  );
}
