import type { FigureRowsQuery, FigureRowsQueryVariables } from '../src/api/documents.ts';
import { addDays, daysFromTo } from '../src/ui/day.ts';
import { aBoard, LOCATIONS, STAFF } from './board.builder.ts';
import { aCount, aRate } from './figures.builder.ts';

type Detail = FigureRowsQuery['figure'];
type Row = Detail['rows']['edges'][number]['node'];

const FIRST = [
  'Hana',
  'Mateo',
  'Priya',
  'Sven',
  'Aoife',
  'Tomasz',
  'Leilani',
  'Émile',
  'Đặng',
  'Ngozi',
  'Björn',
  'Shira',
  'Kwame',
];
const LAST = [
  'Sørensen',
  'Rojas',
  'Vasquez',
  'Keller',
  'Okonkwo',
  'Ní Bhriain',
  'Fitzgerald-Moreau',
  'Tanaka',
  'Haddad',
  'Petrov',
  'Lindqvist',
];

/** A figure with exactly as many rows as it says, page by page. */
export function aFigureDetail({ name, period, scope, part, first, after }: FigureRowsQueryVariables): Detail {
  const board = aBoard({ period, locationId: scope?.locationId ?? null });
  const line = board.trainers.find(({ trainer }) => trainer?.id === scope?.trainerId) ?? board.total;
  const figure =
    line.figures.find((change) => change.figure.name === name)?.figure ??
    (name === 'SHOWED_WITHIN_30_OF_JOIN' ? aRate(name, 47, 112) : aCount(name, 0));
  const total =
    part === 'EXCLUDED'
      ? figure.excludedRows
      : part === 'DENOMINATOR'
        ? (figure.denominator ?? 0)
        : figure.kind === 'MONEY'
          ? 38
          : figure.numerator;
  const start = after ? Number(after) + 1 : 0;
  const end = Math.min(total, start + first);
  const edges = Array.from({ length: Math.max(0, end - start) }, (_, offset) => {
    const index = start + offset;
    return { cursor: String(index), node: aRow(index, { figure, part, period }) };
  });
  return {
    figure,
    formula:
      figure.kind === 'RATE'
        ? 'Journeys whose first show lies in these days and that have a qualifying sale 0 to 30 days after it, out of all journeys whose first show lies in these days.'
        : 'Every one whose date lies in these days, counted once.',
    clockInWords: 'By the date of the first show, where the consultation was held; day 30 is in.',
    excludedReasons:
      figure.excludedRows === 0
        ? []
        : [
            { code: 'STAFF', reason: 'staff, or complimentary', count: 1 },
            { code: 'UNLOGGED', reason: 'nobody has marked the outcome', count: figure.excludedRows - 1 },
          ],
    countedReasons: [],
    restatement: null,
    rows: {
      totalCount: total,
      pageInfo: { hasNextPage: end < total, endCursor: edges.at(-1)?.cursor ?? null },
      edges,
    },
  };
}

function aRow(
  index: number,
  { figure, part, period }: { figure: Detail['figure']; part: Row['part']; period: { from: string; to: string } },
): Row {
  const trainer = STAFF[index % STAFF.length] ?? null;
  const location = LOCATIONS[index % LOCATIONS.length] ?? null;
  const date = addDays(period.to, -(index % daysFromTo(period.from, period.to)));
  const counted = part !== 'EXCLUDED' && index < figure.numerator;
  return {
    id: `${part}-${index}`,
    memberId: `member-${index}`,
    memberName: `${FIRST[index % FIRST.length]} ${LAST[(index * 7) % LAST.length]}`,
    trainer: index % 9 === 8 ? null : trainer,
    location,
    date,
    part,
    counted,
    open: part === 'DENOMINATOR' && !counted && index % 3 === 0,
    reason: part === 'EXCLUDED' ? 'nobody has marked the outcome' : null,
    events: [
      { what: 'SHOWED', on: date, item: null },
      ...(counted ? [{ what: 'BOUGHT' as const, on: addDays(date, 2), item: 'PT 10' }] : []),
    ],
    amountMinor: figure.kind === 'MONEY' ? 48_000 + index * 2_550 : null,
    currency: figure.kind === 'MONEY' ? 'GBP' : null,
  };
}
