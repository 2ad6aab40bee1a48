import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, boardOf, overhang, picture, stateOf, visit, type Visitor } from './visitor.ts';
import { openBrowser, openFounded, type Product } from './world.ts';

jest.setTimeout(240_000);

const EXPORTS = join(import.meta.dirname, '..', 'world', 'club-exports');
const FILES = ['staff.csv', 'members.csv', 'consultations.csv', 'sales.csv'].map((name) => join(EXPORTS, name));
interface Truth {
  readonly counts: Record<string, number>;
  readonly refusedRows: Record<string, readonly { readonly id?: string; readonly why: string }[]>;
  readonly months: Record<
    string,
    { readonly all: { readonly setRate30: { num: number; den: number }; readonly newMembers: number } }
  >;
}
const TRUTH = JSON.parse(readFileSync(join(EXPORTS, 'truth.json'), 'utf8')) as Truth;
const AUGUST = 'period=custom&from=2026-08-01&to=2026-08-31&asOf=2026-11-19';
/** Long enough for the group's files on a busy machine; nothing is judged by how long it takes. */
const WORK_MS = 120_000;

let browser: Browser;
let product: Product;
let owner: Awaited<ReturnType<typeof stateOf>>;
let folder: string;
const visitors: Visitor[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openFounded()]);
  owner = await stateOf(browser, product, product.people.owner);
  folder = mkdtempSync(join(tmpdir(), 'setshow-files-'));
});
afterEach(async () => {
  const all = visitors.splice(0);
  await Promise.all(all.map((visitor) => visitor.leave()));
  // A file that is not taken is answered with a status that the browser writes down; the page says it in words.
  const complaints = all.flatMap(({ complaints: own }) => own).filter((words) => !words.includes('status of 415'));
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function come(around: Parameters<typeof visit>[2] = {}): Promise<Visitor> {
  const visitor = await visit(browser, product, { ...(owner ? { state: owner } : {}), ...around });
  visitors.push(visitor);
  return visitor;
}

/** A file as somebody has it on their machine. */
function aFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const inState = (page: Page, word: string) =>
  page.getByRole('main').locator('header').getByText(word, { exact: true }).waitFor({ timeout: WORK_MS });

/** The number of a verdict in the control totals of a file. */
async function totalsOf(page: Page, file: string): Promise<Record<string, number>> {
  const table = page.getByRole('table', { name: 'Every row accounted for' });
  const heads = await table.locator('thead th').allInnerTexts();
  const cells = await table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: file }) })
    .locator('td')
    .allInnerTexts();
  return Object.fromEntries(heads.slice(1).map((head, place) => [head, Number(cells[place]?.replaceAll(',', ''))]));
}

describe('A group’s exports come in through the wizard', () => {
  it('dropped, judged row by row, a refused row mended in place, written at once, and the figures are the group’s', async () => {
    const { page, open } = await come();
    await open('/imports?do=new');
    await page.getByRole('table', { name: 'History' }).getByText('written').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'imports-1440');
    await page.getByLabel(/Drop files here/).setInputFiles(FILES);
    await page.waitForURL(/\/imports\/drafts\//, { timeout: WORK_MS });
    for (const name of ['staff.csv', 'members.csv', 'consultations.csv', 'sales.csv']) {
      await page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name }) })
        .getByText('ready')
        .waitFor();
    }
    await page
      .getByRole('button', { name: /^Columns: / })
      .nth(1)
      .click();
    await page.getByRole('combobox', { name: 'What Join Date is read as' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'imports-files-1440');
    await page.getByLabel('Source').fill('Front desk system');
    await page.getByRole('button', { name: 'Keep the name' }).click();
    await page.getByText('The files come from Front desk system.').waitFor();
    await page.getByRole('button', { name: 'Judge every row' }).click();
    await inState(page, 'judged, not written');

    const members = await totalsOf(page, 'members.csv');
    expect(members['Refused']).toBe(TRUTH.refusedRows['members']?.length);
    const { Rows: rows = 0, ...verdicts } = members;
    expect(Object.values(verdicts).reduce((sum, count) => sum + count, 0)).toBe(rows);
    expect((await totalsOf(page, 'consultations.csv'))['Refused']).toBe(TRUTH.refusedRows['consultations']?.length);
    expect((await totalsOf(page, 'sales.csv'))['Refused']).toBe(TRUTH.refusedRows['sales']?.length);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'imports-rows-1440');

    const karin = page.getByRole('row').filter({ hasText: 'Karin Castillo' });
    await karin.getByRole('button', { name: /^Open row/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Join Date').fill('9/15/2026');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'imports-mend-1440');
    await sheet.getByRole('button', { name: 'Mend the row' }).click();
    await sheet.waitFor({ state: 'detached' });
    await inState(page, 'judged, not written');
    await page.getByRole('link', { name: /^Mended 1/ }).waitFor();
    await page.getByRole('button', { name: 'Write it in' }).click();
    await inState(page, 'written');
    await page.getByText(/written by Grace López/).waitFor();
    await picture(page, 'imports-written-1440');

    await open(`/board?${AUGUST}`);
    await boardOf({ page } as Visitor);
    const august = TRUTH.months['2026-08']?.all;
    await page
      .getByRole('link', { name: new RegExp(`^Set rate: .*${august?.setRate30.num} of ${august?.setRate30.den}`) })
      .waitFor();
    await page.getByRole('link', { name: new RegExp(`^New members: ${august?.newMembers}`) }).waitFor();
  });

  it('the same files again change nothing, and the whole import is taken back from the history', async () => {
    const { page, open } = await come();
    await open('/imports');
    await page.getByLabel(/Drop files here/).setInputFiles(FILES.slice(1));
    await page.waitForURL(/\/imports\/drafts\//, { timeout: WORK_MS });
    await page.getByLabel('Source').fill('Front desk system');
    await page.getByRole('button', { name: 'Keep the name' }).click();
    await page.getByText('The files come from Front desk system.').waitFor();
    await page.getByRole('button', { name: 'Judge every row' }).click();
    await inState(page, 'judged, not written');
    const { New: created, Changed: changed } = await totalsOf(page, 'consultations.csv');
    expect([created, changed]).toEqual([0, 0]);
    await page.getByRole('button', { name: 'Give it up' }).click();
    await page.getByText('The import was given up.').waitFor();
    await page.getByRole('row').filter({ hasText: 'written' }).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Take the whole import back' }).click();
    await inState(page, 'taken back');
    await picture(page, 'imports-undone-1440');
    await open(`/board?${AUGUST}`);
    await page.getByRole('link', { name: /^New members: 0/ }).waitFor();
  });
});

describe('Files that are not right', () => {
  it('what is no table is refused in words, a file that nobody can read says what would help, and others go on', async () => {
    const { page, open } = await come();
    await open('/imports');
    await page.getByLabel(/Drop files here/).setInputFiles([aFile('notes.pdf', '%PDF-1.7'), aFile('empty.csv', '')]);
    await page
      .getByRole('alert')
      .getByText(/CSV and XLSX/)
      .waitFor();
  });

  it('dates in an order that the file does not settle are asked about, and the answer is a click', async () => {
    const { page, open } = await come();
    await open('/imports');
    const text =
      'Client ID,First Name,Last Name,Join Date,Home Location\n1,Ada,Nile,03/04/2026,Northside\n2,Noor,Baran,05/06/2026,Harbor\n';
    await page.getByLabel(/Drop files here/).setInputFiles(aFile('ambiguous.csv', text));
    await page.waitForURL(/\/imports\/drafts\//, { timeout: WORK_MS });
    await page.getByText('asks something', { exact: true }).waitFor();
    await picture(page, 'imports-question-1440');
    await page.getByRole('radio', { name: 'day, month, year' }).click();
    await page.getByText('ready', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Judge every row' }).click();
    await inState(page, 'judged, not written');
    expect((await totalsOf(page, 'ambiguous.csv'))['New']).toBe(2);
  });
});

describe('On a phone', () => {
  it('an import is looked through and fits, in the dark', async () => {
    const { page, open } = await come({ size: 'phone', scheme: 'dark' });
    await open('/imports');
    await page
      .getByRole('link', { name: /Front desk system/ })
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await picture(page, 'imports-390-dark');
    await page
      .getByRole('link', { name: /Front desk system/ })
      .last()
      .click();
    await page.getByRole('heading', { name: 'Front desk system' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await overhang(page)).toBe(0);
    await picture(page, 'imports-run-390-dark');
  });
});
