import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, overhang, signIn, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openDemonstration, type Product, type RoleWord } from './world.ts';

jest.setTimeout(120_000);

type State = Awaited<ReturnType<typeof stateOf>>;
let browser: Browser;
let product: Product;
const states = new Map<RoleWord, State>();
const visitors: Visitor[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openDemonstration()]);
  for (const role of ['owner', 'manager', 'trainer'] as const) {
    states.set(role, await stateOf(browser, product, product.people[role]));
  }
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

/** Somebody who is signed in, at an address. */
async function inside(role: RoleWord, path: string, around: Parameters<typeof visit>[2] = {}): Promise<Page> {
  const visitor = await visit(browser, product, { ...around, state: states.get(role) });
  visitors.push(visitor);
  await visitor.open(path);
  await visitor.page.locator('#main h1').first().waitFor();
  return visitor.page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('dialog').getByLabel(name, { exact: true });
const inSheet = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const sheet = (page: Page) => page.getByRole('dialog');
const sheetGone = (page: Page) => sheet(page).waitFor({ state: 'detached' });
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
/** The day so many days from today, on the calendar of New York. */
const day = (from: number): string =>
  new Date(Date.now() + from * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'America/New_York' });

/** Chooses by typing, as a person does in a field that offers. */
async function choose(page: Page, label: string, option: string, nth = 0): Promise<void> {
  await sheet(page).getByRole('combobox', { name: label, exact: true }).nth(nth).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('People', () => {
  it('an owner invites somebody, hands the link over, and they come in with their role', async () => {
    const page = await inside('owner', '/settings/people');
    await button(page, 'Invite').click();
    await field(page, 'First name').fill('Noa');
    await field(page, 'Last name').fill('Sørensen');
    await field(page, 'E-mail').fill('noa@larkfield.example');
    await choose(page, 'Role', 'Front desk');
    await choose(page, 'Where', 'Summit');
    await inSheet(page, 'Invite').click();
    const link = (await sheet(page).locator('code').textContent()) ?? '';
    expect(link).toMatch(/\/set-password#[\w-]{43}$/);
    await button(page, 'Done').click();
    await sheetGone(page);
    await page.getByLabel('Find by name or e-mail').fill('soren');
    await page.getByRole('row', { name: /Noa Sørensen.*Front desk, Summit.*Invited/ }).waitFor();

    const guest = await visit(browser, product);
    visitors.push(guest);
    await guest.open(link.replace(product.url, ''));
    await guest.page.getByLabel('New password').fill('a door of blue paper');
    await guest.page.getByLabel('Once more', { exact: true }).fill('a door of blue paper');
    await guest.page.locator('button[type=submit]').click();
    await signIn(guest, { role: 'front-desk', email: 'noa@larkfield.example', password: 'a door of blue paper' });
    await guest.page.getByText('Front desk, Summit').first().waitFor();
  });

  it('a role is planned from a day on, shows in the matrix, and is taken back from the toast', async () => {
    const page = await inside('owner', '/settings/people?text=leon');
    await page.getByRole('link', { name: 'Leon Achterberg' }).click();
    await page.getByRole('button', { name: 'Actions for Leon Achterberg' }).click();
    await page.getByRole('menuitem', { name: 'Change roles' }).click();
    await button(page, 'Add a role').click();
    await choose(page, 'Role', 'PT manager', 1);
    await choose(page, 'Where', 'Riverside', 1);
    await sheet(page)
      .getByLabel(/^First day/)
      .nth(1)
      .fill(day(20));
    await sheet(page)
      .getByLabel(/^Last day/)
      .nth(1)
      .fill(day(50));
    await button(page, 'Save the roles').click();
    await sheetGone(page);
    const planned = page.getByRole('listitem').filter({ hasText: /PT manager, Riverside.*from .* to / });
    await planned.waitFor();
    await page.goto('/settings/people?view=matrix&text=leon');
    await page.getByRole('row', { name: /Leon Achterberg.*PT manager from .*Trainer since/ }).waitFor();
    await page.goto('/settings/activity?what=grants');
    await page.getByRole('button', { name: 'Undo: changed the roles, Leon Achterberg' }).click();
    await said(page, 'Undone.');
    await page.goto('/settings/people?view=matrix&text=leon');
    await page.getByRole('row', { name: /Leon Achterberg/ }).waitFor();
    expect(await page.getByText('PT manager').count()).toBe(0);
  });

  it('somebody is shown out at once, and undo lets them in again', async () => {
    const page = await inside('owner', '/settings/people?text=teddy');
    await page.getByRole('link', { name: 'Teddy Brook' }).click();
    await page.getByRole('button', { name: 'Actions for Teddy Brook' }).click();
    await page.getByRole('menuitem', { name: 'Show out' }).click();
    await page.getByText('No role, now or to come.').waitFor();
    await button(page, 'Undo').click();
    await page.getByRole('listitem').filter({ hasText: 'Front desk, Riverside' }).waitFor();
    await page.getByText('Signs in').waitFor();
  });

  it('pay is set from a day on, and what was paid before stays', async () => {
    const page = await inside('owner', '/settings/people?text=nadia');
    await page.getByRole('link', { name: 'Nadia Roux' }).click();
    await button(page, 'Set pay').click();
    await field(page, 'For a session').fill('41.50');
    await field(page, 'Of a sale').fill('12.5');
    await field(page, 'From').fill(day(10));
    await inSheet(page, 'Set pay').click();
    await sheetGone(page);
    await page.getByRole('listitem').filter({ hasText: '$41.50 a session, 12.5% of sales' }).waitFor();
    expect(
      await page
        .getByRole('listitem')
        .filter({ hasText: /a session.*since.*to / })
        .count(),
    ).toBe(1);
  });

  it('a manager gives the roles below their own, at own locations', async () => {
    const page = await inside('manager', '/settings/people?do=invite');
    await sheet(page).getByRole('combobox', { name: 'Role', exact: true }).click();
    const offered = page.getByRole('option');
    await offered.first().waitFor();
    expect(await offered.allTextContents()).toEqual(['Trainer', 'Front desk']);
    await offered.first().click();
    await sheet(page).getByRole('combobox', { name: 'Where', exact: true }).click();
    await offered.first().waitFor();
    expect(await offered.allTextContents()).toEqual(['Riverside']);
  });
});

describe('Locations, the price list and keys', () => {
  it('two people change one location: what the other wrote is shown, and one’s own is written over it', async () => {
    const [one, two] = [await inside('owner', '/settings/locations'), await inside('owner', '/settings/locations')];
    for (const page of [one, two]) await page.getByRole('link', { name: 'Summit', exact: true }).click();
    await field(one, 'Name').fill('Summit North');
    await button(one, 'Save').click();
    await said(one, 'Summit changed.');
    await field(two, 'Name').fill('Summit Peak');
    await field(two, 'Discount limit').fill('7.5');
    await button(two, 'Save').click();
    const conflict = two.getByRole('alert', { name: 'Somebody changed this meanwhile' });
    await conflict.getByText('Summit North').waitFor();
    await conflict.getByText('Summit Peak').waitFor();
    expect(await axeFindings(two)).toEqual([]);
    await button(two, 'Write mine over it').click();
    await sheetGone(two);
    await two.getByRole('row', { name: /Summit Peak.*7\.5%/ }).waitFor();
  });

  it('a location is opened with the zone of the others, and refused under a name that is taken', async () => {
    const page = await inside('owner', '/settings/locations?do=open');
    await field(page, 'Name').fill('Riverside');
    await button(page, 'Open the location').click();
    await page
      .getByRole('alert')
      .getByText(/already a location named/)
      .waitFor();
    await field(page, 'Name').fill('Quayside');
    await button(page, 'Open the location').click();
    await sheetGone(page);
    await page.getByRole('row', { name: /Quayside/ }).waitFor();
  });

  it('an offer gets a new version from a day on, keeps its history, and is withdrawn', async () => {
    const page = await inside('owner', '/settings/price-list');
    await button(page, 'Add to the list').click();
    await field(page, 'Name').fill('Duo 5');
    await field(page, 'Price').fill('450');
    await field(page, 'Sessions').fill('5');
    await button(page, 'Add').click();
    await sheetGone(page);
    await page.getByRole('link', { name: 'Duo 5' }).click();
    await button(page, 'Change from a day').click();
    await field(page, 'Price').fill('480');
    await field(page, 'From').fill(day(14));
    await button(page, 'Make the new version').click();
    await sheetGone(page);
    await page.getByRole('row', { name: /Duo 5.*On sale.*\$450\.00.*\$480\.00 from/ }).waitFor();
    await page.getByRole('link', { name: 'Duo 5' }).click();
    expect(await sheet(page).getByRole('listitem').count()).toBe(2);
    await button(page, 'Withdraw').click();
    await button(page, 'Withdraw from that day').click();
    await sheetGone(page);
    // It would have been on the list from today: now it never was.
    await page.getByRole('row', { name: /Duo 5/ }).waitFor({ state: 'detached' });
    await page.getByRole('status').filter({ hasText: 'Withdrawn' }).getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('row', { name: /Duo 5.*On sale/ }).waitFor();
  });

  it('a key is shown once, and revoked for a reason', async () => {
    const page = await inside('owner', '/settings/keys');
    await button(page, 'Add a key').click();
    await field(page, 'What it is for').fill('Nightly report');
    await button(page, 'Make the key').click();
    expect(await sheet(page).locator('code').textContent()).toMatch(/^setshow_/);
    await button(page, 'Done').click();
    await page.getByRole('row', { name: /Nightly report.*Read.*Open/ }).waitFor();
    await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await button(page, 'Revoke for good').click();
    await page.getByText('Write why').waitFor();
    await field(page, 'Why').fill('The report moved elsewhere');
    await button(page, 'Revoke for good').click();
    await page.getByRole('row', { name: /Nightly report.*Revoked/ }).waitFor();
  });
});

describe('The activity log', () => {
  it('is filtered by who, what and when, in the address, and each filter is a chip', async () => {
    const page = await inside('owner', '/settings/activity');
    await button(page, 'Filter').click();
    await sheet(page)
      .getByRole('combobox', { name: /^Who acted/ })
      .fill('marcus');
    await page.getByRole('option', { name: 'Marcus Adeyemi' }).click();
    await sheet(page)
      .getByRole('combobox', { name: /^What it was about/ })
      .click();
    await page.getByRole('option', { name: 'Consultations' }).click();
    await button(page, 'Show these').click();
    const chips = page.getByRole('list', { name: 'Filters' });
    await chips.getByText('by Marcus Adeyemi').waitFor();
    await chips.getByText('Consultations').waitFor();
    expect(page.url()).toMatch(/who=.*what=consultation/);
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    const actors = await page.getByRole('region', { name: 'Activity' }).locator('li b').allTextContents();
    expect(new Set(actors.filter((_, place) => place % 2 === 0))).toEqual(new Set(['Marcus Adeyemi']));
    await page.getByRole('link', { name: 'Clear the filter Consultations' }).click();
    await page.waitForURL((url) => !url.search.includes('what='));
  });

  it('proves itself line by line', async () => {
    const page = await inside('owner', '/settings/activity');
    await button(page, 'Proof').click();
    await sheet(page)
      .getByText(/^[0-9a-f]{64}$/)
      .waitFor();
    await button(page, 'Verify now').click();
    await sheet(page)
      .getByText(/sealed lines are there and unchanged/)
      .waitFor();
  });
});

describe('One’s own', () => {
  it('a name is changed, shows everywhere, and is taken back', async () => {
    const page = await inside('manager', '/me');
    await page.getByRole('button', { name: 'Change: Name' }).click();
    await field(page, 'First name').fill('Inês');
    await button(page, 'Save the name').click();
    await page.getByRole('link', { name: /^Inês Carvalho/ }).waitFor();
    await button(page, 'Undo').click();
    await said(page, 'Undone.');
  });

  it('the visits of other devices are seen and ended, and a new password ends them all', async () => {
    const phone = await visit(browser, product, { size: 'phone' });
    visitors.push(phone);
    await phone.open('/sign-in');
    await signIn(phone, product.people.accountant);
    await phone.page.getByRole('heading', { level: 1 }).waitFor();
    const desk = await visit(browser, product);
    visitors.push(desk);
    await desk.open('/sign-in');
    await signIn(desk, product.people.accountant);
    const { page } = desk;
    await page.getByRole('link', { name: /^Gideon Weiss/ }).click();
    await page.getByRole('link', { name: 'Where you are signed in' }).click();
    await page.getByText('This one').waitFor();
    await page.getByRole('button', { name: /^End the visit/ }).click();
    await said(page, 'Visit ended.');
    await page.getByRole('button', { name: /^End the visit/ }).waitFor({ state: 'detached' });
    await page.goto('/me?do=password');
    await field(page, 'Password now').fill('not this one');
    await field(page, 'New password').fill('a window of green glass');
    await sheet(page).getByLabel('Once more', { exact: true }).fill('a window of green glass');
    await button(page, 'Change it').click();
    await page.getByRole('alert').getByText('This is not your password.').waitFor();
    await field(page, 'Password now').fill(product.people.accountant.password);
    await button(page, 'Change it').click();
    await said(page, /^Password changed/);
    await phone.leave();
    visitors.splice(visitors.indexOf(phone), 1);
  });

  it('a trainer finds their own settings, and is told who keeps the others', async () => {
    const page = await inside('trainer', '/settings');
    const links = page.getByRole('main').getByRole('link');
    expect(
      (await links.allTextContents()).map((text) => text.split(/(?=[A-Z][a-z]+ you|What|Name,|Where)/)[0]),
    ).toEqual(['Price list', 'Activity', 'Profile', 'Visits']);
    await page.getByText('Who can: an owner').waitFor();
    await page.goto('/settings/people');
    await page.getByText('Who can: an owner, a manager.').waitFor();
  });
});

describe('By keyboard alone', () => {
  it('somebody is invited from the palette', async () => {
    const page = await inside('owner', '/settings');
    await page.getByRole('button', { name: /^Find or do/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.keyboard.type('invite');
    await page.getByRole('button', { name: 'Invite a person' }).or(page.getByText('Invite a person')).first().waitFor();
    await page.keyboard.press('Enter');
    await sheet(page).getByRole('heading', { name: 'Invite a person' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.keyboard.type('Kay');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Board');
    await page.keyboard.press('Tab');
    await page.keyboard.type('kay@larkfield.example');
    for (let step = 0; step < 20; step += 1) {
      if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Invite') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await sheet(page).locator('code').waitFor();
    await page.keyboard.press('Escape');
    await sheetGone(page);
  });
});

describe('On a phone, by touch', () => {
  it('an owner goes from Me to the settings, to a person, and changes a role', async () => {
    const page = await inside('owner', '/me', { size: 'phone' });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: /^People and roles/ }).click();
    await page.getByRole('link', { name: 'Owen Fairchild' }).click();
    await page.getByRole('button', { name: 'Actions for Owen Fairchild' }).click();
    await page.getByRole('menuitem', { name: 'Change roles' }).click();
    await sheet(page)
      .getByLabel(/^Last day/)
      .fill(day(3));
    expect(await overhang(page)).toBe(0);
    await button(page, 'Save the roles').click();
    await sheetGone(page);
    await page
      .getByRole('listitem')
      .filter({ hasText: /Trainer, Old Mill.* to / })
      .waitFor();
  });
});
