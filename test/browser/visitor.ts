import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Person, Product } from './world.ts';

/** The sizes that the screens are drawn for: a phone, and a manager's second screen. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1440, height: 900 },
} as const;
export type Size = keyof typeof SIZES;
export type Scheme = 'light' | 'dark';
/** What somebody waits for at most before the page counts as broken. */
const PATIENCE_MS = 10_000;

/** One person at one browser, and what their browser complained about. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in the console, uncaught ones, and what the content security policy refused; empty when all is well. */
  readonly complaints: readonly string[];
  /** Opens an address of the product. */
  open(path: string): Promise<void>;
  leave(): Promise<void>;
}

interface Surroundings {
  readonly size?: Size;
  readonly scheme?: Scheme;
  /** As somebody who is signed in already: what `stateOf` kept. */
  readonly state?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** A browser's fresh window on the product: no cookie but those given. */
export async function visit(browser: Browser, product: Product, around: Surroundings = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: SIZES[around.size ?? 'desktop'],
    colorScheme: around.scheme ?? 'light',
    hasTouch: around.size === 'phone',
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    ...(around.state ? { storageState: around.state } : {}),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  return {
    page,
    context,
    complaints,
    open: async (path) => void (await page.goto(path)),
    leave: () => context.close(),
  };
}

/** Signs in as a person does, on the page where the visitor stands. */
export async function signIn({ page }: Visitor, { email, password }: Person): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in once and keeps what the browser then holds, for visitors who start inside. */
export async function stateOf(browser: Browser, product: Product, person: Person): Promise<Surroundings['state']> {
  const visitor = await visit(browser, product);
  await visitor.open('/sign-in');
  await signIn(visitor, person);
  await visitor.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await visitor.context.storageState();
  await visitor.leave();
  return state;
}

/** Waits until the board's figures are there, and are those that were asked for. */
export async function boardOf({ page }: Visitor) {
  const headline = page.getByRole('region', { name: 'Headline figures' });
  await headline.waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
  return headline;
}

/** What axe finds wrong, each with where; empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any }) => `${id}: ${help} at ${target.join(' ')} (${any.map(({ message }) => message).join('; ')})`,
    ),
  );
}

/** By how many pixels the page is wider than its window. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Keeps a picture of the whole page in the folder that SHOTS names, for looking at; none without it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
