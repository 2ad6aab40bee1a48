import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { axeFindings, boardOf, overhang, picture, type Size, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openFounded, type OpenProduct, type RoleWord, ROLES } from './world.ts';

jest.setTimeout(180_000);

let browser: Browser;
let product: OpenProduct;
let states: Record<RoleWord, Awaited<ReturnType<typeof stateOf>>>;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openFounded()]);
  const kept: [string, Awaited<ReturnType<typeof stateOf>>][] = [];
  for (const role of ROLES) kept.push([role, await stateOf(browser, product, product.people[role])]);
  states = Object.fromEntries(kept) as typeof states;
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

async function come(role: RoleWord, size: Size = 'desktop'): Promise<Visitor> {
  const visitor = await visit(browser, product, { size, state: states[role] });
  visitors.push(visitor);
  return visitor;
}

async function isFit(visitor: Visitor, name: string): Promise<void> {
  await picture(visitor.page, name);
  expect({ name, findings: await axeFindings(visitor.page) }).toEqual({ name, findings: [] });
  expect({ name, overhang: await overhang(visitor.page) }).toEqual({ name, overhang: 0 });
}

describe('Where nobody has joined yet', () => {
  it.each(['desktop', 'phone'] as const)(
    'the board says what would fill it, and that nothing waits: %s',
    async (size) => {
      const visitor = await come('owner', size);
      const { page } = visitor;
      await visitor.open('/board');
      await boardOf(visitor);
      await page.getByRole('heading', { name: 'Nothing to count yet' }).waitFor();
      await page.getByText('Nothing needs you today.').waitFor();
      await page.getByRole('link', { name: /^Show rate: –/ }).waitFor();
      await isFit(visitor, `empty-board-${size}`);
    },
  );

  it('the funnel, the locations, the trainers and the rows each have a state of their own', async () => {
    const visitor = await come('owner');
    const { page } = visitor;
    await visitor.open('/funnel?by=source');
    await page.getByRole('heading', { name: 'Nothing to count yet' }).waitFor();
    await page.getByRole('heading', { name: 'No line' }).waitFor();
    await isFit(visitor, 'empty-funnel');
    await visitor.open('/locations');
    await page.getByRole('table', { name: 'Locations' }).waitFor();
    await isFit(visitor, 'empty-locations');
    await visitor.open('/trainers?text=nobody');
    await page.getByText('No name has “nobody” in it.').waitFor();
    await visitor.open('/figures/new-members');
    await page.getByRole('heading', { name: 'No rows' }).waitFor();
    await isFit(visitor, 'empty-rows');
  });

  it('a period before the data is a period of nothing, not a mistake', async () => {
    const visitor = await come('manager');
    await visitor.open('/board?period=custom&from=1999-01-01&to=1999-01-31');
    await boardOf(visitor);
    await visitor.page.getByRole('heading', { name: 'Nothing to count yet' }).waitFor();
    await visitor.page.getByText('complete to Jan 31, 1999').waitFor();
  });

  it('a link to a location that is archived, or never was, says that there is nothing here, and the way on', async () => {
    const [closed] = await product.behind<{ id: string }>(
      `insert into location (organization_id, id, name, time_zone, currency, country, voided_at)
       select organization_id, gen_random_uuid(), 'Closed Club', time_zone, currency, country, now() from location limit 1
       returning id`,
    );
    const visitor = await come('owner');
    for (const path of ['/board', '/funnel', '/trainers', '/figures/show-rate'])
      for (const id of [closed?.id, '00000000-0000-7000-8000-000000000000']) {
        await visitor.open(`${path}?location=${id}`);
        await visitor.page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
        expect(await visitor.page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0);
      }
    await visitor.open('/needs-you/unlogged~00000000-0000-7000-8000-000000000000');
    await visitor.page.getByRole('heading', { name: 'Nothing left to do here' }).waitFor();
    // A refused question is told in the page; the browser notes the answer's status besides.
    (visitor.complaints as string[]).splice(0);
  });
});

describe('The first screen of', () => {
  /** Script of the first screen, compressed, in bytes: what a phone on a bad line waits for. */
  const MOST = 230_000;

  it.each(ROLES)('the %s is light enough for a phone, and brings no chart', async (role) => {
    const visitor = await come(role, 'phone');
    const { page } = visitor;
    const scripts = new Map<string, number>();
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      scripts.set(new URL(response.url()).pathname, 0);
    });
    await visitor.open('/');
    await boardOf(visitor);
    await page.waitForLoadState('networkidle');
    let charts = 0;
    for (const path of scripts.keys()) {
      const body = Buffer.from(await (await fetch(`${product.url}${path}`)).arrayBuffer());
      scripts.set(path, brotliCompressSync(body).length);
      if (body.includes('recharts')) charts += 1;
    }
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    process.stdout.write(`first screen of the ${role}: ${scripts.size} scripts, ${Math.round(total / 1000)} kB\n`);
    expect({ role, light: total > 0 && total <= MOST, charts }).toEqual({ role, light: true, charts: 0 });
  });
});

describe('With a thousand trainers', () => {
  beforeAll(async () => {
    await product.behind(`
      insert into staff (organization_id, id, first_name, last_name, home_location_id, is_trainer)
      select l.organization_id, gen_random_uuid(),
        case n when 1 then repeat('Very', 25) when 2 then 'ليلى' else 'Trainer' end,
        case n when 1 then repeat('Long', 25) when 2 then 'حداد' else 'Number' || n end, l.id, true
      from generate_series(1, 1000) n, (select organization_id, id from location where voided_at is null order by name limit 1) l`);
  });

  it.each(['desktop', 'phone'] as const)(
    'the board shows the first twenty and leads to the others: %s',
    async (size) => {
      const visitor = await come('owner', size);
      const { page } = visitor;
      await visitor.open('/board');
      await boardOf(visitor);
      const lines =
        size === 'phone'
          ? page.getByRole('region', { name: 'Trainers' }).getByRole('listitem')
          : page.getByRole('table', { name: 'Trainers' }).locator('tbody tr');
      expect(await lines.count()).toBe(20);
      expect(await overhang(page)).toBe(0);
      await page.getByRole('link', { name: /^All 1,00\d trainers side by side$/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Trainers' }).waitFor();
    },
  );

  it('the trainers are shown a few at a time, and found by name', async () => {
    const visitor = await come('owner');
    const { page } = visitor;
    await visitor.open('/trainers');
    const rows = page.getByRole('table', { name: 'Trainers' }).locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(25);
    await page.getByRole('button', { name: 'Show 25 more' }).click();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 50);
    await page.getByRole('textbox', { name: 'Find a trainer' }).fill('number777');
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 1);
    expect(new URL(page.url()).searchParams.get('text')).toBe('number777');
    await page.getByRole('textbox', { name: 'Find a trainer' }).fill('ليلى');
    await page.getByText('ليلى حداد').first().waitFor();
    await page.getByRole('textbox', { name: 'Find a trainer' }).fill('verylong');
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 0);
    await page.getByRole('textbox', { name: 'Find a trainer' }).fill('veryvery longlong');
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 1);
    await isFit(visitor, 'crowd-trainers');
  });
});
