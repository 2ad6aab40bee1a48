import * as z from 'zod';
import { ALL_FIGURES, type FigureName, type FigureQuestion, type RowPart } from '../../funnel/index.ts';
import { InvalidInput, isDay, refuse } from '../../kernel/index.ts';
import type { MemberFilter, MemberOrder } from '../../members/index.ts';
import type { BoardQuestion } from '../../reports/index.ts';

const day = z.string().refine(isDay, 'is no day, YYYY-MM-DD');
const id = z.uuid('is no id');
const word = z.string().min(1).max(400);
const MOMENT = { asOf: day.optional(), knownAt: z.iso.datetime({ offset: true }).optional() };

const FIGURE_ROWS = z.strictObject({
  name: z.enum(ALL_FIGURES as [FigureName, ...FigureName[]]),
  from: day,
  to: day,
  location: id.optional(),
  trainer: id.optional(),
  source: z.union([id, z.literal('none')]).optional(),
  item: word.optional(),
  part: z.enum(['NUMERATOR', 'DENOMINATOR', 'EXCLUDED']).optional(),
  reason: z.string().max(60).optional(),
  ...MOMENT,
});
const BOARD = z.strictObject({
  from: day,
  to: day,
  compareFrom: day.optional(),
  compareTo: day.optional(),
  location: id.optional(),
  ...MOMENT,
});
const MEMBERS = z.strictObject({
  location: id.optional(),
  stage: z.enum(['JOINED', 'SET', 'SHOWED', 'CLOSED']).optional(),
  text: word.optional(),
  source: z.union([id, z.literal('none')]).optional(),
  trainer: id.optional(),
  stepOwner: id.optional(),
  joinedFrom: day.optional(),
  joinedTo: day.optional(),
  notSetDays: z.coerce.number().int().min(0).max(3650).optional(),
  nextStep: z.enum(['NONE', 'OPEN', 'OVERDUE']).optional(),
  order: z.enum(['NAME', 'JOINED', 'NEXT_STEP']).optional(),
});

/** What is exported, and everything that decides which rows. */
export type ExportAsked =
  | {
      readonly what: 'figure-rows';
      readonly name: FigureName;
      readonly question: FigureQuestion;
      readonly part: RowPart | null;
      readonly reason: string | null;
    }
  | { readonly what: 'board'; readonly question: BoardQuestion }
  | { readonly what: 'members'; readonly filter: MemberFilter; readonly order: MemberOrder | null };

export const EXPORTS = ['figure-rows', 'board', 'members'] as const;
export type ExportName = (typeof EXPORTS)[number];

/** What was sent, once understood. A parameter that is not known is refused: left out, it would widen what leaves the house. */
function understood<Shape extends z.ZodType>(shape: Shape, told: unknown): z.output<Shape> {
  const { success, data, error } = shape.safeParse(told);
  if (success) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return refuse(new InvalidInput(key, `There is no parameter “${key}”.`, 'Leave it out, or mend its name.'));
  }
  const field = String(issue?.path[0] ?? '');
  return refuse(new InvalidInput(field, `“${field}” is not as it should be: ${issue?.message}.`, 'Mend it.'));
}

const instant = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

/** Reads the parameters of an export. Refuses `InvalidInput`, naming the one that is not as it should be. */
export function exportAsked(what: ExportName, told: unknown): ExportAsked {
  if (what === 'members') {
    const { location, source, trainer, stepOwner, order, ...rest } = understood(MEMBERS, told);
    const filter = { ...rest, locationId: location, sourceId: source, trainerId: trainer, stepOwnerId: stepOwner };
    return { what, filter, order: order ?? null };
  }
  if (what === 'board') {
    const { from, to, compareFrom, compareTo, location, asOf, knownAt } = understood(BOARD, told);
    if ((compareFrom === undefined) !== (compareTo === undefined)) {
      const field = compareFrom === undefined ? 'compareFrom' : 'compareTo';
      refuse(new InvalidInput(field, 'A comparison has a first and a last day.', 'Give both, or neither.'));
    }
    const compare = compareFrom === undefined || compareTo === undefined ? null : { from: compareFrom, to: compareTo };
    const period = { from, to };
    return {
      what,
      question: { period, compare, locationId: location ?? null, asOf: asOf ?? null, knownAt: instant(knownAt) },
    };
  }
  const { name, from, to, part, reason, asOf, knownAt, ...scope } = understood(FIGURE_ROWS, told);
  const { location, trainer, source, item } = scope;
  const of = { locationId: location ?? null, trainerId: trainer ?? null, sourceId: source ?? null, item: item ?? null };
  return {
    what,
    name,
    question: { period: { from, to }, ...of, asOf: asOf ?? null, knownAt: instant(knownAt) },
    part: part ?? null,
    reason: reason ?? null,
  };
}
