import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the club's exports. */
export const CLUB_EXPORTS = join(import.meta.dirname, 'club-exports');

type Figures = Readonly<Record<string, number | { readonly num: number; readonly den: number }>>;

/** What is known of the club's exports, computed independently of the house. */
export interface Truth {
  readonly asOf: string;
  readonly locations: readonly { readonly name: string; readonly timeZone: string }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly refusedRows: Readonly<Record<string, readonly { readonly id?: string; readonly why: string }[]>>;
  readonly months: Readonly<
    Record<
      string,
      {
        readonly all: Figures;
        readonly locations: Readonly<Record<string, Figures>>;
        readonly trainers: Readonly<Record<string, Figures>>;
      }
    >
  >;
}

export const TRUTH = JSON.parse(readFileSync(join(CLUB_EXPORTS, 'truth.json'), 'utf8')) as Truth;

/** The figures of the funnel; the others of the truth belong to the sessions and renewals. */
const FUNNEL = [
  'newMembers',
  'setRate7',
  'setRate14',
  'setRate30',
  'showedWithin30OfJoin',
  'setsMade',
  'showRate',
  'netShowRate',
  'unloggedConsultations',
  'closeRatesameDay',
  'closeRate30',
  'closeRate90',
  'salesMoney',
  'sessionsCompleted',
];

const onlyFunnel = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => FUNNEL.includes(name)));

const onlyFunnels = (lines: Readonly<Record<string, Figures>>): Record<string, Figures> =>
  Object.fromEntries(Object.entries(lines).map(([name, figures]) => [name, onlyFunnel(figures)]));

/** A month's true figures of the funnel: whole, by location name, by the source's staff id. */
export function trueMonth(month: string) {
  const { all, locations, trainers } = TRUTH.months[month] ?? { all: {}, locations: {}, trainers: {} };
  return { all: onlyFunnel(all), location: onlyFunnels(locations), trainer: onlyFunnels(trainers) };
}
