import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openImported, type Product } from './world.ts';

jest.setTimeout(240_000);

/** August on the morning of the exports. */
const AUGUST = 'period=custom&from=2026-08-01&to=2026-08-31&asOf=2026-11-19';
/** Every page of figures, and the table that shows that its figures have come. */
const PAGES = [
  ['the board', `/board?${AUGUST}`, 'Trainers'],
  ['the funnel', `/funnel?${AUGUST}`, 'Step by step'],
  ['the funnel by location', `/funnel?${AUGUST}&by=location`, 'By Location'],
  ['the funnel by trainer', `/funnel?${AUGUST}&by=trainer`, 'By Trainer'],
  ['the funnel by source', `/funnel?${AUGUST}&by=source`, 'By Source'],
  ['the funnel by package', `/funnel?${AUGUST}&by=package`, 'By Package'],
  ['what was done', `/funnel/activity?${AUGUST}&by=location`, 'By Location'],
  ['the locations', `/locations?${AUGUST}`, 'Locations'],
  ['the trainers', `/trainers?${AUGUST}`, 'Trainers'],
] as const;

let browser: Browser;
let product: Product;
let visitor: Visitor;
let page: Page;
/** Figures that were opened on an earlier page: what leads to the same rows is the same figure. */
const opened = new Map<string, string>();

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openImported()]);
  visitor = await visit(browser, product, { state: await stateOf(browser, product, product.people.owner) });
  page = visitor.page;
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const numberIn = (text = ''): number => Number(text.replace(/[^\d.-]/g, ''));

/** What a link to a figure says: how many, of how many; neither for a median of days. */
function understand(label: string): { readonly num: number | null; readonly den: number | null } {
  if (!label.includes(': ')) {
    // Said in passing: the count stands first, and a bare percentage counts nothing.
    const [first = ''] = /^[\d,.]+%?/.exec(label) ?? [];
    return { num: first === '' || first.endsWith('%') ? null : numberIn(first), den: null };
  }
  const said = label.slice(label.lastIndexOf(': ') + 2);
  const fraction = /(?:^|, )([\d,]+) of ([\d,]+)/.exec(said);
  if (fraction) return { num: numberIn(fraction[1]), den: numberIn(fraction[2]) };
  return /days?\b/.test(said) || said.startsWith('–')
    ? { num: null, den: null }
    : { num: numberIn(said.split(', ', 1)[0]), den: null };
}

/** The links to figures on the page, each once: the address without the way back, and what it says. */
async function figuresOn(): Promise<Map<string, string>> {
  const found = await page
    .locator('main a[href^="/figures/"]')
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute('href') ?? '', link.getAttribute('aria-label') ?? link.textContent ?? '']),
    );
  return new Map(
    found.map(([href = '', label = '']) => {
      const url = new URL(href, 'http://here');
      url.searchParams.delete('back');
      return [`${url.pathname}${url.search}`, label];
    }),
  );
}

/** Follows an address within the app, as a link does. */
async function follow(href: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelectorAll('main table').forEach((table) => table.setAttribute('data-left', ''));
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, href);
  await page.locator('main table[data-left]').first().waitFor({ state: 'detached' });
}

/** Counts what is listed under a tab, however many presses of "Show more" that takes. */
async function listed(part: 'Counted' | 'Out of'): Promise<{ rows: number; amount: number }> {
  const list = page.getByRole('table', { name: part, exact: true });
  const none = page.getByRole('heading', { name: /^No rows/ });
  await list.or(none).waitFor();
  if (await none.isVisible()) return { rows: 0, amount: 0 };
  const rows = list.locator('tbody tr');
  const more = page.getByRole('main').getByRole('button', { name: /^Show \d+ more$/ });
  while ((await more.count()) > 0) {
    const before = await rows.count();
    await more.click();
    await page.waitForFunction((least) => document.querySelectorAll('main tbody tr').length > least, before);
  }
  const amounts = await rows.locator('td[data-end]').allTextContents();
  return { rows: await rows.count(), amount: amounts.reduce((sum, text) => sum + numberIn(text), 0) };
}

async function open(href: string, label: string): Promise<void> {
  await follow(href);
  const { num, den } = understand(label);
  const counted = await listed('Counted');
  const isMoney = href.startsWith('/figures/sales-money');
  if (num !== null)
    expect({ href, label, num: isMoney ? Math.round(counted.amount) : counted.rows }).toEqual({ href, label, num });
  if (den === null) return;
  await page
    .getByRole('navigation', { name: 'Rows of this figure' })
    .getByRole('link', { name: /^Out of/ })
    .click();
  expect({ href, label, den: (await listed('Out of')).rows }).toEqual({ href, label, den });
}

describe('Every number opens to exactly its rows, counted by machine, on', () => {
  it.each(PAGES)('%s', async (_name, path, table) => {
    await visitor.open(path);
    await page.getByRole('table', { name: table, exact: true }).waitFor();
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    const figures = await figuresOn();
    expect(figures.size).toBeGreaterThan(5);
    for (const [href, label] of figures) {
      // The same figure says the same wherever it stands; its rows are counted once, all of them that it speaks of.
      const [now, before] = [understand(label), opened.has(href) ? understand(opened.get(href) ?? '') : null];
      if (before === null || (before.den === null && now.den !== null)) await open(href, label);
      else expect({ href, num: now.num ?? before.num }).toEqual({ href, num: before.num ?? now.num });
      opened.set(href, label);
    }
  });

  it('and nothing of this made the browser complain', () => {
    expect([opened.size > 100, visitor.complaints]).toEqual([true, []]);
  });
});
