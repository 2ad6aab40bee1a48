import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { NotUnderstood } from './outcome.ts';

/** Every flag of every command; which command takes which stands in `COMMANDS`. */
const FLAGS = {
  organization: { type: 'string' },
  source: { type: 'string' },
  encoding: { type: 'string' },
  'date-order': { type: 'string' },
  map: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
  month: { type: 'string' },
  by: { type: 'string' },
  'as-of': { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  location: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  scope: { type: 'string', multiple: true },
  expires: { type: 'string' },
  out: { type: 'string' },
  figure: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  trainer: { type: 'string' },
  part: { type: 'string' },
  stage: { type: 'string' },
  'known-at': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

type Flag = keyof typeof FLAGS;

interface Form {
  readonly places: readonly string[];
  readonly needs: readonly Flag[];
  readonly takes: readonly Flag[];
}

const COMMANDS = {
  import: {
    places: ['DIR'],
    needs: ['organization'],
    takes: ['source', 'encoding', 'date-order', 'map', 'as', 'dry-run'],
  },
  imports: { places: [], needs: [], takes: ['organization', 'as'] },
  undo: { places: ['RUN'], needs: [], takes: ['organization', 'as'] },
  numbers: { places: [], needs: ['organization', 'month'], takes: ['by', 'as-of', 'source', 'as'] },
  export: {
    places: ['figure-rows|board|members'],
    needs: ['organization', 'out'],
    takes: ['figure', 'from', 'to', 'location', 'trainer', 'source', 'part', 'stage', 'as-of', 'known-at', 'as'],
  },
  books: { places: [], needs: ['organization', 'as-of'], takes: ['source', 'as'] },
  'user add': { places: [], needs: ['organization', 'email', 'name', 'role'], takes: ['location', 'password-stdin'] },
  'key add': { places: [], needs: ['organization', 'name', 'scope'], takes: ['expires'] },
  verify: { places: [], needs: [], takes: ['organization'] },
} as const satisfies Record<string, Form>;

export type CommandName = keyof typeof COMMANDS;

/** What was typed, understood. */
export interface Typed {
  readonly command: CommandName;
  readonly place: string;
  readonly json: boolean;
  /** A flag's word, or null where it was not given. */
  word(flag: Flag): string | null;
  words(flag: 'scope'): readonly string[];
  has(flag: Flag): boolean;
}

function commandIn(words: readonly string[]): { command: CommandName; places: readonly string[] } {
  const [first = '', second = ''] = words;
  if (first === '') throw new NotUnderstood('Say what is to be done.');
  const two = `${first} ${second}`;
  if (two in COMMANDS) return { command: two as CommandName, places: words.slice(2) };
  if (Object.hasOwn(COMMANDS, first)) return { command: first as CommandName, places: words.slice(1) };
  throw new NotUnderstood(`There is no command “${['user', 'key'].includes(first) ? two.trim() : first}”.`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new NotUnderstood(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

/** Understands what was typed; null asks for help. Throws NotUnderstood for a command, a flag or a count that is not ours. */
export function understand(args: readonly string[]): Typed | null {
  const { values, positionals } = parsed(args);
  if (values.help || positionals[0] === 'help') return null;
  const { command, places } = commandIn(positionals);
  const form: Form = COMMANDS[command];
  const given = Object.keys(values) as Flag[];
  const allowed: readonly Flag[] = [...form.needs, ...form.takes, 'json'];
  const foreign = given.find((flag) => !allowed.includes(flag));
  if (foreign) throw new NotUnderstood(`“${command}” has no --${foreign}.`);
  const missing = form.needs.find((flag) => values[flag] === undefined || values[flag] === '');
  if (missing) throw new NotUnderstood(`“${command}” needs --${missing}.`);
  if (places.length < form.places.length)
    throw new NotUnderstood(`“${command}” needs ${form.places[places.length] ?? ''}.`);
  if (places.length > form.places.length)
    throw new NotUnderstood(`“${places[form.places.length] ?? ''}” is one word too many.`);
  return {
    command,
    place: places[0] ?? '',
    json: values.json ?? false,
    word: (flag) => {
      const value = values[flag];
      return typeof value === 'string' ? value : null;
    },
    words: (flag) => values[flag] ?? [],
    has: (flag) => values[flag] === true,
  };
}
