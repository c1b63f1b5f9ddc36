import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { photograph } from './pictures.js';
import { noteSeen, type Seen } from '../inventory/seen.js';

const paths = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Pixels of the narrowest page that must not scroll sideways. */
const narrow = 320;
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

type AxeResults = {
  readonly passes: readonly unknown[];
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
};

/** A real Chromium. Throws with what to install where there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = paths.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error(
      'No Chromium was found: install the Debian package chromium, or set CHROMIUM_PATH.',
    );
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    timeout: 60_000,
  });
}

/** What went wrong in a page besides what it shows: failed scripts, refused styles, missing files. */
export type Troubles = readonly string[];

/** A tab of its own session; `troubles` collects what its console complains about. */
export async function openTab(
  browser: Browser,
  baseURL: string,
  options: { readonly scripts?: boolean; readonly width?: number } = {},
): Promise<{ readonly page: Page; readonly troubles: Troubles }> {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: options.scripts ?? true,
    viewport: { width: options.width ?? 1200, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // Chromium reports every 4xx page as an error; the journeys check the status of pages themselves.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document')
      troubles.push(`${response.url()} answered ${response.status()}`);
  });
  return { page, troubles };
}

/** Signs in as a persona by name. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(name).check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/**
 * What the page violates of WCAG 2.2 AA, as far as axe and its width can tell; an empty list is expected.
 * The page counts as looked at for the inventory, and is photographed where pictures are asked for.
 */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
  );
  if (results.passes.length === 0) throw new Error('axe looked at nothing.');
  const seen = await page.evaluate<Seen>(
    '({ route: document.body.dataset.route ?? "", view: document.body.dataset.view ?? "" })',
  );
  noteSeen(seen);
  return [
    ...results.violations.map(
      ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    ),
    ...(await reflow(page, seen)),
  ];
}

/** Whether the page scrolls sideways at 320 pixels, which is 400 % zoom of 1,280 (WCAG 1.4.10). */
async function reflow(page: Page, { view }: Seen): Promise<readonly string[]> {
  const size = page.viewportSize();
  if (size === null) throw new Error('The page has no size.');
  await photograph(page, `${view}-${size.width}`);
  await page.setViewportSize({ width: narrow, height: size.height });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  await photograph(page, `${view}-${narrow}`);
  await page.setViewportSize(size);
  return width > narrow ? [`${page.url()} scrolls sideways: ${width} at ${narrow} pixels`] : [];
}
