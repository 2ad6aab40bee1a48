import type { MorningBoardQuery, MorningBoardQueryVariables, ViewerPartsFragment } from '../src/api/documents.ts';
import { addDays } from '../src/ui/day.ts';
import { aChange, aCount, aRate } from './figures.builder.ts';

type Board = MorningBoardQuery['board'];
type Line = Board['total'];

export const LOCATIONS = [
  { id: 'northside', name: 'Northside', timeZone: 'Europe/London', currency: 'GBP', country: 'GB' },
  { id: 'riverbank', name: 'Riverbank', timeZone: 'Europe/London', currency: 'GBP', country: 'GB' },
  { id: 'station', name: 'Old Station Square', timeZone: 'Europe/London', currency: 'GBP', country: 'GB' },
] as const;

/** Name; set of joined, showed of due, closed of shown; the same shows and closes in the time before. */
const TRAINERS: readonly [string, number, number, number, number, number, number, number, number, number][] = [
  ['Umut Eriksen', 14, 22, 18, 23, 9, 17, 41, 64, 38],
  ['Zoë Ueda', 11, 19, 15, 21, 4, 11, 70, 36, 29],
  ['Noor Baran', 9, 16, 18, 26, 5, 17, 66, 31, 22],
  ['Farid Núñez', 16, 24, 20, 24, 3, 19, 58, 40, 51],
  ['Oona Achterberg', 13, 20, 14, 19, 6, 14, 74, 44, 40],
  ['Wiremu Tāne', 8, 15, 12, 17, 5, 12, 70, 38, 30],
  ['Ishaan Chaudhary-Whitfield', 12, 21, 17, 25, 8, 22, 62, 33, 27],
  ['Łucja Brzęk', 7, 12, 9, 13, 3, 9, 69, 30, 26],
  ['Sipho Dlamini', 10, 18, 13, 20, 6, 18, 60, 31, 25],
  ['Rhiannon Vaughan', 6, 11, 8, 12, 2, 8, 66, 25, 20],
  ['Yara Øster', 3, 4, 2, 4, 1, 2, 50, 0, 0],
  ['Kit Abara', 1, 2, 0, 0, 0, 0, 0, 0, 0],
];

const idOf = (name: string): string => name.split(' ')[0]?.toLowerCase() ?? '';
const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
export const STAFF = TRAINERS.map(([name]) => ({ id: idOf(name), name, initials: initialsOf(name) }));

function figuresOf(size: number, soFar: boolean): Line['figures'] {
  const scale = (value: number) => Math.round(value * size);
  const open = soFar ? { soFar: true, openRows: scale(31) } : {};
  return [
    aChange(aCount('NEW_MEMBERS', scale(112)), aCount('NEW_MEMBERS', scale(119))),
    aChange(aCount('SETS_MADE', scale(96)), aCount('SETS_MADE', scale(84))),
    aChange(aRate('SET_RATE_30', scale(63), scale(112), open), aRate('SET_RATE_30', scale(64), scale(119)), 70),
    aChange(aRate('SHOW_RATE', scale(60), scale(83)), aRate('SHOW_RATE', scale(50), scale(84)), 70),
    aChange(aRate('CLOSE_RATE_30', scale(13), scale(58), open), aRate('CLOSE_RATE_30', scale(20), scale(57)), 35),
    aChange(
      aCount('SALES_MONEY', scale(2_846_050), { currency: 'GBP' }),
      aCount('SALES_MONEY', scale(2_511_000), { currency: 'GBP' }),
    ),
    aChange(aRate('COMPLETENESS', scale(204), scale(208)), aRate('COMPLETENESS', scale(190), scale(196))),
    aChange(aCount('UNLOGGED_CONSULTATIONS', Math.ceil(4 * size)), aCount('UNLOGGED_CONSULTATIONS', 6)),
    aChange(aCount('SALES_WITHOUT_CONSULTATION', Math.ceil(3 * size)), aCount('SALES_WITHOUT_CONSULTATION', 1)),
  ];
}

function trainerLine(index: number): Line {
  const row = TRAINERS[index];
  const who = STAFF[index];
  if (!row || !who) throw new Error(`There is no trainer number ${index}.`);
  const [, set, joined, showed, due, closed, shown, showBefore, closeBefore, setBefore] = row;
  const before = (name: 'SHOW_RATE' | 'CLOSE_RATE_30' | 'SET_RATE_30', percent: number) =>
    aRate(name, Math.round(percent / 4), percent === 0 ? 0 : 25);
  return {
    location: null,
    trainer: who,
    rank: shown < 5 ? null : index + 1,
    figures: [
      aChange(aCount('SETS_MADE', set + 4), aCount('SETS_MADE', set + (index % 5))),
      aChange(aRate('SET_RATE_30', set, joined), before('SET_RATE_30', setBefore + 14), 70),
      aChange(aRate('SHOW_RATE', showed, due), before('SHOW_RATE', showBefore), 70),
      aChange(aRate('CLOSE_RATE_30', closed, shown), before('CLOSE_RATE_30', closeBefore), 35),
    ],
  };
}

function stepsOf(): Board['steps'] {
  const step = (
    key: Board['steps'][number]['key'],
    count: number,
    previousCount: number,
    of: number,
    medianDays: number | null,
    figure: Board['steps'][number]['figure'],
  ) => ({
    key,
    count,
    previousCount,
    stepRate: key === 'JOINED' ? null : aRate(figure, count, of),
    medianDays,
    figure,
  });
  return [
    step('JOINED', 112, 119, 112, null, 'NEW_MEMBERS'),
    step('SET', 63, 71, 112, 2, 'SET_RATE_30'),
    step('SHOWED', 47, 46, 63, 5, 'SHOWED_WITHIN_30_OF_JOIN'),
    step('CLOSED', 17, 21, 47, 1, 'CLOSE_RATE_30'),
  ];
}

function trendOf(today: string): Board['trend'] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map((week) => {
    const from = addDays(today, (week - 8) * 7);
    const open = week > 4;
    return {
      from,
      to: addDays(from, 6),
      figures: [
        aRate('SET_RATE_30', 15 + ((week * 5) % 7), 30, { soFar: open }),
        aRate('SHOW_RATE', 13 + week - (week % 3), 22),
        aRate('CLOSE_RATE_30', 6 - (week > 4 ? week - 4 : week % 2), 16, { soFar: open }),
        aCount('SALES_MONEY', 520_000 + ((week * 137) % 9) * 45_000, { currency: 'GBP' }),
      ],
    };
  });
}

/** A full board for the question asked. */
export function aBoard({ period, compare, locationId, asOf }: MorningBoardQueryVariables): Board {
  const here = LOCATIONS.find(({ id }) => id === locationId) ?? null;
  return {
    asOf: asOf ?? addDays(period.to, 1),
    from: period.from,
    to: period.to,
    comparedFrom: compare?.from ?? period.from,
    comparedTo: compare?.to ?? period.to,
    knownAt: null,
    scopeLocation: here,
    total: { location: here, trainer: null, figures: figuresOf(here ? 0.4 : 1, true), rank: null },
    locations: LOCATIONS.map((location, index) => ({
      location,
      trainer: null,
      rank: index + 1,
      figures: figuresOf(0.42 - index * 0.08, false),
    })),
    trainers: TRAINERS.map((_, index) => trainerLine(index)),
    steps: stepsOf(),
    trend: trendOf(addDays(period.to, 1)),
    locationCount: LOCATIONS.length,
    trainerCount: TRAINERS.length,
    mixedCurrencies: false,
  };
}

/** Somebody signed in; a manager of all three locations unless told otherwise. */
export function aViewer(more: Partial<ViewerPartsFragment> = {}): ViewerPartsFragment {
  return {
    userId: 'user-vera',
    email: 'vera@northside.example',
    name: 'Vera Hughes',
    staffId: 'staff-vera',
    organization: { id: 'group', name: 'Kinetic Clubs' },
    organizations: [],
    roles: ['MANAGER'],
    grants: [{ role: 'MANAGER', location: { id: 'northside', name: 'Northside' } }],
    locations: LOCATIONS,
    homePage: 'BOARD',
    may: [
      'readBoard',
      'readFigureRows',
      'readMembers',
      'findMembers',
      'readConsultations',
      'setConsultation',
      'addMember',
    ],
    ...more,
  };
}
