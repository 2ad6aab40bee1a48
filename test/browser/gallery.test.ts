import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeFindings, overhang, picture } from './visitor.ts';
import { openBrowser } from './world.ts';

jest.setTimeout(120_000);

const WEB = join(import.meta.dirname, '..', '..', 'packages', 'web');
let browser: Browser;
let vite: ChildProcess;
let url: string;

beforeAll(async () => {
  [browser, url] = await Promise.all([openBrowser(), startVite()]);
});
afterAll(async () => {
  await browser?.close();
  vite?.kill();
});

/** The gallery as a developer opens it, on a free port. */
function startVite(): Promise<string> {
  const program = join(WEB, 'node_modules', '.bin', 'vite');
  vite = spawn(program, ['--port', '0', '--host', '127.0.0.1'], { cwd: WEB, stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => vite.kill());
  return new Promise((resolve, reject) => {
    let told = '';
    vite.once('exit', () => reject(new Error(`Vite ended:\n${told}`)));
    for (const stream of [vite.stdout, vite.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        // Vite colours the port apart from the rest of the address.
        told += chunk.replaceAll(/\u001b\[\d+m/g, '');
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0];
        if (address) resolve(address);
      });
    }
  });
}

async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  const page = await context.newPage();
  await page.goto(`${url}/dev/gallery.html`);
  await page.getByRole('heading', { name: 'Every piece in every state' }).waitFor({ timeout: 60_000 });
  return page;
}

describe('Every piece of the look', () => {
  it.each([390, 768, 1440])('passes axe in light and dark and fits, %d pixels wide', async (width) => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await open(width, scheme);
      await picture(page, `gallery-${width}-${scheme}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(await overhang(page)).toBe(0);
      await page.context().close();
    }
  });

  it('opens over the page, keeps what is typed until it is thrown away, and gives the keyboard back', async () => {
    for (const [width, scheme] of [
      [1440, 'dark'],
      [390, 'light'],
    ] as const) {
      const page = await open(width, scheme);
      const opener = page.getByRole('button', { name: 'A sheet' });
      await opener.click();
      const sheet = page.getByRole('dialog', { name: 'Hana Silva has an objection' });
      await sheet.getByLabel('What was said').fill('Wants to ask at home');
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await sheet.getByRole('button', { name: 'Go on writing' }).click();
      expect(await sheet.getByLabel('What was said').inputValue()).toBe('Wants to ask at home');
      await picture(page, `gallery-sheet-${width}`);
      await page.keyboard.press('Escape');
      await sheet.getByRole('button', { name: 'Throw it away' }).click();
      await sheet.waitFor({ state: 'detached' });
      expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.context().close();
    }
  });

  it('is walked through, chosen and acted upon by keys, and the question mark lists them', async () => {
    const page = await open(1440, 'light');
    await page.locator('main').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await page.getByRole('checkbox', { name: 'Choose ליאור בן־דוד' }).isChecked()).toBe(false);
    await page.keyboard.press('k');
    await page.keyboard.press('s');
    await page.getByText('Hana Silva showed.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'The keys' }).click();
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Next row').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
