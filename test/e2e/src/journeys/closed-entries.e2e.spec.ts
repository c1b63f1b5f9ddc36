import { Platform, type ApiClient } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations } from './browser.js';
import { caseOf } from './forms.js';
import { journeyLimitMs } from './stage.js';

/** Stands in everything that is for the case team alone, and in nothing else. */
const secret = 'Quicksilver';
/** Pages of other cases and councils are built as those of this one; so many addresses are read at most. */
const mostPages = 400;

describe('entries for the case team only, in the pages', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let home = '';
  const closed: string[] = [];
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    const { page } = await tab();
    await signIn(page, 'Priya Nair');
    home = await caseOf(page, 'Slough');
    await page.context().close();
    const officer = await platform.api().signIn('case-officer');
    const record = async (route: string, details: object): Promise<void> => {
      const now = await officer.get(`/v1${home}`);
      const answer = await officer.post(
        `/v1${home}/${route}`,
        { effectiveOn: '2020-01-05', details },
        { 'if-match': now.headers.get('etag') ?? '' },
      );
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      const [entry] = answer.body['eventIds'] as readonly string[];
      closed.push(entry ?? '');
      await reaches(officer, String(answer.body['revision']));
    };
    await record('notes', { text: `${secret} note`, visibility: 'case-team' });
    const [target] = closed;
    await record('annotations', { target, text: `${secret} remark` });
    const replacement = { details: { text: `${secret} corrected` } };
    await record('corrections', { target, replacement, because: `${secret} because` });
    await record('evidence', { title: `${secret} file`, visibility: 'case-team' });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  async function reaches(officer: ApiClient, revision: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await officer.get(`/v1${home}`);
      if (body['revision'] === revision) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The views did not take it in.');
  }

  /** Reads pages and files from the start page on, and answers with those that hold a word. */
  async function crawl(page: Page): Promise<{ readonly read: number; readonly told: string[] }> {
    const seen = new Set<string>();
    const waiting = ['/', home, `${home}/timeline`, `${home}/history.jsonl`];
    const told: string[] = [];
    waiting.push(`/search?q=note`, ...closed.map((entry) => `${home}/steps/${entry}`));
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (seen.has(path) || seen.size >= mostPages) continue;
      seen.add(path);
      const answer = await page.request.get(path, { maxRedirects: 5 });
      if (answer.status() >= 500) throw new Error(`${path} answered ${answer.status()}.`);
      const text = await answer.text();
      if (text.includes(secret)) told.push(path);
      waiting.push(...linksIn(text).filter((link) => isOfThisCase(link)));
    }
    return { read: seen.size, told };
  }

  const linksIn = (text: string) =>
    [...text.matchAll(/href="(\/[^"#]*)/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  const isOfThisCase = (link: string) =>
    !link.startsWith('/assets/') &&
    (link.startsWith(home) || !/^\/(interventions|authorities)\/./.test(link));

  it(
    'stand on no page and in no file that a researcher can reach',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Dr Ana Ruiz');
      const { read, told } = await crawl(page);
      expect(read).toBeGreaterThan(60);
      expect(told).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'stand on the timeline of the case team, and in its file',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Priya Nair');
      for (const path of [`${home}/timeline`, `${home}/history.jsonl`, '/audit-trail'])
        expect([path, (await (await page.request.get(path)).text()).includes(secret)]).toEqual([
          path,
          true,
        ]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it.each([1200, 320])(
    'are counted on the timeline, and their addresses explained, at %i pixels',
    async (width) => {
      const { page } = await tab({ width });
      await signIn(page, 'Dr Ana Ruiz');
      await page.goto(`${home}/timeline`);
      expect(await page.locator('main').innerText()).toContain(
        '4 entries of this record are for the case team only',
      );
      expect(await violations(page)).toEqual([]);
      const missing = await page.goto(`${home}/steps/${closed[0] ?? ''}`);
      expect(missing?.status()).toBe(404);
      expect(await page.locator('main').innerText()).toContain('for the case team only');
      expect(await violations(page)).toEqual([]);
      const fits = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(fits).toBeLessThanOrEqual(width);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'are not offered to a commissioner to record',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Sir Martin Hale');
      await page.goto(`${home}/record/notes`);
      const text = await page.locator('main').innerText();
      expect(text).toContain('The department');
      expect(text).toContain('so you cannot record one');
      expect(await page.getByLabel('Case team only').count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );
});
