import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { boardOf, picture, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openImported, type Product, type RoleWord } from './world.ts';

jest.setTimeout(240_000);

interface Rate {
  readonly num: number;
  readonly den: number;
}
interface Block {
  readonly newMembers?: number;
  readonly setRate30?: Rate;
  readonly showRate: Rate;
  readonly closeRate30: Rate;
  readonly setsMade: number;
  readonly salesMoney: number;
}
interface Truth {
  readonly months: Record<
    string,
    { readonly all: Block; readonly locations: Record<string, Block>; readonly trainers: Record<string, Block> }
  >;
}

const EXPORTS = join(import.meta.dirname, '..', 'world', 'club-exports');
const AUGUST = (JSON.parse(readFileSync(join(EXPORTS, 'truth.json'), 'utf8')) as Truth).months['2026-08'];
if (!AUGUST) throw new Error('The truth knows no August.');
const TRUTH = AUGUST;
/** The board of August on the morning of the exports. */
const BOARD = 'period=custom&from=2026-08-01&to=2026-08-31&asOf=2026-11-19';

/** The staff list's names by its ids. */
const NAMES = new Map(
  readFileSync(join(EXPORTS, 'staff.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .filter(([id]) => /^\d+$/.test(id ?? ''))
    .map(([id, first, last]) => [id ?? '', `${first} ${last}`]),
);

/** A figure as it is read aloud, in machine's words: 9 of 17, 152, $11,222. */
interface Read {
  readonly num: number;
  readonly den: number | null;
}

function understand(label: string): Read {
  const said = label.slice(label.lastIndexOf(': ') + 2);
  const fraction = /(?:^|, )([\d,]+) of ([\d,]+)/.exec(said);
  if (fraction) return { num: numberIn(fraction[1]), den: numberIn(fraction[2]) };
  return { num: numberIn(said), den: null };
}

const numberIn = (text = ''): number => Number(text.replace(/[^\d.-]/g, ''));
const rate = ({ num, den }: Rate): Read => ({ num, den });
const count = (num: number): Read => ({ num, den: null });
const dollars = (cents: number): Read => ({ num: Math.round(cents / 100), den: null });

/** What the board must say of a block of the truth, by the figure's name on the screen. */
function figuresOf(block: Block): Record<string, Read> {
  return {
    ...(block.newMembers === undefined ? {} : { 'New members': count(block.newMembers) }),
    ...(block.setRate30 ? { 'Set rate': rate(block.setRate30) } : {}),
    'Show rate': rate(block.showRate),
    'Close rate': rate(block.closeRate30),
    'Sets made': count(block.setsMade),
    Sales: dollars(block.salesMoney),
  };
}

let browser: Browser;
let product: Product;
let states: Record<RoleWord, Awaited<ReturnType<typeof stateOf>>>;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openImported()]);
  const people = Object.values(product.people);
  const kept = await Promise.all(people.map(async (person) => [person.role, await stateOf(browser, product, person)]));
  states = Object.fromEntries(kept) as typeof states;
  visitor = await visit(browser, product, { state: states.owner });
  page = visitor.page;
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

/** The figures that some links speak of, by the figure's name. */
async function readLinks(links: Locator): Promise<Record<string, Read>> {
  const labels = await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''));
  return Object.fromEntries(labels.map((label) => [label.split(/[:,]/, 1)[0] ?? '', understand(label)]));
}

async function openBoard(): Promise<Locator> {
  await visitor.open(`/board?${BOARD}`);
  return boardOf(visitor);
}

/** Each line of a table by the name in front of it. */
async function readTable(name: string): Promise<Record<string, Record<string, Read>>> {
  const lines: Record<string, Record<string, Read>> = {};
  for (const row of await page.getByRole('table', { name }).locator('tbody tr').all()) {
    const label = (await row.getByRole('link').first().getAttribute('aria-label')) ?? '';
    const who = /^[^,]+, ([^:]+):/.exec(label)?.[1] ?? label;
    lines[who] = await readLinks(row.getByRole('link'));
  }
  return lines;
}

/** Chooses a location as a reader does, and waits for its figures. */
async function choosePlace(name: string): Promise<Locator> {
  await page.getByRole('combobox', { name: 'Location' }).selectOption({ label: name });
  await page.waitForURL(/location=/);
  return boardOf(visitor);
}

describe('The board of August of the group whose exports were imported', () => {
  it('says of the whole group what is true', async () => {
    const headline = await openBoard();
    expect(await readLinks(headline.getByRole('link'))).toEqual(figuresOf(TRUTH.all));
    await picture(page, 'imported-board-desktop-light');
  });

  it('says of each location what is true, side by side', async () => {
    await openBoard();
    const expected = Object.entries(TRUTH.locations).map(([name, block]) => [name, figuresOf(block)]);
    expect(await readTable('Locations')).toEqual(Object.fromEntries(expected));
  });

  it('says of each trainer what is true', async () => {
    await openBoard();
    const expected = Object.entries(TRUTH.trainers).map(([id, block]) => [NAMES.get(id), figuresOf(block)]);
    expect(await readTable('Trainers')).toEqual(Object.fromEntries(expected));
  });

  it.each(Object.keys(TRUTH.locations))('says of %s, chosen alone, what is true, trainers included', async (name) => {
    await openBoard();
    const headline = await choosePlace(name);
    expect(await readLinks(headline.getByRole('link'))).toEqual(figuresOf(TRUTH.locations[name] as Block));
    const lines = await readTable('Trainers');
    for (const [staffId, block] of Object.entries(TRUTH.trainers)) {
      const line = lines[NAMES.get(staffId) ?? ''];
      if (line) expect(line).toEqual(figuresOf(block));
    }
    expect(Object.keys(lines)).toHaveLength(3);
  });
});

/** What lies behind a figure, counted on the page that it opens to. */
interface Behind {
  readonly numerator: number;
  readonly denominator: number | null;
  /** The rows left out that were listed, and how many the figure said there are. */
  readonly excluded: readonly [number, number];
  /** The sum of the amounts of the rows counted, whole. */
  readonly amount: number;
}

/** Counts the rows listed, all of them, however many presses of "Show more" that takes. */
async function listedRows(): Promise<{ rows: number; amount: number }> {
  const shown = page.getByRole('status').filter({ hasText: /^[\d,]+ of [\d,]+$/ });
  const none = page.getByRole('heading', { name: /^No rows/ });
  await shown.or(none).waitFor();
  if (await none.isVisible()) return { rows: 0, amount: 0 };
  const rows = page.locator('table tbody tr');
  for (;;) {
    const more = page.getByRole('button', { name: /^Show \d+ more$/ });
    if ((await more.count()) === 0) break;
    const before = await rows.count();
    await more.click();
    await page.waitForFunction((least) => document.querySelectorAll('table tbody tr').length > least, before);
  }
  const amounts = await rows.locator('td[data-end]').allTextContents();
  return { rows: await rows.count(), amount: amounts.reduce((sum, text) => sum + numberIn(text), 0) };
}

const tab = (name: string) =>
  page.getByRole('navigation', { name: 'Rows of this figure' }).getByRole('link', { name: new RegExp(`^${name}`) });

async function lookBehind(link: Locator): Promise<Behind> {
  const label = (await link.getAttribute('aria-label')) ?? '';
  await link.click();
  await page.getByRole('heading', { level: 1, name: label.split(/[:,]/, 1)[0] ?? '', exact: true }).waitFor();
  const counted = await listedRows();
  const leftOut = numberIn((await tab('Left out').textContent()) ?? '');
  let denominator: number | null = null;
  if ((await tab('Out of').count()) > 0) {
    await tab('Out of').click();
    await page.waitForURL(/part=denominator/);
    denominator = (await listedRows()).rows;
  }
  await tab('Left out').click();
  await page.waitForURL(/part=excluded/);
  const excluded = await listedRows();
  return {
    numerator: counted.rows,
    denominator,
    excluded: [excluded.rows, leftOut],
    amount: Math.round(counted.amount),
  };
}

/** Opens figures from the board one after the other, and compares what is listed with what the board said. */
async function openEach(links: () => Locator, figures: RegExp): Promise<void> {
  await openBoard();
  const all = await links().evaluateAll((found) => found.map((link) => link.getAttribute('aria-label') ?? ''));
  const labels = all.filter((label) => figures.test(label));
  expect(labels.length).toBeGreaterThan(0);
  for (const label of labels) {
    await openBoard();
    const said = understand(label);
    const behind = await lookBehind(links().and(page.getByLabel(label, { exact: true })));
    const num = label.startsWith('Sales') ? behind.amount : behind.numerator;
    expect({ label, num, den: behind.denominator }).toEqual({ label, ...said });
    expect({ label, leftOut: behind.excluded[0] }).toEqual({ label, leftOut: behind.excluded[1] });
  }
}

const lineOf = (table: string, name: string) =>
  page.getByRole('table', { name: table }).getByRole('row', { name }).getByRole('link');

describe('A figure opens to exactly the rows that it counts, those it is out of, and those left out', () => {
  it('every headline of the whole group', async () => {
    await openEach(() => page.getByRole('region', { name: 'Headline figures' }).getByRole('link'), /./);
  });

  it.each(Object.keys(TRUTH.locations))('rates and sales of %s', async (name) => {
    await openEach(() => lineOf('Locations', name), /^(Set rate|Close rate|Sales),/);
  });

  it.each(Object.keys(TRUTH.trainers).map((id) => NAMES.get(id) ?? ''))('the close rate of %s', async (name) => {
    await openEach(() => lineOf('Trainers', name), /^Close rate,/);
  });
});

describe('Of the imported group', () => {
  it('a trainer reads their own August and nobody else’s', async () => {
    const zoe = await visit(browser, product, { state: states.trainer });
    await zoe.open(`/my-figures?${BOARD}`);
    const headline = await boardOf(zoe);
    expect(await readLinks(headline.getByRole('link'))).toEqual(figuresOf(TRUTH.trainers['42'] as Block));
    expect(await zoe.page.getByRole('table', { name: 'Your line' }).locator('tbody tr').count()).toBe(1);
    await zoe.leave();
  });

  it('a manager of one location reads that location', async () => {
    const priya = await visit(browser, product, { state: states.manager });
    await priya.open(`/board?${BOARD}`);
    const headline = await boardOf(priya);
    expect(await readLinks(headline.getByRole('link'))).toEqual(figuresOf(TRUTH.locations['Harbor'] as Block));
    await priya.leave();
  });

  it('the front desk reads counts without rates or money, the accountant totals with them', async () => {
    const desk = await visit(browser, product, { state: states['front-desk'] });
    await desk.open('/today?asOf=2026-08-14');
    await boardOf(desk);
    expect(await desk.page.locator('main').innerText()).not.toMatch(/[$%]/);
    await desk.leave();
    const books = await visit(browser, product, { state: states.accountant });
    await books.open(`/totals?${BOARD}`);
    expect(await readLinks((await boardOf(books)).getByRole('group'))).toMatchObject({
      Sales: dollars(TRUTH.all.salesMoney),
    });
    await books.leave();
  });

  it('nothing of all this made the browser complain', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
