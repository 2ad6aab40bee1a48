// The steps of the funnel as counts of people, and the gaps between them: what a break-down adds up and a gap opens to.
import type { FigureDefinition } from './figure-definition.ts';

/** The steps that those who joined in a period came to, who fell out before each next one, and what happened meanwhile. */
export const STEP_NAMES = [
  'STEP_JOINED',
  'STEP_SET',
  'STEP_SHOWED',
  'STEP_CLOSED',
  'GAP_NOT_SET',
  'GAP_NOT_SHOWED',
  'GAP_NOT_CLOSED',
  'SHOWED_OF_SET',
  'CLOSED_OF_SHOWED',
  'SHOWS_HELD',
  'FIRST_SALES',
] as const;

const SET = 'r.set_on <= r.day + 30';
const SHOWED = 'r.show_on <= r.day + 30';
const CLOSED = 'r.sale_days <= 30';

type Step = Pick<FigureDefinition, 'trainerBase' | 'counted' | 'windowDays' | 'formula'> & { readonly why?: string };

/** A count of eligible new members of the period. */
const ofCohort = (step: Step): FigureDefinition => ({
  kind: 'COUNT',
  clock: 'JOIN_DATE',
  base: 'cohort',
  excluded: 'r.excluded',
  days: null,
  target: null,
  ...step,
});

const SHOW_DAYS_AGO = 'r.age - (r.show_on - r.day)';

export const STEP_FIGURES: Readonly<Record<(typeof STEP_NAMES)[number], FigureDefinition>> = {
  STEP_JOINED: ofCohort({
    trainerBase: null,
    counted: 'true',
    windowDays: null,
    formula: 'Eligible new members who joined in the period.',
  }),
  STEP_SET: ofCohort({
    trainerBase: 'cohortBySetter',
    counted: SET,
    windowDays: 30,
    formula:
      'Of those who joined in the period, who were set within 30 days; for one trainer, whom that trainer set first.',
  }),
  STEP_SHOWED: ofCohort({
    trainerBase: 'cohortByShower',
    counted: SHOWED,
    windowDays: 30,
    formula:
      'Of those who joined in the period, who showed within 30 days, walk-ins not in it; for one trainer, who showed to that trainer first.',
  }),
  STEP_CLOSED: ofCohort({
    trainerBase: 'cohortByCloser',
    counted: `${SHOWED} and ${CLOSED}`,
    windowDays: 60,
    formula:
      'Of those who joined in the period, who showed within 30 days and bought within 30 days of their first show; for one trainer, whom that trainer closed.',
  }),
  GAP_NOT_SET: ofCohort({
    trainerBase: null,
    counted: `(${SET}) is not true`,
    windowDays: 30,
    why: `case when r.walk_in_on is not null then 'REACHED_WITHOUT_SET' when r.set_on is not null then 'SET_LATER'
      when r.age <= 30 then 'STILL_OPEN' else 'NOT_SET' end`,
    formula: 'Of those who joined in the period, who were not set within 30 days.',
  }),
  GAP_NOT_SHOWED: ofCohort({
    trainerBase: 'cohortByLastSlot',
    counted: `${SET} and (${SHOWED}) is not true`,
    windowDays: 30,
    why: `case when r.show_on is not null then 'SHOWED_LATER' else r.outcome end`,
    formula:
      'Of those who joined in the period and were set within 30 days, who did not show within 30 days of joining, by what came of their last consultation.',
  }),
  GAP_NOT_CLOSED: ofCohort({
    trainerBase: 'cohortByShower',
    counted: `${SHOWED} and (${CLOSED}) is not true`,
    windowDays: 60,
    why: `case when r.sale_days is not null then 'BOUGHT_LATER' when r.fell then 'SALE_RESCINDED'
      when r.objection is not null then 'OBJECTION_' || r.objection when ${SHOW_DAYS_AGO} <= 30 then 'STILL_OPEN' else 'NO_OBJECTION' end`,
    formula:
      'Of those who joined in the period and showed within 30 days, who did not buy within 30 days of their first show, by their last objection.',
  }),
  SHOWED_OF_SET: {
    ...ofCohort({
      trainerBase: 'cohortByLastSlot',
      counted: SHOWED,
      windowDays: 30,
      formula:
        'Of those who joined in the period and were set within 30 days, who showed within 30 days of joining; for one trainer, whose last consultation was that trainer’s.',
    }),
    kind: 'RATE',
    excluded: `coalesce(r.excluded, case when (${SET}) is not true then 'NOT_SET_IN_TIME' end)`,
  },
  CLOSED_OF_SHOWED: {
    ...ofCohort({
      trainerBase: 'cohortByShower',
      counted: CLOSED,
      windowDays: 60,
      formula:
        'Of those who joined in the period and showed within 30 days, who bought within 30 days of their first show; for one trainer, who showed to that trainer first.',
    }),
    kind: 'RATE',
    excluded: `coalesce(r.excluded, case when (${SHOWED}) is not true then 'NOT_SHOWED_IN_TIME' end)`,
  },
  SHOWS_HELD: {
    kind: 'COUNT',
    clock: 'SLOT_DATE',
    base: 'slots',
    trainerBase: 'slots',
    excluded: 'r.excluded',
    counted: "r.outcome = 'SHOWED'",
    windowDays: null,
    days: null,
    formula: 'Consultations of the period that showed, on the day of their last slot, walk-ins not in it.',
    target: null,
  },
  FIRST_SALES: {
    kind: 'COUNT',
    clock: 'SALE_DATE',
    base: 'sales',
    trainerBase: 'salesBySeller',
    excluded: `coalesce(r.excluded, case when r.outcome = 'RESCINDED' then 'SALE_RESCINDED' when r.outcome = 'FREE' then 'FREE'
      when r.outcome not in ('NEW', 'REACTIVATION') then 'OTHER_KIND' end)`,
    counted: 'true',
    windowDays: null,
    days: null,
    formula:
      'First sales and reactivations of the period that have a price and were not rescinded; one that several sold stands on the line of each.',
    target: null,
  },
};
