// Why a whole file is refused. A person's mistake, so never a crash: code for machines, message and mend for people.

export type FileRefusalCode =
  | 'file-missing'
  | 'file-empty'
  | 'file-too-large'
  | 'file-binary'
  | 'file-old-excel'
  | 'file-web-page'
  | 'workbook-unreadable'
  | 'workbook-too-large'
  | 'encoding-unknown'
  | 'bytes-invalid'
  | 'table-unreadable'
  | 'table-missing'
  | 'rows-too-many'
  | 'columns-missing'
  | 'field-unknown'
  | 'date-order-ambiguous'
  | 'date-order-contradictory'
  | 'number-notation-contradictory';

/** A question that the sender can answer; the answer goes back in as the option named. */
export interface Question {
  readonly option: 'dateOrder' | 'decimal' | 'encoding' | 'map';
  readonly options: readonly string[];
  readonly examples: readonly { readonly rowNumber: number; readonly column: string; readonly value: string }[];
}

export interface FileRefusal {
  readonly code: FileRefusalCode;
  readonly message: string;
  readonly mend: string;
  /** The line of the file it is about, where there is one. */
  readonly line?: number;
  readonly question?: Question;
  /** For `columns-missing`: what was wanted and what was found. */
  readonly missing?: readonly string[];
  readonly found?: readonly string[];
}

/** Carries a refusal up through streams; caught at this folder's door and returned as a value. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal) {
    super(refusal.message);
    this.name = 'FileRefused';
    this.refusal = refusal;
  }
}

/** Stops the reading of a file. */
export function refuse(refusal: FileRefusal): never {
  throw new FileRefused(refusal);
}
