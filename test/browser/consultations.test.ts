import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, overhang, picture, type Scheme, type Size, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openDemonstration, type Product, type RoleWord } from './world.ts';

jest.setTimeout(180_000);

let browser: Browser;
let product: Product;
const states = new Map<RoleWord, Promise<Awaited<ReturnType<typeof stateOf>>>>();
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

/** Somebody signed in already, at an address. */
async function come(role: RoleWord, path: string, size: Size = 'desktop', scheme: Scheme = 'light'): Promise<Page> {
  const known = states.get(role) ?? stateOf(browser, product, product.people[role]);
  states.set(role, known);
  const visitor = await visit(browser, product, { size, scheme, state: await known });
  visitors.push(visitor);
  await visitor.open(path);
  return visitor.page;
}

const rows = (page: Page, group: string | RegExp) => page.getByRole('list', { name: group }).getByRole('listitem');
const toast = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).last();
const nameOf = async (page: Page, place = 0): Promise<string> =>
  (await rows(page, /^Log now/)
    .nth(place)
    .getAttribute('aria-label')) ?? '';
/** Types into a field that finds, and takes the first that it finds. */
async function find(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).fill(text);
  await page.getByRole('option').first().click();
}

describe('A manager at the desk', () => {
  it('marks who showed, takes it back, and sells in the same breath with two who sold it', async () => {
    const page = await come('manager', '/consultations');
    const name = await nameOf(page);
    const waiting = async () =>
      Number(
        /\d+/.exec(
          (await page
            .getByText(/without an outcome$/)
            .first()
            .innerText()) ?? '',
        )?.[0],
      );
    await page.getByRole('heading', { name: /^Log now/ }).waitFor();
    const before = await waiting();
    await page
      .getByRole('button', { name: `Showed? ${name}` })
      .first()
      .click();
    await toast(page, /showed\./).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await toast(page, /Undone/).waitFor();
    // What is on the screen is asked for anew after the toast.
    await page.getByText(`${before} without an outcome`).first().waitFor();
    expect(await waiting()).toBe(before);

    await page
      .getByRole('button', { name: `Actions for ${name}` })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Close' }).click();
    const sheet = page.getByRole('dialog', { name: 'Close with a sale' });
    await sheet.getByText(name).waitFor();
    await sheet.getByLabel('What').click();
    await page.getByRole('option', { name: /^PT 10/ }).click();
    await sheet.getByRole('button', { name: 'Split with another seller' }).click();
    await sheet.getByText('100 %, shared').waitFor();
    await sheet.getByLabel('Sold by (2)').click();
    await page.getByRole('option').first().click();
    await sheet.getByLabel('Part', { exact: true }).first().fill('60');
    await sheet.getByText('10 % too much').waitFor();
    await expect(sheet.getByRole('button', { name: /^Sell for/ }).isDisabled()).resolves.toBe(true);
    await sheet.getByLabel('Part', { exact: true }).last().fill('40');
    await sheet.getByRole('radio', { name: 'In parts, monthly' }).check();
    await sheet.getByRole('list', { name: 'What is due when' }).getByRole('listitem').nth(2).waitFor();
    await sheet.getByRole('button', { name: /^The first part/ }).click();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'close-desktop-light');
    await sheet.getByRole('button', { name: /^Sell for/ }).click();
    await toast(page, /bought: closed/).waitFor();
    await sheet.waitFor({ state: 'detached' });
    expect(await waiting()).toBe(before - 1);
    await page.goto('/sales');
    await page.getByRole('link', { name }).first().click();
    const sale = page.getByRole('dialog', { name: /^PT 10/ });
    await sale.getByText('60%').waitFor();
    await sale.getByRole('button', { name: /^Take \$/ }).click();
    await toast(page, /payment is taken/).waitFor();
    await sale.getByRole('button', { name: 'Refund' }).click();
    await sale.getByRole('radio', { name: 'A part' }).check();
    await sale.getByLabel('Amount').fill('100');
    await sale.getByRole('button', { name: 'Refund $100.00' }).click();
    await toast(page, /\$100.00 went back/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('sets somebody, is told of an hour that is taken and takes the next, moves it, and cancels it', async () => {
    const page = await come('manager', '/consultations/upcoming');
    const sheet = page.getByRole('dialog');
    const set = async (letters: string) => {
      await page.getByRole('button', { name: 'Set a consultation' }).click();
      await find(page, 'Member', letters);
      await sheet.getByLabel('Trainer').click();
      await page.getByRole('option', { name: 'Devon Park' }).click();
      await sheet.getByLabel('Day').fill(await dayFrom(page, 40));
      await sheet.getByLabel('Time').fill('21:00');
      await sheet.getByRole('button', { name: 'Set it' }).click();
    };
    await set('ma');
    await toast(page, /is set for .*9:00\sPM/).waitFor();
    await set('ro');
    await sheet
      .getByRole('alert')
      .getByText(/has a consultation at .* 21:00 for 45 minutes/)
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Take 21:45 instead' }).click();
    await sheet.getByRole('button', { name: 'Set it' }).click();
    await toast(page, /is set for .*9:45\sPM/).waitFor();
    await page
      .getByRole('button', { name: /^Move / })
      .last()
      .click();
    await sheet.getByLabel('Time').fill('22:30');
    await sheet.getByRole('button', { name: 'Move', exact: true }).click();
    await toast(page, /moved to .*10:30\sPM/).waitFor();
    await page.getByText('moved once').last().waitFor();
    await page
      .getByRole('button', { name: /^Actions for / })
      .last()
      .click();
    await page.getByRole('menuitem', { name: 'Cancel' }).click();
    await sheet.getByRole('radio', { name: 'We do' }).check();
    await sheet.getByRole('button', { name: 'Cancel it' }).click();
    await toast(page, /is cancelled\./).waitFor();
  });

  it('is asked before what was typed is thrown away', async () => {
    const page = await come('manager', '/consultations?do=set');
    await page.getByRole('dialog').getByLabel('Time').fill('20:30');
    await page.keyboard.press('Escape');
    await page.getByText('Throw away what you typed?').waitFor();
    await page.getByRole('button', { name: 'Throw it away' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
  });
});

describe('With the keyboard alone', () => {
  it('a row is walked to and marked by a letter, and the list of keys says which', async () => {
    const page = await come('manager', '/board');
    await page.getByRole('region', { name: 'Headline figures' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: /^Log now/ }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('No-show').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const second = await nameOf(page, 1);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('n');
    await toast(page, new RegExp(`${second} did not come`)).waitFor();
    // The row has gone from here, and whoever worked through the rows stands on the one after it.
    await rows(page, /^Log now/)
      .and(page.getByRole('listitem', { name: second }))
      .waitFor({ state: 'detached' });
    await page.keyboard.press('s');
    await toast(page, /showed\./).waitFor();
  });
});

describe('A trainer on the phone', () => {
  it('writes down a walk-in nobody knew, who shows, does not buy, and is spoken with again', async () => {
    const page = await come('trainer', '/consultations', 'phone');
    await page.getByRole('button', { name: 'Do something new' }).tap();
    await page.getByRole('button', { name: 'Write down a walk-in' }).tap();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('radio', { name: 'Somebody new' }).check();
    await sheet.getByLabel('First name').fill('Wanda');
    await sheet.getByLabel('Last name').fill('Walker');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'walk-in-phone-light');
    await sheet.getByRole('button', { name: 'Add and write it down' }).tap();
    await toast(page, /Wanda Walker is written down/).waitFor();
    await page.getByRole('button', { name: 'Showed? Wanda Walker' }).tap();
    await page.getByRole('button', { name: 'Close Wanda Walker' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Wanda Walker' }).tap();
    await page.getByRole('menuitem', { name: 'Objection' }).tap();
    await sheet.getByRole('radio', { name: 'asks at home' }).check();
    await sheet.getByLabel('In their words').fill('Wants to ask at home first');
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Record it' }).tap();
    await toast(page, /did not buy: asks at home/).waitFor();
    await page.goto('/be-backs');
    await page.getByRole('button', { name: 'Talk Wanda Walker' }).tap();
    await sheet.getByRole('radio', { name: 'not now' }).check();
    await sheet.getByRole('radio', { name: 'does not want it' }).check();
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Write it down' }).tap();
    await toast(page, /Wanda Walker: not now/).waitFor();
    await page.getByRole('button', { name: 'Talk Wanda Walker' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().tap();
    await page.getByRole('button', { name: 'Talk Wanda Walker' }).waitFor();
    expect(await overhang(page)).toBe(0);
  });
});

describe('Who may', () => {
  it('the front desk closes at the list price, and reads no money of others', async () => {
    const page = await come('front-desk', '/consultations');
    const name = await nameOf(page);
    await page
      .getByRole('button', { name: `Actions for ${name}` })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Close' }).click();
    const sheet = page.getByRole('dialog', { name: 'Close with a sale' });
    await sheet.getByLabel('What').click();
    await page.getByRole('option', { name: /^PT 10/ }).click();
    await sheet.getByRole('button', { name: /^Sell for \$/ }).waitFor();
    expect(await sheet.getByLabel('Price').count()).toBe(0);
    await page.goto('/sales');
    await page.getByRole('table', { name: 'Sales' }).waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/\$/);
  });

  it('the accountant reads the sales, sells nothing, and is told who sees consultations', async () => {
    const page = await come('accountant', '/sales');
    await page.getByRole('table', { name: 'Sales' }).getByText('$').first().waitFor();
    expect(await page.getByRole('button', { name: 'Sell a package' }).count()).toBe(0);
    await page.goto('/consultations');
    await page.getByRole('heading', { name: 'Not for you to see' }).waitFor();
    await page.getByText(/Who can: an owner/).waitFor();
  });

  it('a link to a consultation that is gone says that there is nothing', async () => {
    const page = await come('manager', '/consultations/0190b3a0-0000-7000-8000-000000000000');
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  });
});

describe('Every list', () => {
  it.each([
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const)('has nothing that axe finds on a %s in the %s, and fits', async (size, scheme) => {
    const page = await come('manager', '/consultations', size, scheme);
    for (const path of [
      '/consultations',
      '/consultations/upcoming',
      '/consultations/unlogged',
      '/be-backs',
      '/sales',
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      expect(await axeFindings(page)).toEqual([]);
      expect(await overhang(page)).toBe(0);
      await picture(page, `${path.slice(1).replace('/', '-')}-${size}-${scheme}`);
    }
  });
});

/** A day so many from today, as a date field takes it. */
function dayFrom(page: Page, days: number): Promise<string> {
  return page.evaluate((count) => {
    const day = new Date(Date.now() + count * 86_400_000);
    return new Intl.DateTimeFormat('en-CA').format(day);
  }, days);
}
