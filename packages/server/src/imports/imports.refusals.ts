import { Refusal } from '../kernel/index.ts';

/** Where imports stand, in words for a refusal. */
const STANDS: Readonly<Record<string, string>> = {
  DRAFT: 'is still being prepared',
  JUDGING: 'is being judged right now',
  JUDGED: 'is judged already',
  MERGING: 'is being written right now',
  COMMITTED: 'is written already',
  UNDONE: 'was written and taken back',
  REFUSED: 'was refused',
  ABANDONED: 'was interrupted',
  STALE: 'was judged before the house changed',
  FAILED: 'could not be judged',
  DISCARDED: 'was discarded',
};

/** The import is not where this could be done with it. */
export class ImportElsewhere extends Refusal {
  readonly refusal = 'ImportElsewhere';
  readonly state: string;
  constructor(state: string, mend: string) {
    super(`This import ${STANDS[state] ?? 'is over'}. ${mend}`);
    this.state = state;
  }
}

/** Files of the import still ask something, or there is none that can be read. */
export class FilesNotReady extends Refusal {
  readonly refusal = 'FilesNotReady';
  /** The names of the files that are to be looked at. */
  readonly files: readonly string[];
  constructor(files: readonly string[]) {
    super(
      files.length === 0
        ? 'There is no file that can be read. Add one, or say what kind the files are.'
        : `Some files are not ready: ${files.join(', ')}. Answer what they ask, or take them out.`,
    );
    this.files = files;
  }
}

/** The house changed since the rows were judged, so that what would be written is not what was seen. */
export class StaleJudgement extends Refusal {
  readonly refusal = 'StaleJudgement';
  /** Rows that would be judged otherwise now, a few of them in words. */
  readonly examples: readonly string[];
  constructor(examples: readonly string[]) {
    super('The house changed since these rows were judged, so nothing was written. Judge them again, then decide.');
    this.examples = examples;
  }
}

/** Something is too much to be taken in: which limit, and what would fit. */
export class TooMuch extends Refusal {
  readonly refusal = 'TooMuch';
  readonly mend: string;
  constructor(message: string, mend: string) {
    super(message);
    this.mend = mend;
  }
}
