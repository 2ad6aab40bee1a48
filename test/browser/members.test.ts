import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, overhang, picture, type Scheme, type Size, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openDemonstration, type Product, type RoleWord } from './world.ts';

jest.setTimeout(180_000);

let browser: Browser;
let product: Product;
const states = new Map<RoleWord, Awaited<ReturnType<typeof stateOf>>>();
const visitors: Visitor[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openDemonstration()]);
  for (const role of ['manager', 'trainer', 'front-desk', 'accountant'] as const)
    states.set(role, await stateOf(browser, product, product.people[role]));
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

/** Somebody who is signed in already. */
async function enter(role: RoleWord, path: string, size: Size = 'desktop', scheme: Scheme = 'light'): Promise<Page> {
  const state = states.get(role);
  const visitor = await visit(browser, product, { size, scheme, ...(state ? { state } : {}) });
  visitors.push(visitor);
  await visitor.open(path);
  return visitor.page;
}

const list = (page: Page) => page.getByRole('main');
const rows = (page: Page) => list(page).locator('[data-row]');
const said = (page: Page, words: string | RegExp) => page.getByRole('status').getByText(words).waitFor();
const search = (page: Page) => page.getByRole('search').getByRole('textbox');
/** How many members the list says there are. */
async function total(page: Page): Promise<number> {
  await settled(page);
  const words = await list(page)
    .getByText(/^[\d,]+ of [\d,]+$/)
    .textContent();
  return Number(words?.split(' of ')[1]?.replaceAll(',', ''));
}
/** How the list says so many. */
const countOf = (count: number): RegExp => new RegExp(` of ${count.toLocaleString('en-US')}$`);
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Members', level: 1 }).waitFor();
  await list(page).locator('[data-row]').first().waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}
/** Adds somebody by hand, from the list, and stands on their page. */
async function add(page: Page, firstName: string, lastName: string): Promise<void> {
  await page.goto('/members?do=add');
  const sheet = page.getByRole('dialog', { name: 'Add a member' });
  await sheet.getByLabel('First name').fill(firstName);
  await sheet.getByLabel('Last name').fill(lastName);
  await sheet.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: `${firstName} ${lastName}`, level: 1 }).waitFor();
}

describe('The list of members', () => {
  it('finds by a slip of the hand, filters by chips that can be taken away, and counts', async () => {
    const page = await enter('manager', '/members');
    const all = await total(page);
    await picture(page, 'members-list');
    const first = await rows(page).first().getByRole('link').first().textContent();
    await search(page).fill((first ?? '').slice(0, 5));
    await page.waitForURL(/text=/);
    expect(await total(page)).toBeLessThan(all);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.waitForURL((url) => !url.search.includes('text'));
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Filter the members' });
    await sheet.getByRole('radio', { name: 'Closed' }).check();
    await picture(page, 'members-filter');
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/stage=closed/);
    expect(await total(page)).toBeLessThan(all);
    const closed = await total(page);
    const href = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
    const file = await (await page.request.get(href ?? '')).text();
    // The heading is a line, too.
    expect(file.trim().split('\n')).toHaveLength(closed + 1);
    await page.getByRole('link', { name: 'Clear the filter Closed' }).click();
    await page.getByText(countOf(all)).waitFor();
  });

  it('keeps a view under a name, on another device too, renames it, and takes it back when removed', async () => {
    const page = await enter('manager', '/members?stage=showed&sort=joined');
    await settled(page);
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('Came and thought about it');
    await page.keyboard.press('Enter');
    await said(page, 'View “Came and thought about it” saved.');
    const other = await enter('manager', '/members', 'phone');
    await other.getByRole('link', { name: 'Came and thought about it' }).click();
    await other.waitForURL('**/members?stage=showed&sort=joined');
    await page.getByRole('button', { name: 'Actions for Views' }).click();
    await page.getByRole('menuitem', { name: 'Remove “Came and thought about it”' }).click();
    await page.getByRole('link', { name: 'Came and thought about it' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByRole('link', { name: 'Came and thought about it' }).waitFor();
  });

  it('gives many a next step at once by keyboard alone, hands them over, and takes it all back', async () => {
    const page = await enter('manager', '/members?step=none');
    const without = await total(page);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('region', { name: '2 chosen' }).waitFor();
    await picture(page, 'members-bulk');
    await page.getByRole('button', { name: 'Plan a next step' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Next step with 2 members' }).waitFor();
    await page.keyboard.type('Call before the weekend');
    await page.keyboard.press('Enter');
    await said(page, '2 next steps planned.');
    await page.getByText(countOf(without - 2)).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await said(page, 'Undone.');
    await page.getByText(countOf(without)).waitFor();
  });

  it('hands over for all or for none, and names who stands in the way', async () => {
    const page = await enter('manager', '/members?step=none');
    await settled(page);
    await rows(page).first().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Hand over' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Who does it').fill('a');
    await page.getByRole('option').first().click();
    await sheet.getByRole('button', { name: 'Hand over' }).click();
    await sheet.getByRole('alert').getByText('There is no next step to hand over. Plan one first.').waitFor();
    await picture(page, 'members-not-for-all');
    await sheet.getByRole('button', { name: 'Leave this one out' }).click();
    await page.keyboard.press('Escape');
  });

  it('says which emptiness it is', async () => {
    const page = await enter('manager', '/members?text=zzyzxq');
    await page.getByRole('heading', { name: 'Nothing under this filter' }).waitFor();
    const accountant = await enter('accountant', '/members');
    await accountant.getByRole('heading', { name: /not/i }).first().waitFor();
    await picture(accountant, 'members-not-permitted');
  });
});

describe('One member', () => {
  it('is added by hand with those shown who look alike, changed, given a step and a note, each undone for good', async () => {
    const page = await enter('front-desk', '/members');
    await settled(page);
    await page.getByRole('button', { name: 'Add a member' }).click();
    const sheet = page.getByRole('dialog', { name: 'Add a member' });
    await sheet.getByRole('button', { name: 'Add', exact: true }).click();
    await sheet.getByRole('alert').getByText('A member needs a name.').waitFor();
    await sheet.getByLabel('First name').fill('Wilhelmina');
    await sheet.getByLabel('Last name').fill('Quist');
    await sheet.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name: 'Wilhelmina Quist', level: 1 }).waitFor();
    await add(page, 'Wilhelmina', 'Kwist');
    await page.goto('/members?do=add');
    await sheet.getByLabel('First name').fill('Wilhelmina');
    await sheet.getByLabel('Last name').fill('Quis');
    await sheet.getByText('nearly the same name').first().waitFor();
    await picture(page, 'member-add');
    expect(await axeFindings(page)).toEqual([]);
    await sheet.getByRole('link', { name: 'Wilhelmina Quist' }).click();
    await page.getByRole('heading', { name: 'Wilhelmina Quist', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Plan a step' }).click();
    await page.getByLabel('What is to be done').fill('Show her the rowing machines');
    await page.keyboard.press('Enter');
    await said(page, /Next step planned for/);
    await page.getByRole('button', { name: 'Done: Show her the rowing machines' }).click();
    await said(page, 'Done.');
    await page.getByText('Next step done').waitFor();

    await page.getByLabel('Write a note').fill('Rows at home.');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await page.getByText('Rows at home.').waitFor();
    await page.getByRole('button', { name: /^Undo: Note/ }).click();
    await said(page, 'Undone.');
    await page.getByText('undone', { exact: true }).waitFor();
    await picture(page, 'member-story');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('agrees to be written to and takes it back; both stand in the story', async () => {
    const page = await enter('manager', '/members');
    await add(page, 'Con', 'Senting');
    await page.getByRole('button', { name: 'Record consent: E-mail' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Record' }).click();
    await said(page, 'Consent recorded.');
    await page.getByRole('button', { name: 'Consent taken back: E-mail' }).click();
    await picture(page, 'member-consent');
    await page.getByRole('dialog').getByRole('button', { name: 'Taken back' }).click();
    await said(page, 'Consent taken back.');
    await page.getByText('One that was taken back').waitFor();
  });

  it('is not told apart from whom somebody parted them from, and is suggested again when that is undone', async () => {
    const page = await enter('manager', '/members');
    await add(page, 'Twin', 'Alike');
    await add(page, 'Twin', 'Alike');
    await page.getByText('May be the same person as').waitFor();
    await picture(page, 'member-alike');
    await page.getByRole('button', { name: 'Not the same person as Twin Alike' }).click();
    await said(page, 'Told apart. They are not suggested again.');
    await page.getByText('May be the same person as').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByText('May be the same person as').waitFor();
  });

  it('changed in two tabs keeps what was typed, shows what is there now, and lets the person decide', async () => {
    const mine = await enter('manager', '/members');
    await add(mine, 'Tab', 'First');
    const theirs = await enter('manager', new URL(mine.url()).pathname);
    const open = async (page: Page) => {
      await page.getByRole('button', { name: 'Actions for Tab First' }).click();
      await page.getByRole('menuitem', { name: 'Change details' }).click();
    };
    await open(mine);
    await open(theirs);
    await theirs.getByLabel('Last name').fill('Second');
    await theirs.keyboard.press('Enter');
    await theirs.getByRole('heading', { name: 'Tab Second' }).waitFor();
    await mine.getByLabel('Last name').fill('Third');
    await mine.keyboard.press('Enter');
    await mine.getByText('now: Second').waitFor();
    await picture(mine, 'member-conflict');
    await expect(mine.getByLabel('Last name').inputValue()).resolves.toBe('Third');
    await mine.getByRole('button', { name: 'Write mine over it' }).click();
    await mine.getByRole('heading', { name: 'Tab Third' }).waitFor();
  });

  it('ends a membership and begins another, which goes on with the old one', async () => {
    const page = await enter('manager', '/members');
    await add(page, 'Spell', 'Bound');
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
    await said(page, /Membership ended on/);
    await page.getByRole('button', { name: 'Actions for Spell Bound' }).click();
    await page.getByRole('menuitem', { name: 'Begin a membership' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click();
    await said(page, 'The old membership goes on.');
  });

  it('shows packages with money to a manager and without to the front desk', async () => {
    const page = await enter('manager', '/members?stage=closed');
    await settled(page);
    await rows(page).first().getByRole('link').first().click();
    const packages = page.getByRole('region', { name: 'Packages' });
    await packages.getByText(/\$/).first().waitFor();
    await picture(page, 'member-closed');
    expect(await axeFindings(page)).toEqual([]);
    const desk = await enter('front-desk', new URL(page.url()).pathname);
    await desk
      .getByRole('region', { name: 'Packages' })
      .getByText(/session/)
      .first()
      .waitFor();
    await expect(desk.getByRole('region', { name: 'Packages' }).textContent()).resolves.not.toMatch(/\$/);
  });

  it('that is not there, or not the reader’s, has a page that says so', async () => {
    const page = await enter('trainer', '/members/019ae000-0000-7000-8000-000000000000');
    await page.getByRole('heading', { name: 'This member is not here' }).waitFor();
  });
});

describe('On a phone', () => {
  it('a trainer finds a client, reads the page and plans a step by touch; nothing is wider than the screen', async () => {
    const page = await enter('trainer', '/members', 'phone');
    await settled(page);
    expect(await overhang(page)).toBe(0);
    await picture(page, 'members-phone');
    expect(await axeFindings(page)).toEqual([]);
    await rows(page).first().getByRole('link').first().click();
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    expect(await overhang(page)).toBe(0);
    await picture(page, 'member-phone');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Plan a step' }).click();
    await page.getByLabel('What is to be done').fill('Write on Thursday');
    await page.getByRole('button', { name: 'Plan it' }).click();
    await said(page, /Next step planned for/);
  });

  it('dark, the list and a member hold to the contrast they promise', async () => {
    for (const size of ['phone', 'desktop'] as const) {
      const page = await enter('manager', '/members?stage=closed', size, 'dark');
      await settled(page);
      await picture(page, `members-dark-${size}`);
      expect(await axeFindings(page)).toEqual([]);
      await rows(page).first().getByRole('link').first().click();
      await page.getByRole('heading', { name: 'What happened' }).waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      await picture(page, `member-dark-${size}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(await overhang(page)).toBe(0);
    }
  });
});
