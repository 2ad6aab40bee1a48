import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeFindings, boardOf, overhang, picture, signIn, type Size, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openDemonstration, type Product, type RoleWord, ROLES } from './world.ts';

jest.setTimeout(180_000);

let browser: Browser;
let product: Product;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openDemonstration()]);
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

/** A visitor whose browser must not have complained by the end of the test. */
async function come(around: Parameters<typeof visit>[2] = {}): Promise<Visitor> {
  const visitor = await visit(browser, product, around);
  visitors.push(visitor);
  return visitor;
}

/** Someone at the door, signed in by typing. */
async function enter(role: RoleWord, size: Size = 'desktop'): Promise<Visitor> {
  const visitor = await come({ size });
  await visitor.open('/');
  await signIn(visitor, product.people[role]);
  await boardOf(visitor);
  return visitor;
}

const pathOf = ({ page }: Visitor) => new URL(page.url()).pathname;
const signOut = async ({ page }: Visitor) => {
  await page.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link').last().click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
};

describe('At the door', () => {
  it('a wrong password is refused in words, and what was typed stays', async () => {
    const visitor = await come();
    await visitor.open('/board');
    await signIn(visitor, { ...product.people.manager, password: 'not the password' });
    await visitor.page.getByRole('alert').getByText('This e-mail and password do not belong together.').waitFor();
    await expect(visitor.page.getByLabel('E-mail').inputValue()).resolves.toBe(product.people.manager.email);
  });

  it('a link to a figure leads through signing in to that figure', async () => {
    const visitor = await come();
    await visitor.open('/figures/show-rate?part=denominator');
    await signIn(visitor, product.people.manager);
    await visitor.page.getByRole('heading', { name: 'Show rate', level: 1 }).waitFor();
    expect(visitor.page.url()).toContain('/figures/show-rate?part=denominator');
  });
});

describe('The morning of', () => {
  it.each(['owner', 'manager'] as const)(
    'the %s: every rate, the trainers side by side, and the money',
    async (role) => {
      const visitor = await enter(role);
      const { page } = visitor;
      expect(pathOf(visitor)).toBe('/board');
      for (const figure of ['Set rate', 'Show rate', 'Close rate']) {
        await page.getByRole('link', { name: new RegExp(`^${figure}: \\d+%, \\d+ of \\d+`) }).waitFor();
      }
      await page.getByRole('link', { name: /^Sales: \D*[\d,]+$/ }).waitFor();
      expect(await page.getByRole('table', { name: 'Trainers' }).locator('tbody tr').count()).toBeGreaterThan(2);
      await signOut(visitor);
    },
  );

  it('a trainer: their own figures, and of the others in the league nothing that is money', async () => {
    const visitor = await enter('trainer');
    const { page } = visitor;
    expect(pathOf(visitor)).toBe('/my-figures');
    await page.getByRole('link', { name: /^Close rate: / }).waitFor();
    expect(await page.getByRole('table', { name: 'Locations' }).count()).toBe(0);
    const league = page.getByRole('table', { name: 'Trainers' });
    await picture(page, 'trainer-desktop-light');
    expect(await league.locator('tbody tr').count()).toBeGreaterThan(1);
    expect(await league.getByRole('link', { name: /^Sales, / }).count()).toBe(1);
    await signOut(visitor);
  });

  it('the front desk: today’s counts, and no money anywhere', async () => {
    const visitor = await enter('front-desk');
    const { page } = visitor;
    expect(pathOf(visitor)).toBe('/today');
    await page.getByRole('link', { name: /^New members: \d+/ }).waitFor();
    await page.getByRole('link', { name: /^Sets made: \d+/ }).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/[$€£¥]|\bsales\b/i);
    await signOut(visitor);
  });

  it('the accountant: totals with the money, that open to nobody’s name', async () => {
    const visitor = await enter('accountant');
    const { page } = visitor;
    expect(pathOf(visitor)).toBe('/totals');
    await page.getByRole('group', { name: /^Sales: / }).waitFor();
    // The same totals can be had as files; nothing else leads anywhere.
    expect(await page.getByRole('main').getByRole('link').allInnerTexts()).toEqual(['CSV', 'Excel']);
    expect(await page.getByRole('table', { name: 'Trainers' }).count()).toBe(0);
    await signOut(visitor);
  });
});

/** What each role finds on the left, by hand from the table "Who may". */
const NAVIGATION: Readonly<Record<RoleWord, readonly string[]>> = {
  owner: 'Board Funnel Consultations Be-backs Members Sales Trainers Locations Imports Settings'.split(' '),
  manager: 'Board Funnel Consultations Be-backs Members Sales Trainers Locations Imports Settings'.split(' '),
  trainer: ['My figures', ...'Funnel Consultations Be-backs Members Sales Settings'.split(' ')],
  'front-desk': 'Today Funnel Consultations Be-backs Members Sales Settings'.split(' '),
  accountant: ['Totals', 'Sales', 'Settings'],
};

describe('The navigation of', () => {
  it.each(ROLES)('the %s leads to pages that open', async (role) => {
    const visitor = await enter(role);
    const { page } = visitor;
    const links = page.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link');
    // The name mark before them leads home, one's own name behind them to oneself.
    // What waits behind a page stands beside its word, once it is known.
    const words = (await links.allTextContents()).map((word) => word.replace(/ [\d,]+ (unlogged|due)$/, '').trim());
    expect(words.slice(1, -1)).toEqual(NAVIGATION[role]);
    for (const [place, word] of words.entries()) {
      await links.nth(place).click();
      const heading = page.getByRole('main').getByRole('heading', { level: 1 });
      await heading.waitFor();
      expect([word, await heading.textContent()]).not.toEqual([word, 'There is nothing here']);
    }
  });
});

describe('With the keyboard alone', () => {
  it('somebody signs in, opens a figure and comes back to the board', async () => {
    const { page } = await come();
    await page.goto('/');
    await page.getByLabel('E-mail').waitFor();
    const { email, password } = product.people.manager;
    const press = (key: string) => page.keyboard.press(key);
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
    const tabTo = async (wanted: RegExp) => {
      for (let step = 0; step < 40; step += 1) {
        await press('Tab');
        if (wanted.test(await focused())) return;
      }
      throw new Error(`No ${String(wanted)} within forty presses of Tab.`);
    };
    const typeInto = async (label: string, text: string) => {
      const field = await page.getByLabel(label, { exact: true }).elementHandle();
      for (let step = 0; step < 10; step += 1) {
        await press('Tab');
        if (await field?.evaluate((element) => element === document.activeElement)) break;
      }
      await page.keyboard.type(text);
    };
    await typeInto('E-mail', email);
    await typeInto('Password', password);
    await press('Enter');
    await page.getByRole('region', { name: 'Headline figures' }).waitFor();
    await tabTo(/^Show rate: /);
    await press('Enter');
    await page.getByRole('heading', { name: 'Show rate', level: 1 }).waitFor();
    await tabTo(/Back to the board/);
    await press('Enter');
    await page.getByRole('region', { name: 'Headline figures' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/board');
  });
});

describe('For everybody’s eyes and hands', () => {
  let inside: Awaited<ReturnType<typeof stateOf>>;
  beforeAll(async () => {
    inside = await stateOf(browser, product, product.people.manager);
  });

  const everywhere = [
    ['sign-in', '/sign-in'],
    ['board', '/board?period=last-month'],
    ['rows', '/figures/close-rate-30?part=denominator'],
  ] as const;
  const once = [
    ['excluded', '/figures/show-rate?part=excluded'],
    ['me', '/me'],
  ] as const;

  it.each([
    ['phone', 'light', [...everywhere, ...once]],
    ['phone', 'dark', everywhere],
    ['desktop', 'light', everywhere],
    ['desktop', 'dark', [...everywhere, ...once]],
  ] as const)('axe finds nothing and nothing hangs over the edge: %s, %s', async (size, scheme, pages) => {
    for (const [name, path] of pages) {
      const visitor = await come({ size, scheme, ...(name !== 'sign-in' && inside ? { state: inside } : {}) });
      const { page } = visitor;
      await visitor.open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      if (name === 'board') await boardOf(visitor);
      if (name === 'rows')
        await page
          .getByRole('status')
          .filter({ hasText: /^\d+ of \d+$/ })
          .waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await picture(page, `${name}-${size}-${scheme}`);
      expect({ name, findings: await axeFindings(page) }).toEqual({ name, findings: [] });
      expect({ name, overhang: await overhang(page) }).toEqual({ name, overhang: 0 });
    }
  });
});
