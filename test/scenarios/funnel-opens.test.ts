import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ctxOfHouse } from '../../packages/server/src/auth/index.ts';
import type { Database } from '../../packages/server/src/db/index.ts';
import {
  type Figure,
  type FigureName,
  type FigureQuestion,
  readFigure,
  readFigureRows,
} from '../../packages/server/src/funnel/index.ts';
import { monthPeriod, newId } from '../../packages/server/src/kernel/index.ts';
import {
  type Funnel,
  type FunnelBy,
  type FunnelLine,
  readComparison,
  readFunnel,
} from '../../packages/server/src/reports/index.ts';
import { anExportedGroup, type ExportedGroup } from '../world/exported-group.ts';
import { TRUTH, trueMonth } from '../world/truth.ts';

jest.setTimeout(180_000);

const ctx = ctxOfHouse(newId(), { requestId: 'test', now: new Date('2026-11-19T12:00:00Z') });
const AUGUST = monthPeriod('2026-08');

describe("the funnel of a group's exports", () => {
  let group: ExportedGroup;
  let db: Database;
  beforeAll(async () => {
    group = await anExportedGroup(ctx);
    ({ db } = group);
  });
  afterAll(() => group.close());

  const funnel = (by: FunnelBy | null = null, more: Partial<FigureQuestion> = {}): Promise<Funnel> =>
    readFunnel(db, ctx, { period: AUGUST, asOf: TRUTH.asOf, by, ...more });
  const asked = (more: Partial<FigureQuestion> = {}): FigureQuestion => ({ period: AUGUST, asOf: TRUTH.asOf, ...more });
  const countIn = ({ steps }: FunnelLine) => steps.map(({ figure }) => figure.figure.numerator);
  const figuresIn = (line: FunnelLine): Figure<FigureName>[] =>
    [
      ...line.steps.flatMap(({ figure, ofPrevious, ofJoined, days }) => [figure, ofPrevious, ofJoined, days]),
      ...line.gaps.map(({ figure }) => figure),
      ...line.activity,
    ].flatMap((change) => change?.figure ?? []);

  it('counts the steps that the truth counts', async () => {
    const { total } = await funnel();
    const truth = trueMonth('2026-08').all as Record<string, { num: number; den: number } & number>;
    expect(countIn(total).slice(0, 3)).toEqual([
      truth['newMembers'],
      truth['setRate30']?.num,
      truth['showedWithin30OfJoin']?.num,
    ]);
    const activity = Object.fromEntries(total.activity.map(({ figure }) => [figure.name, figure.numerator]));
    expect(activity).toMatchObject({
      NEW_MEMBERS: truth['newMembers'],
      SETS_MADE: truth['setsMade'],
      SHOWS_HELD: truth['showRate']?.num,
      SALES_MONEY: truth['salesMoney'],
    });
  });

  it('loses between two steps exactly those who fell out, each with a reason', async () => {
    const { total } = await funnel();
    const [joined = 0, set = 0, showed = 0, closed = 0] = countIn(total);
    const gaps = total.gaps.map(({ figure }) => figure.figure.numerator);
    expect(gaps).toEqual([joined - set, set - showed, showed - closed]);
    for (const { figure, reasons } of total.gaps) {
      expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(figure.figure.numerator);
      for (const { code, reason, count } of reasons) {
        const page = { part: 'NUMERATOR', first: 100, reason: code } as const;
        const opened = await readFigureRows(db, ctx, figure.figure.name, asked(), page);
        expect([opened.totalCount, opened.rows.length]).toEqual([count, Math.min(count, 100)]);
        expect(new Set(opened.rows.map(({ row }) => row.reason))).toEqual(new Set([reason]));
      }
    }
  });

  it.each(['LOCATION', 'TRAINER', 'SOURCE', 'PACKAGE'] as const)(
    'opens, by %s, every figure of every line to as many rows as it says',
    async (by) => {
      const { lines, total } = await funnel(by);
      expect(lines.length).toBeGreaterThan(0);
      let opened = 0;
      for (const line of [total, ...lines]) {
        const { location, trainer, source, item } = line;
        const scope = { locationId: location?.id, trainerId: trainer?.id, sourceId: source?.id, item };
        for (const said of figuresIn(line)) {
          const { figure } = await readFigure(db, ctx, said.name, asked(scope));
          const { restated: _one, ...own } = figure;
          const { restated: _other, ...drawn } = said;
          expect([by, own]).toEqual([by, drawn]);
          const part = said.kind === 'RATE' ? 'DENOMINATOR' : 'NUMERATOR';
          const rows = await readFigureRows(db, ctx, said.name, asked(scope), { part, first: 1 });
          if (said.kind !== 'MONEY')
            expect([said.name, rows.totalCount]).toEqual([said.name, said.denominator ?? said.numerator]);
          opened += 1;
        }
      }
      expect(opened).toBeGreaterThan(lines.length);
    },
  );

  it('adds up over locations and sources; of trainers, over those whose step it is', async () => {
    const { total } = await funnel();
    const [joined, set, showed, closed] = countIn(total);
    const added = async (by: FunnelBy) => {
      const { lines } = await funnel(by);
      const sum = (key: string) =>
        lines
          .flatMap(({ steps }) => steps)
          .filter((step) => step.key === key)
          .reduce((all, { figure }) => all + figure.figure.numerator, 0);
      return [sum('JOINED'), sum('SET'), sum('SHOWED'), sum('CLOSED')];
    };
    expect(await added('LOCATION')).toEqual([joined, set, showed, closed]);
    expect(await added('SOURCE')).toEqual([joined, set, showed, closed]);
    expect(await added('TRAINER')).toEqual([0, set, showed, closed]);
    expect(await added('PACKAGE')).toEqual([0, 0, 0, closed]);
  });

  it('stands side by side, line by line the figures of the truth, with twelve whole weeks each', async () => {
    for (const by of ['LOCATION', 'TRAINER'] as const) {
      const { lines } = await readComparison(db, ctx, { by, period: AUGUST, asOf: TRUTH.asOf });
      const truth = by === 'LOCATION' ? trueMonth('2026-08').location : trueMonth('2026-08').trainer;
      expect(lines).toHaveLength(Object.keys(truth).length);
      for (const { location, trainer, figures, trend } of lines) {
        const rate = figures.find(({ figure }) => figure.name === 'SHOW_RATE')?.figure;
        const known = truth[location?.name ?? trainer?.sourceId ?? ''] as Record<string, unknown>;
        expect({ num: rate?.numerator, den: rate?.denominator }).toEqual(known['showRate']);
        expect(trend).toHaveLength(12);
        expect(trend.at(-1)?.period).toEqual({ from: '2026-08-25', to: '2026-08-31' });
      }
      // A week's figure is the figure of that week.
      const [line] = lines;
      const week = line?.trend.at(-2);
      const said = week?.figures.find(({ name }) => name === 'SHOW_RATE');
      const scope = { locationId: line?.location?.id, trainerId: line?.trainer?.id };
      const { figure } = await readFigure(db, ctx, 'SHOW_RATE', asked({ ...scope, period: week?.period ?? AUGUST }));
      expect(said).toMatchObject({ numerator: figure.numerator, denominator: figure.denominator });
    }
  });
});
