import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations, type Troubles } from './browser.js';
import { journeyLimitMs } from './stage.js';

/** Every overview and every state of one, with what must stand on it. */
const pages: readonly (readonly [path: string, text: string, status?: number])[] = [
  ['/', 'What all cases show together'],
  ['/overviews', 'What all cases show together'],
  ['/overviews/phases', 'interventions were open on'],
  ['/overviews/phases?by=region', 'Yorkshire and the Humber'],
  ['/overviews/phases?by=route', 'Commissioner, services with the council'],
  ['/overviews/go-live', '93 to 122 days'],
  ['/overviews/go-live?region=London', 'No set-up of a delivery model is recorded.'],
  ['/overviews/next-judgement', 'no policy and no count'],
  ['/overviews/contract-dates', 'Last day for notice'],
  ['/overviews/presumption', 'it was followed in 4'],
  ['/overviews/returns', '3 councils took them back'],
  ['/overviews/completeness', '323 name their source'],
  ['/overviews/returns?validAt=1+January+2020', 'You are looking at the past'],
  ['/overviews/returns?knownAt=2020-01-01', 'before its first entry'],
  ['/overviews/phases?openedFrom=soon', 'There is a problem', 422],
  ['/overviews/phases?validAt=1+January+2190', 'That day has not come yet', 422],
  ['/overviews/weather', 'Page not found', 404],
];

describe('overviews in a real browser, with the real histories', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let troubles: Troubles;
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    ({ page, troubles } = await tab());
    await signIn(page, 'Dr Ana Ruiz');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it.each(pages.map(([path, text, status]) => [path, text, status ?? 200] as const))(
    '%s shows “%s” and meets WCAG 2.2 AA',
    async (path, text, status) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(status);
      expect(await page.locator('main').innerText()).toContain(text);
      expect(await page.locator('h1').count()).toBe(1);
      expect((await page.title()).startsWith('Error: ')).toBe(status === 422);
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    },
    journeyLimitMs,
  );

  it(
    'fit a telephone of 320 pixels, where tables stand for the pictures',
    async () => {
      const narrow = await tab({ width: 320 });
      await signIn(narrow.page, 'Dr Ana Ruiz');
      for (const [path] of pages) {
        await narrow.page.goto(path);
        const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
        expect({ path, width }).toEqual({ path, width: 320 });
        expect(await narrow.page.locator('svg.app-picture').isVisible()).toBe(false);
      }
      await narrow.page.goto('/overviews/phases');
      expect(await violations(narrow.page)).toEqual([]);
      await narrow.page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'answer a researcher within three clicks from the start page, without scripts',
    async () => {
      const plain = await tab({ scripts: false });
      await signIn(plain.page, 'Dr Ana Ruiz');
      await plain.page.goto('/');
      await plain.page.getByRole('navigation').getByRole('link', { name: 'Overviews' }).click();
      await plain.page.getByRole('link', { name: 'Services that returned to the council' }).click();
      expect(await plain.page.locator('main').innerText()).toContain('3 councils took them back');
      await plain.page.getByLabel('Region').selectOption('South East');
      await plain.page.getByLabel('What had happened by').fill('31/12/2023');
      await plain.page.getByRole('button', { name: 'Show' }).click();
      expect(plain.page.url()).toContain('region=South+East');
      expect(await plain.page.locator('main').innerText()).toContain(
        'What had happened by 31 December 2023',
      );
      expect(await plain.page.getByLabel('What had happened by').inputValue()).toBe(
        '31 December 2023',
      );
      await plain.page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'are pictures with a name, a description and the position they were drawn from',
    async () => {
      await page.goto('/overviews/go-live');
      const picture = page.getByRole('img', {
        name: /^Months from the first planned go-live to the actual one/,
      });
      await picture.waitFor();
      const [told = ''] = await picture.locator('desc').allInnerTexts();
      expect(await picture.locator('desc').textContent()).toContain(
        'Windsor and Maidenhead: planned for April 2017, live 1 August 2017',
      );
      expect(told).not.toContain('undefined');
      expect(await picture.locator('text').last().textContent()).toMatch(
        /^As of .* from position \S+ of the log$/,
      );
    },
    journeyLimitMs,
  );

  it(
    'are given as files of exactly what the page shows',
    async () => {
      await page.goto('/overviews/go-live');
      const download = async (name: RegExp) => {
        const href = await page.getByRole('link', { name }).first().getAttribute('href');
        return page.request.get(href ?? '');
      };
      const research = await download(/^CSV for research/);
      expect(research.headers()['content-type']).toContain('text/csv');
      expect(research.headers()['content-disposition']).toMatch(/-log-[0-9a-f]+-\d+\.csv"$/);
      expect((await research.text()).split('\r\n')[0]).toBe(
        'council,model,planned,actual,least_days_after_first_plan,most_days_after_first_plan,outcome',
      );
      const sheet = await (await download(/^CSV for a spreadsheet/)).body();
      expect([...sheet.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(sheet.toString('utf8')).toContain('Drawn at');
    },
    journeyLimitMs,
  );
});
