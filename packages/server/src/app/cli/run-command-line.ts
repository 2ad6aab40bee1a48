import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { closeFactBatch, sealActivity } from '../../activity/index.ts';
import { findOrganization, listOrganizations, type Organization } from '../../organizations/index.ts';
import { type CommandName, type Typed, understand } from './arguments.ts';
import { exportFile } from './export.ts';
import { booksOf } from './books.ts';
import { importFolder } from './import.ts';
import { imports, undoRun } from './imports.ts';
import { keyAdd } from './key-add.ts';
import { numbersOf } from './numbers.ts';
import { type House, openHouse } from './open-house.ts';
import { CannotDo, EXIT, NotUnderstood, type Outcome } from './outcome.ts';
import { USAGE } from './usage.ts';
import { userAdd } from './user-add.ts';
import { verifyBooks } from './verify-books.ts';

const WORK: Record<CommandName, (house: House, typed: Typed) => Promise<Outcome>> = {
  import: importFolder,
  imports,
  undo: undoRun,
  numbers: numbersOf,
  export: exportFile,
  books: booksOf,
  'user add': userAdd,
  'key add': keyAdd,
  verify: verifyBooks,
};

/** How long the database may take to let go when somebody pressed Ctrl-C; a transaction in the middle is then cut off. */
const LETTING_GO_MS = 5_000;

const WRITING: readonly CommandName[] = ['import', 'undo', 'export', 'user add', 'key add'];

/** The organization that was named; none where it was founded for an import that brought nothing. */
async function founded(house: House, name: string): Promise<Organization[]> {
  const found = await findOrganization(house.db, name);
  return found ? [found] : [];
}

/** Where no server runs nobody seals in the background, so whoever wrote does it before leaving. */
async function sealWritten(house: House, typed: Typed): Promise<void> {
  if (!WRITING.includes(typed.command) || typed.has('dry-run')) return;
  const name = typed.word('organization');
  for (const { id } of name === null ? await listOrganizations(house.db) : await founded(house, name)) {
    await closeFactBatch(house.db, id);
    await sealActivity(house.db, id);
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function tell(typed: Typed, outcome: Outcome): void {
  const text = typed.json ? JSON.stringify(outcome.data, null, 2) : outcome.words.join('\n');
  process.stdout.write(`${text}\n`);
}

/** A signal lets go of the database first, or the embedded one would run on without anybody. */
function letGoOnSignal(house: House): () => void {
  const letGo = (signal: NodeJS.Signals) => {
    void Promise.race([house.close(), pause(LETTING_GO_MS)]).finally(() =>
      process.exit(128 + constants.signals[signal]),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, letGo);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, letGo);
  };
}

async function work(typed: Typed): Promise<number> {
  const house = await openHouse(say);
  const stopListening = letGoOnSignal(house);
  try {
    const outcome = await WORK[typed.command](house, typed);
    tell(typed, outcome);
    await sealWritten(house, typed);
    return outcome.exitCode;
  } finally {
    await house.close();
    stopListening();
  }
}

/** Runs one command and answers its exit code. What is refused or not understood is told on standard error. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    const typed = understand(args);
    if (typed) return await work(typed);
    process.stdout.write(USAGE);
    return EXIT.done;
  } catch (error) {
    if (error instanceof NotUnderstood) {
      say(`${error.message}\n\n${USAGE}`);
      return EXIT.usage;
    }
    if (error instanceof CannotDo) {
      say(error.message);
      return EXIT.failed;
    }
    throw error;
  }
}
