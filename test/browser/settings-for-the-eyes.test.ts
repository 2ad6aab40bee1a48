import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { axeFindings, overhang, picture, stateOf, visit } from './visitor.ts';
import { openBrowser, openDemonstration, type Product } from './world.ts';

jest.setTimeout(120_000);

let browser: Browser;
let product: Product;
let state: Awaited<ReturnType<typeof stateOf>>;

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openDemonstration()]);
  state = await stateOf(browser, product, product.people.owner);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

describe('The settings for everybody’s eyes', () => {
  const pages = {
    settings: '/settings',
    people: '/settings/people',
    invite: '/settings/people?do=invite',
    locations: '/settings/locations',
    open: '/settings/locations?do=open',
    prices: '/settings/price-list',
    offer: '/settings/price-list?do=add',
    sources: '/settings/sources',
    keys: '/settings/keys',
    key: '/settings/keys?do=add',
    activity: '/settings/activity',
    filter: '/settings/activity?do=filter',
    proof: '/settings/activity?do=proof',
    me: '/me',
    password: '/me?do=password',
    visits: '/me/visits',
  } as const;
  const half = (odd: boolean) => Object.entries(pages).filter((_, place) => (place % 2 === 1) === odd);

  it.each([
    ['phone', 'light', half(false)],
    ['phone', 'dark', half(true)],
    ['desktop', 'light', half(true)],
    ['desktop', 'dark', [...half(false), ['matrix', '/settings/people?view=matrix']]],
  ] as const)('axe finds nothing and nothing hangs over the edge: %s, %s', async (size, scheme, shown) => {
    const visitor = await visit(browser, product, { size, scheme, state });
    const { page } = visitor;
    for (const [name, path] of shown) {
      await page.goto(path);
      await page.locator('#main h1').first().waitFor();
      if (path.includes('do=')) await page.getByRole('dialog').waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      await picture(page, `${name}-${size}-${scheme}`);
      expect({ name, findings: await axeFindings(page) }).toEqual({ name, findings: [] });
      expect({ name, overhang: await overhang(page) }).toEqual({ name, overhang: 0 });
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
