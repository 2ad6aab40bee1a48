// Every figure of the funnel in one table: which rows it is read from, what counts, what is left out, and how it is said.
import type { Clock } from './figure.rules.ts';
import type { FigureDefinition } from './figure-definition.ts';
import { STEP_FIGURES, STEP_NAMES } from './step-figures.read.ts';

/** The figures of the README's funnel section: what a board shows. */
export const FIGURE_NAMES = [
  'NEW_MEMBERS',
  'SET_RATE_7',
  'SET_RATE_14',
  'SET_RATE_30',
  'SHOWED_WITHIN_30_OF_JOIN',
  'CLOSED_OF_JOINED',
  'SETS_MADE',
  'SHOW_RATE',
  'NET_SHOW_RATE',
  'UNLOGGED_CONSULTATIONS',
  'COMPLETENESS',
  'CLOSE_RATE_SAME_DAY',
  'CLOSE_RATE_30',
  'CLOSE_RATE_90',
  'SALES_MONEY',
  'SALES_WITHOUT_CONSULTATION',
  'DAYS_JOIN_TO_SET',
  'DAYS_SET_TO_SLOT',
  'DAYS_SHOW_TO_SALE',
] as const;
export type FigureName = (typeof FIGURE_NAMES)[number] | (typeof STEP_NAMES)[number];

/** Every figure there is: those of a board, and the steps of the funnel with the gaps between them. */
export const ALL_FIGURES: readonly FigureName[] = [...FIGURE_NAMES, ...STEP_NAMES];

const CLUB_SOLUTIONS = 'Club Solutions 2018';

const setRate = (days: number): FigureDefinition => ({
  kind: 'RATE',
  clock: 'JOIN_DATE',
  base: 'joins',
  trainerBase: null,
  excluded: 'r.excluded',
  counted: `r.set_on <= r.day + ${days}`,
  windowDays: days,
  days: null,
  formula: `Eligible new members with a consultation set within ${days} days of joining, of all eligible new members who joined in the period.`,
  target: days === 30 ? { percent: 70, source: CLUB_SOLUTIONS } : null,
});

const closeRate = (days: number): FigureDefinition => ({
  kind: 'RATE',
  clock: 'FIRST_SHOW_DATE',
  base: 'journeys',
  trainerBase: 'journeysByTrainer',
  excluded: 'r.excluded',
  counted: `r.sale_days <= ${days}`,
  windowDays: days,
  days: null,
  formula:
    days === 0
      ? 'Journeys with a qualifying sale on the day of their first show, of all journeys whose first show lies in the period.'
      : `Journeys with a qualifying sale within ${days} days of their first show, of all journeys whose first show lies in the period.`,
  target: days === 30 ? { percent: 35, source: CLUB_SOLUTIONS } : null,
});

const slotRate = (
  excluded: string,
  counted: string,
  formula: string,
  target: FigureDefinition['target'],
): FigureDefinition => ({
  kind: 'RATE',
  clock: 'SLOT_DATE',
  base: 'slots',
  trainerBase: 'slots',
  excluded,
  counted,
  windowDays: null,
  days: null,
  formula,
  target,
});

const LOGGING = "case when r.excluded = 'MOVED' then 'MOVED' when r.excluded = 'WALK_IN' then 'WALK_IN' end";

/** The definitions, one each, used by the API, the screens, the command line and the exports alike. */
export const FIGURES: Readonly<Record<FigureName, FigureDefinition>> = {
  NEW_MEMBERS: {
    kind: 'COUNT',
    clock: 'JOIN_DATE',
    base: 'joins',
    trainerBase: null,
    excluded: 'r.excluded',
    counted: 'true',
    windowDays: null,
    days: null,
    formula:
      'Members who joined in the period: no staff, no complimentary membership, no transfer, join not rescinded, no package bought before.',
    target: null,
  },
  SET_RATE_7: setRate(7),
  SET_RATE_14: setRate(14),
  SET_RATE_30: setRate(30),
  SHOWED_WITHIN_30_OF_JOIN: {
    ...setRate(30),
    counted: 'r.show_on <= r.day + 30',
    formula:
      'Eligible new members who showed within 30 days of joining, of all eligible new members who joined in the period. Walk-ins are not in it.',
    target: null,
  },
  CLOSED_OF_JOINED: {
    ...setRate(30),
    counted: 'r.show_on <= r.day + 30 and r.sale_days <= 30',
    // Thirty days to show, and thirty more to buy.
    windowDays: 60,
    formula:
      'Eligible new members who showed within 30 days of joining and bought within 30 days of their first show, of all eligible new members who joined in the period.',
    target: null,
  },
  SETS_MADE: {
    kind: 'COUNT',
    clock: 'BOOKING_DATE',
    base: 'sets',
    trainerBase: 'sets',
    excluded: 'r.excluded',
    counted: 'true',
    windowDays: null,
    days: null,
    formula:
      'Consultations set in the period, counted on the day the first slot was booked, to whoever booked it. A moved one counts once, a walk-in not.',
    target: null,
  },
  SHOW_RATE: slotRate(
    'r.excluded',
    "r.outcome = 'SHOWED'",
    'Consultations that showed, of those due in the period by their last slot: showed, no-show or cancelled by the member.',
    { percent: 70, source: CLUB_SOLUTIONS },
  ),
  NET_SHOW_RATE: slotRate(
    "coalesce(r.excluded, case when r.outcome = 'CANCELLED_BY_MEMBER' and not r.late then 'CANCELLED_EARLY' end)",
    "r.outcome = 'SHOWED'",
    'Consultations that showed, of those that showed, were missed or were cancelled late by the member.',
    null,
  ),
  UNLOGGED_CONSULTATIONS: {
    ...slotRate(
      LOGGING,
      "r.excluded = 'UNLOGGED'",
      'Consultations whose time has passed and that nobody has marked.',
      null,
    ),
    kind: 'COUNT',
  },
  COMPLETENESS: slotRate(
    LOGGING,
    "r.excluded is distinct from 'UNLOGGED'",
    'Consultations of the period with an outcome, of all whose time has passed.',
    null,
  ),
  CLOSE_RATE_SAME_DAY: closeRate(0),
  CLOSE_RATE_30: closeRate(30),
  CLOSE_RATE_90: closeRate(90),
  SALES_MONEY: {
    kind: 'MONEY',
    clock: 'SALE_DATE',
    base: 'sales',
    trainerBase: 'salesBySeller',
    excluded: 'r.excluded',
    counted: 'true',
    windowDays: null,
    days: null,
    formula: 'The gross value of packages sold in the period, intros in it, refunds not deducted.',
    target: null,
  },
  SALES_WITHOUT_CONSULTATION: {
    kind: 'COUNT',
    clock: 'SALE_DATE',
    base: 'sales',
    trainerBase: null,
    excluded: `coalesce(r.excluded, case when r.outcome = 'RESCINDED' then 'SALE_RESCINDED' when r.outcome = 'FREE' then 'FREE'
      when r.outcome not in ('NEW', 'REACTIVATION') then 'OTHER_KIND' when r.show_on is not null then 'HAD_SHOWED' end)`,
    counted: 'true',
    windowDays: null,
    days: null,
    formula:
      'First sales and reactivations of the period to members who had not shown for a consultation in the 90 days before.',
    target: null,
  },
  DAYS_JOIN_TO_SET: {
    ...setRate(30),
    kind: 'DAYS',
    clock: 'STAGE_ENTRY',
    counted: 'r.set_on is not null',
    windowDays: null,
    days: 'r.set_on - r.day',
    formula:
      'The median of days from joining to the first consultation set, over eligible new members of the period who were set.',
    target: null,
  },
  DAYS_SET_TO_SLOT: {
    kind: 'DAYS',
    clock: 'STAGE_ENTRY',
    base: 'sets',
    trainerBase: 'sets',
    excluded: 'r.excluded',
    counted: 'true',
    windowDays: null,
    days: 'r.slot_on - r.set_on',
    formula: 'The median of days from booking to the first slot, over consultations set in the period.',
    target: null,
  },
  DAYS_SHOW_TO_SALE: {
    ...closeRate(90),
    kind: 'DAYS',
    clock: 'STAGE_ENTRY',
    counted: 'r.sale_days is not null',
    windowDays: null,
    days: 'r.sale_days',
    formula:
      'The median of days from the first show to the qualifying sale, over journeys of the period that closed within 90 days.',
    target: null,
  },
  ...STEP_FIGURES,
};

/** Why a row is left out, as a person says it. */
export const EXCLUDED_WORDS: Readonly<Record<string, string>> = {
  STAFF: 'works here',
  COMPLIMENTARY: 'complimentary membership',
  TRANSFERRED: 'transferred from another location',
  RESCINDED: 'join rescinded',
  BOUGHT_BEFORE: 'bought a package before joining',
  WALK_IN: 'walk-in',
  MOVED: 'moved to a later slot, and counted there',
  CANCELLED_BY_CLUB: 'cancelled by the club',
  CANCELLED_EARLY: 'cancelled in time by the member',
  UNLOGGED: 'no outcome logged yet',
  REPLACEMENT: 'replacement, an administrative correction',
  OTHER_KIND: 'not a first sale or reactivation',
  SALE_RESCINDED: 'sale rescinded',
  FREE: 'nothing to pay',
  HAD_SHOWED: 'showed in the 90 days before',
  NOT_SET_IN_TIME: 'not set within 30 days',
  NOT_SHOWED_IN_TIME: 'did not show within 30 days',
};

/** Why somebody is counted as having fallen out between two steps, as a person says it. */
export const WHY_WORDS: Readonly<Record<string, string>> = {
  REACHED_WITHOUT_SET: 'walked in, reached without a set',
  SET_LATER: 'set later than 30 days',
  NOT_SET: 'not set',
  STILL_OPEN: 'may still come',
  SHOWED_LATER: 'showed later than 30 days',
  UPCOMING: 'consultation ahead',
  NO_SHOW: 'no-show',
  CANCELLED_BY_MEMBER: 'cancelled by the member',
  CANCELLED_BY_CLUB: 'cancelled by the club',
  UNLOGGED: 'no outcome logged yet',
  BOUGHT_LATER: 'bought later than 30 days',
  SALE_RESCINDED: 'sale rescinded',
  NO_OBJECTION: 'no objection recorded',
  OBJECTION_PRICE: 'objection: the price',
  OBJECTION_TIME: 'objection: no time',
  OBJECTION_PARTNER: 'objection: to be talked over at home',
  OBJECTION_NOT_READY: 'objection: not ready yet',
  OBJECTION_HEALTH: 'objection: health',
  OBJECTION_ALONE: 'objection: trains alone',
  OBJECTION_OTHER: 'objection: another one',
};

/** The clock a figure goes by, as a person says it. */
export const CLOCK_WORDS: Readonly<Record<Clock, string>> = {
  JOIN_DATE: 'by the day of joining',
  BOOKING_DATE: 'by the day of booking',
  SLOT_DATE: 'by the day of the last slot',
  FIRST_SHOW_DATE: 'by the day of the first show',
  SALE_DATE: 'by the day of the sale',
  STAGE_ENTRY: 'by the day the stage was entered',
};
