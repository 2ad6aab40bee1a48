import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeFindings, boardOf, overhang, picture, signIn, type Size, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openDemonstration, type Product, type RoleWord } from './world.ts';

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
    await expect(visitor.page.getByRole('alert').textContent()).resolves.toBe(
      'The address or the password is not right.',
    );
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

  it('a trainer: their own line and nobody else’s', async () => {
    const visitor = await enter('trainer');
    const { page } = visitor;
    expect(pathOf(visitor)).toBe('/my-figures');
    expect(await page.getByRole('table', { name: 'Your line' }).locator('tbody tr').count()).toBe(1);
    expect(await page.getByRole('table').filter({ hasText: 'Location' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: /^Close rate: / }).count()).toBe(1);
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

  it('the accountant: totals with the money, and nobody’s line', async () => {
    const visitor = await enter('accountant');
    const { page } = visitor;
    expect(pathOf(visitor)).toBe('/totals');
    await page.getByRole('link', { name: /^Sales: / }).waitFor();
    expect(await page.getByRole('table', { name: 'Trainers' }).count()).toBe(0);
    await signOut(visitor);
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

  const pages = [
    ['sign-in', '/sign-in', false],
    ['board', '/board?period=last-month', true],
    ['rows', '/figures/close-rate-30?part=denominator', true],
    ['excluded', '/figures/show-rate?part=excluded', true],
    ['me', '/me', true],
  ] as const;
  const looks = (['phone', 'desktop'] as const).flatMap((size) =>
    (['light', 'dark'] as const).map((scheme) => [size, scheme] as const),
  );

  it.each(looks)('axe finds nothing and nothing hangs over the edge: %s, %s', async (size, scheme) => {
    for (const [name, path, isInside] of pages) {
      const visitor = await come({ size, scheme, ...(isInside && inside ? { state: inside } : {}) });
      await visitor.open(path);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      if (name === 'board') await boardOf(visitor);
      if (name === 'rows') await visitor.page.getByText(/^\d+ of \d+ shown$/).waitFor();
      await visitor.page.waitForLoadState('networkidle');
      await picture(visitor.page, `${name}-${size}-${scheme}`);
      expect({ name, findings: await axeFindings(visitor.page) }).toEqual({ name, findings: [] });
      expect({ name, overhang: await overhang(visitor.page) }).toEqual({ name, overhang: 0 });
    }
  });
});
