import type { Day } from '../kernel/index.ts';
import { OUTCOME_WORDS } from './row-words.rules.ts';

type Content = Readonly<Record<string, unknown>>;

/** One version of a fact beside the one before it. */
export interface FactChange {
  readonly fact: 'consultation' | 'sale' | 'membership_spell';
  /** Null: this is its first version. */
  readonly before: Content | null;
  readonly after: Content;
  readonly wasVoided: boolean;
  readonly isVoided: boolean;
}

const NOUNS = { consultation: 'consultation', sale: 'sale', membership_spell: 'joining' } as const;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const outcomeIn = (content: Content): string | null =>
  typeof content['outcome'] === 'string' ? (OUTCOME_WORDS[content['outcome']] ?? content['outcome']) : null;

/** Columns whose change is told by their old and new value, in words. */
const TOLD: Readonly<Record<FactChange['fact'], readonly (readonly [column: string, words: string])[]>> = {
  consultation: [
    ['slot_on', 'day corrected'],
    ['set_on', 'day of the set corrected'],
  ],
  sale: [
    ['kind', 'kind corrected'],
    ['sold_on', 'day of the sale corrected'],
    ['price_minor', 'price corrected'],
  ],
  membership_spell: [
    ['joined_on', 'day of joining corrected'],
    ['kind', 'kind of membership corrected'],
    ['entry', 'way of joining corrected'],
  ],
};
/** Columns whose values are ids: told without them. */
const SAID: readonly (readonly [column: string, words: string])[] = [
  ['trainer_id', 'given to another trainer'],
  ['set_by_staff_id', 'set by somebody else'],
  ['location_id', 'moved to another location'],
  ['home_location_id', 'home location corrected'],
  ['member_id', 'moved to another member'],
];

function outcomeChanged(before: Content, after: Content): string | null {
  const [was, is] = [outcomeIn(before), outcomeIn(after)];
  if (was === is && before['late'] === after['late']) return null;
  if (was === null) return is === null ? null : `outcome logged later: ${is}`;
  return is === null ? `outcome taken back: ${was}` : `outcome corrected: ${was} → ${is}`;
}

function differences(change: FactChange & { readonly before: Content }): string[] {
  const { fact, before, after } = change;
  const told = TOLD[fact]
    .filter(([column]) => text(before[column]) !== text(after[column]))
    .map(([column, words]) => `${words}: ${text(before[column])} → ${text(after[column])}`);
  const said = SAID.filter(([column]) => text(before[column]) !== text(after[column])).map(([, words]) => words);
  const outcome = fact === 'consultation' ? outcomeChanged(before, after) : null;
  const rescinded = fact === 'membership_spell' && !before['rescinded_on'] && Boolean(after['rescinded_on']);
  return [...(outcome === null ? [] : [outcome]), ...told, ...said, ...(rescinded ? ['join rescinded'] : [])];
}

const refundWords = (after: Content): string =>
  after['refunded_on'] ? `refunded on ${text(after['refunded_on'])}, rescinded` : 'rescinded';

/** What a version changed, in words; null when it changed nothing that a figure looks at. */
export function changeInWords(change: FactChange): string | null {
  const noun = NOUNS[change.fact];
  const { before, after } = change;
  if (before === null) {
    const outcome = outcomeIn(after);
    const first = after['rescinded'] === true ? `${noun} recorded, ${refundWords(after)}` : `${noun} recorded later`;
    return outcome === null ? first : `${first}: ${outcome}`;
  }
  if (change.isVoided !== change.wasVoided) return change.isVoided ? `${noun} taken back` : `${noun} put back`;
  if (after['rescinded'] === true && before['rescinded'] !== true) return refundWords(after);
  if (before['rescinded'] === true && after['rescinded'] !== true) return 'refund taken back';
  return differences({ ...change, before }).join('; ') || null;
}

/** The day by which a fact happened: what is dated later than a day was no correction of what stood before it. */
export function dayOfFact({ fact, after }: Pick<FactChange, 'fact' | 'after'>): Day {
  const columns = { consultation: ['booked_on', 'slot_on'], sale: ['sold_on'], membership_spell: ['joined_on'] }[fact];
  return (
    columns
      .map((column) => text(after[column]))
      .sort()
      .at(-1) ?? ''
  );
}
