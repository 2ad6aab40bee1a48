import type { Figure, FigureChange, FigureName, FigureRow } from '../../funnel/index.ts';
import { FIGURES } from '../../funnel/index.ts';
import type { MemberLine } from '../../members/index.ts';
import { type Column, inMajorUnits, yesNo } from './table.rules.ts';

/** Names of what rows name by id. */
export interface Names {
  location(id: string | null): string | null;
  staff(id: string | null): string | null;
}

const STANDING = { NUMERATOR: 'counted', DENOMINATOR: 'counted among', EXCLUDED: 'left out' } as const;

/** The rows behind a figure: the same rows, in the same order, with the same words as on the screen. */
export const figureRowColumns = (names: Names): Column<FigureRow>[] => [
  { header: 'Row', kind: 'TEXT', of: ({ id }) => id },
  { header: 'Member', kind: 'TEXT', of: ({ memberName }) => memberName },
  { header: 'Member ID', kind: 'TEXT', of: ({ memberId }) => memberId },
  { header: 'Date', kind: 'DAY', of: ({ date }) => date },
  { header: 'Location', kind: 'TEXT', of: ({ locationId }) => names.location(locationId) },
  { header: 'Trainer', kind: 'TEXT', of: ({ trainerId }) => names.staff(trainerId) },
  { header: 'Standing', kind: 'TEXT', of: ({ part, counted }) => (counted ? STANDING.NUMERATOR : STANDING[part]) },
  { header: 'Still open', kind: 'TEXT', of: ({ open }) => yesNo(open) },
  { header: 'Reason', kind: 'TEXT', of: ({ reason }) => reason },
  { header: 'Detail', kind: 'TEXT', of: ({ detail }) => detail },
  { header: 'Amount', kind: 'NUMBER', of: ({ amountMinor, currency }) => inMajorUnits(amountMinor, currency) },
  { header: 'Currency', kind: 'TEXT', of: ({ currency }) => currency },
];

/** One figure of one line of the board. */
export interface BoardRow {
  readonly line: 'total' | 'location' | 'trainer';
  readonly location: string | null;
  readonly trainer: string | null;
  readonly rank: number | null;
  readonly change: FigureChange<FigureName>;
  readonly restated: boolean;
}

const amountIn = (figure: Figure): number | null =>
  figure.kind === 'MONEY'
    ? inMajorUnits(figure.speech === 'DASH' ? null : figure.numerator, figure.currency)
    : figure.numerator;

export const BOARD_COLUMNS: readonly Column<BoardRow>[] = [
  { header: 'Line', kind: 'TEXT', of: ({ line }) => line },
  { header: 'Location', kind: 'TEXT', of: ({ location }) => location },
  { header: 'Trainer', kind: 'TEXT', of: ({ trainer }) => trainer },
  { header: 'Rank', kind: 'NUMBER', of: ({ rank }) => rank },
  { header: 'Figure', kind: 'TEXT', of: ({ change }) => change.figure.name },
  { header: 'Numerator', kind: 'NUMBER', of: ({ change }) => amountIn(change.figure) },
  { header: 'Denominator', kind: 'NUMBER', of: ({ change }) => change.figure.denominator },
  { header: 'Percent', kind: 'NUMBER', of: ({ change }) => change.figure.percent },
  { header: 'Percent from', kind: 'NUMBER', of: ({ change }) => change.figure.low },
  { header: 'Percent to', kind: 'NUMBER', of: ({ change }) => change.figure.high },
  { header: 'Median days', kind: 'NUMBER', of: ({ change }) => change.figure.median },
  { header: 'Currency', kind: 'TEXT', of: ({ change }) => change.figure.currency },
  { header: 'So far', kind: 'TEXT', of: ({ change }) => yesNo(change.figure.soFar) },
  { header: 'Rows left out', kind: 'NUMBER', of: ({ change }) => change.figure.excludedRows },
  { header: 'Restated', kind: 'TEXT', of: ({ restated }) => yesNo(restated) },
  { header: 'Numerator before', kind: 'NUMBER', of: ({ change }) => amountIn(change.previous) },
  { header: 'Denominator before', kind: 'NUMBER', of: ({ change }) => change.previous.denominator },
  { header: 'Percent before', kind: 'NUMBER', of: ({ change }) => change.previous.percent },
  { header: 'Change in points', kind: 'NUMBER', of: ({ change }) => change.deltaPoints },
  { header: 'Formula', kind: 'TEXT', of: ({ change }) => FIGURES[change.figure.name].formula },
];

/** The list of members, as its page shows them. */
export const memberColumns = (names: Names): Column<MemberLine>[] => [
  { header: 'Member ID', kind: 'TEXT', of: ({ id }) => id },
  { header: 'First name', kind: 'TEXT', of: ({ firstName }) => firstName },
  { header: 'Last name', kind: 'TEXT', of: ({ lastName }) => lastName },
  { header: 'E-mail', kind: 'TEXT', of: ({ email }) => email },
  { header: 'Phone', kind: 'TEXT', of: ({ phone }) => phone },
  { header: 'Location', kind: 'TEXT', of: ({ homeLocationId }) => names.location(homeLocationId) },
  { header: 'Joined on', kind: 'DAY', of: ({ joinedOn }) => joinedOn },
  { header: 'Left on', kind: 'DAY', of: ({ leftOn }) => leftOn },
  { header: 'Stage', kind: 'TEXT', of: ({ stage }) => stage },
];
