import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  axeFindings,
  boardOf,
  overhang,
  picture,
  type Scheme,
  type Size,
  stateOf,
  visit,
  type Visitor,
} from './visitor.ts';
import { openBrowser, openDemonstration, type Product, type RoleWord } from './world.ts';

jest.setTimeout(180_000);

let browser: Browser;
let product: Product;
let states: Record<'owner' | 'manager' | 'trainer', Awaited<ReturnType<typeof stateOf>>>;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openDemonstration()]);
  const kept = async (role: RoleWord) => stateOf(browser, product, product.people[role]);
  states = { owner: await kept('owner'), manager: await kept('manager'), trainer: await kept('trainer') };
});
afterEach(async () => {
  const all = visitors.splice(0);
  await Promise.all(all.map((visitor) => visitor.leave()));
  expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

async function come(role: keyof typeof states, size: Size = 'desktop', scheme: Scheme = 'light'): Promise<Visitor> {
  const visitor = await visit(browser, product, { size, scheme, state: states[role] });
  visitors.push(visitor);
  return visitor;
}

const numberIn = (text: string | null): number =>
  Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? Number.NaN);
const workOf = (page: Page) => page.getByRole('region', { name: 'Needs you today' });
const toastOf = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).last();

async function openBoard(visitor: Visitor, path = '/board'): Promise<Page> {
  await visitor.open(path);
  await boardOf(visitor);
  await workOf(visitor.page).getByRole('listitem').first().waitFor();
  return visitor.page;
}

describe('What needs doing', () => {
  it('is given to somebody with the mouse, and taken back with the toast', async () => {
    const page = await openBoard(await come('manager'));
    const line = workOf(page).getByRole('listitem').filter({ hasText: 'not set after 3 days' });
    const count = numberIn(await line.getByRole('heading').textContent());
    await line.getByRole('button', { name: /^Assign: / }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(`Each of the ${count} gets a next step.`).waitFor();
    await sheet.getByRole('combobox', { name: 'Who does it' }).click();
    await page.getByRole('option').nth(1).click();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Assign' }).click();
    await sheet.waitFor({ state: 'detached' });
    await line.waitFor({ state: 'detached' });
    const toast = toastOf(page, new RegExp(`${count} steps given`));
    await toast.getByRole('button', { name: 'Undo' }).click();
    await line.waitFor();
    expect(numberIn(await line.getByRole('heading').textContent())).toBe(count);
  });

  it('is refused in words when the day has passed, and what was typed stays', async () => {
    const page = await openBoard(await come('manager'));
    await workOf(page)
      .getByRole('button', { name: /^Assign: .*not set/ })
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('What is to be done with each').fill('Ring twice');
    await sheet.getByLabel('By when').fill('2020-01-01');
    await sheet.getByRole('button', { name: 'Assign' }).click();
    await sheet.getByText(/That day has passed/).waitFor();
    expect(await sheet.getByLabel('What is to be done with each').inputValue()).toBe('Ring twice');
  });

  it('is put off by keyboard alone, leaves the list, and is back when that is undone', async () => {
    const page = await openBoard(await come('manager'));
    const first = workOf(page).getByRole('listitem').first();
    const title = (await first.getByRole('link').textContent()) ?? '';
    await first.getByRole('link').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    await sheet
      .getByRole('button', { name: /^Put off until/ })
      .first()
      .waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Put off until'));
    await page.keyboard.press('Enter');
    await workOf(page).getByRole('link', { name: title, exact: true }).waitFor({ state: 'detached' });
    await workOf(page).getByText('1 line is put off').waitFor();
    await toastOf(page, /^Put off until/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await workOf(page).getByRole('link', { name: title, exact: true }).waitFor();
  });

  it('opens by touch to as many people as it counts, each leading to what can be done', async () => {
    const page = await openBoard(await come('manager', 'phone'));
    const line = workOf(page)
      .getByRole('link', { name: /without an outcome/ })
      .first();
    const count = numberIn(await line.textContent());
    await line.tap();
    await page.getByRole('heading', { level: 1, name: /without an outcome/ }).waitFor();
    const rows = page.getByRole('main').locator('li[data-row]');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(count);
    expect(await axeFindings(page)).toEqual([]);
    await rows.first().getByRole('link').first().tap();
    await page.waitForURL(/\/consultations\//);
  });

  it('of a trainer is their own, and taken by themselves', async () => {
    const page = await openBoard(await come('trainer'), '/my-figures');
    const line = workOf(page).getByRole('listitem').first();
    expect(await line.textContent()).toMatch(/of yours/);
    await line.getByRole('button', { name: /^Assign: / }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('By when').waitFor();
    expect(await sheet.getByRole('combobox', { name: 'Who does it' }).count()).toBe(0);
  });
});

describe('The way back', () => {
  it('from a location’s line leads to the board as it stood, not narrowed to the location', async () => {
    const visitor = await come('owner');
    const page = await openBoard(visitor, '/board?period=last-month&sort=-show');
    await page
      .getByRole('table', { name: 'Locations' })
      .getByRole('link', { name: /^Show rate,/ })
      .first()
      .click();
    await page.getByRole('list', { name: 'Filters' }).getByRole('listitem').nth(1).waitFor();
    await page.getByRole('link', { name: /Back to the board/ }).click();
    await boardOf(visitor);
    expect(`${new URL(page.url()).pathname}${new URL(page.url()).search}`).toBe('/board?period=last-month&sort=-show');
  });
});

describe('The funnel', () => {
  it('opens a bar to its members and a gap to those who dropped, by the reason', async () => {
    const visitor = await come('owner');
    const { page } = visitor;
    await visitor.open('/funnel?period=last-month');
    const reason = page
      .getByRole('region', { name: /did not show/ })
      .getByRole('link')
      .nth(1);
    const [words = '', count = ''] = ((await reason.getAttribute('aria-label')) ?? '').split(': ');
    await reason.click();
    await page.getByRole('heading', { level: 1, name: 'Set, did not show' }).waitFor();
    await page.getByRole('list', { name: 'Filters' }).getByText(words).waitFor();
    expect(await page.getByRole('table', { name: 'Counted' }).locator('tbody tr').count()).toBe(Number(count));
    await page.getByRole('link', { name: `Clear the filter ${words}` }).click();
    await page.getByRole('link', { name: /Back to the funnel/ }).click();
    await page
      .getByRole('link', { name: /^Joined: / })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Joined' }).waitFor();
    await page.getByRole('table', { name: 'Counted' }).getByRole('link').first().click();
    await page.waitForURL(/\/members\//);
  });

  it('is broken down, and each line leads to its own funnel and its own gaps', async () => {
    const visitor = await come('owner');
    const { page } = visitor;
    await visitor.open('/funnel');
    await page.getByRole('navigation', { name: 'Break down by' }).getByRole('link', { name: 'Location' }).click();
    const lines = page.getByRole('table', { name: 'By Location' });
    await lines.waitFor();
    await page.locator('figure .recharts-bar').first().waitFor();
    const said = (await lines.getByRole('link', { name: /^Joined, Riverside: / }).getAttribute('aria-label')) ?? '';
    await lines.getByRole('rowheader', { name: 'Riverside' }).getByRole('link').click();
    await page.waitForURL(/location=/);
    await page
      .getByRole('link', { name: `Joined: ${said.split(': ')[1]}` })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Activity', exact: true }).click();
    await page
      .getByRole('link', { name: /^Shows: / })
      .first()
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/funnel/activity');
  });
});

describe('Side by side', () => {
  it('lines are sorted, found and pinned in the address; two of them stand beside one another, week by week', async () => {
    const visitor = await come('owner');
    const { page } = visitor;
    await visitor.open('/trainers?period=last-month');
    const table = page.getByRole('table', { name: 'Trainers', exact: true });
    await table.getByRole('link', { name: /^Sales, by sale/ }).click();
    await page.waitForURL(/sort=-sales/);
    await table
      .getByRole('columnheader', { name: /^Sales/, exact: false })
      .and(page.locator('[aria-sort="descending"]'))
      .waitFor();
    await table.getByRole('link', { name: /^Pin / }).first().click();
    await page.getByText('Pin another line').waitFor();
    await table.getByRole('link', { name: /^Pin / }).first().click();
    const pinned = page.getByRole('table', { name: 'Side by side' });
    await pinned.getByRole('columnheader').nth(2).waitFor();
    await page.locator('figure .recharts-line').first().waitFor();
    await page.getByRole('button', { name: 'As a table' }).click();
    expect(
      await page.getByRole('table', { name: 'Close rate by week, twelve weeks' }).locator('tbody tr').count(),
    ).toBe(12);
    await page.reload();
    await pinned.getByRole('columnheader').nth(2).waitFor();
    await page.getByRole('link', { name: 'Unpin', exact: true }).click();
    await pinned.waitFor({ state: 'detached' });
  });

  it('on a phone bring no chart, pinned or not', async () => {
    const visitor = await come('owner', 'phone');
    const { page } = visitor;
    const bodies: Promise<string>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.push(response.text().catch(() => ''));
    });
    await visitor.open('/locations?period=last-month');
    await page.getByRole('link', { name: /^Pin / }).first().tap();
    await page.getByRole('link', { name: /^Pin / }).first().tap();
    await page.getByRole('table', { name: 'Close rate by week, twelve weeks' }).waitFor();
    await visitor.open('/funnel?by=location');
    await page
      .getByRole('link', { name: /^Joined, / })
      .first()
      .waitFor();
    expect((await Promise.all(bodies)).filter((body) => body.includes('recharts'))).toEqual([]);
  });
});

describe('A figure as a file', () => {
  it('has as many rows as the screen says', async () => {
    const visitor = await come('manager');
    const { page } = visitor;
    await visitor.open('/figures/show-rate?period=last-month&part=denominator');
    const tab = page.getByRole('navigation', { name: 'Rows of this figure' }).getByRole('link', { name: /^Out of/ });
    const count = numberIn(await tab.textContent());
    const file = page.getByRole('group', { name: 'As a file' }).getByRole('link', { name: 'CSV' });
    const [download, answer] = await Promise.all([
      page.waitForEvent('download'),
      page.request.get((await file.getAttribute('href')) ?? ''),
      file.click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const text = await answer.text();
    expect({ text: text.slice(0, 300), rows: text.trimEnd().split('\r\n').length - 1 }).toMatchObject({ rows: count });
  });
});

describe('On paper', () => {
  it.each(['A4', 'Letter'] as const)(
    'the board has its place and its days written on it, and no buttons: %s',
    async (format) => {
      const visitor = await come('owner');
      const page = await openBoard(visitor);
      await page.emulateMedia({ media: 'print' });
      await page.getByText(/Larkfield.* · All locations · .*, compared with /).waitFor();
      for (const gone of ['Assign', 'Later', 'CSV', 'Find or do'])
        expect([gone, await page.getByText(gone, { exact: true }).filter({ visible: true }).count()]).toEqual([
          gone,
          0,
        ]);
      expect(await page.getByRole('navigation').count()).toBe(0);
      await picture(page, `paper-${format}`);
      const pdf = await page.pdf({ format, preferCSSPageSize: false });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect([pages > 0, pages <= 3]).toEqual([true, true]);
    },
  );
});

describe('For everybody’s eyes and hands', () => {
  const PAGES = [
    ['funnel', '/funnel?by=location&period=last-month', 'By Location'],
    ['activity', '/funnel/activity?by=trainer', 'By Trainer'],
    ['trainers', '/trainers?period=last-month&sort=-show', 'Trainers'],
    ['locations', '/locations', 'Locations'],
    ['gap', '/figures/gap-not-closed?period=last-month', 'Counted'],
  ] as const;

  it.each([
    ['phone', 'light'],
    ['phone', 'dark'],
    ['tablet', 'light'],
    ['desktop', 'light'],
    ['desktop', 'dark'],
  ] as const)('axe finds nothing and nothing hangs over the edge: %s, %s', async (size, scheme) => {
    const visitor = await come('owner', size, scheme);
    const { page } = visitor;
    for (const [name, path, table] of PAGES) {
      await visitor.open(path);
      if (size === 'phone') await page.getByRole('main').locator('li[data-row]').first().waitFor();
      else await page.getByRole('table', { name: table, exact: true }).waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await picture(page, `${name}-${size}-${scheme}`);
      expect({ name, findings: await axeFindings(page) }).toEqual({ name, findings: [] });
      expect({ name, overhang: await overhang(page) }).toEqual({ name, overhang: 0 });
    }
  });
});
