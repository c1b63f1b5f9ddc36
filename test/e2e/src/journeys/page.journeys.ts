import type { Page } from 'playwright-core';
import { openTab, signIn, violations, type Troubles } from './browser.js';
import { caseOf } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Every page that is read, with what must stand on it. `:case` is the page of Slough's case. */
const pages: readonly (readonly [path: string, text: string, status?: number])[] = [
  ['/', 'Your cases'],
  ['/interventions', 'Interventions'],
  ['/interventions?q=no+such+council&status=all', 'No intervention was found'],
  ['/interventions?status=all&delivery=trust&sort=-opened', 'Interventions'],
  [':case', 'What can be done next'],
  [':case/timeline', 'Direction issued'],
  [':case/timeline?track=delivery&weight=major', 'Services transferred'],
  [':case/timeline?validAt=2016-12-31', 'What had happened by 31 December 2016'],
  [':case/timeline?from=soon', 'There is a problem', 422],
  ['/authorities', 'Councils'],
  ['/authorities?q=zzz', 'No council was found'],
  ['/authorities/871', 'Failure test'],
  ['/authorities/871?policy=putting-children-first-2016&asOf=1/1/2018', 'on 1 January 2018'],
  ['/authorities/871?asOf=soon', 'There is a problem', 422],
  ['/authorities/928', 'After it'],
  ['/vehicles', 'Trusts and partnerships'],
  ['/vehicles/achieving-for-children', 'Councils served'],
  ['/search', 'What is searched'],
  ['/search?q=', 'There is a problem', 422],
  ['/search?q=***', 'Enter a word or a number to search for', 422],
  ['/search?q=zzzz', 'Nothing was found'],
  ['/search?q=slough', 'Trusts and partnerships'],
  ['/search?q=slough&kind=entry&order=newest', 'Direction'],
  ['/search?q=slough&kind=person', 'People'],
  ['/audit-trail', 'Everything that was recorded'],
  ['/audit-trail?from=soon', 'There is a problem', 422],
  ['/policies', 'Putting children first'],
  ['/policies/putting-children-first-2016', 'unless there are compelling reasons'],
  ['/help', 'What to try in ten minutes'],
  ['/help/glossary', 'Statutory direction'],
  ['/help/accessibility', 'Compliance status'],
  ['/policies/compare?a=pm-2015&b=definitions-2016', 'Rules'],
  ['/interventions/open', 'Which council is it about?'],
  ['/interventions/open?laCode=', 'There is a problem', 422],
  ['/authorities/871/open', 'What triggers the intervention'],
  ['/nowhere', 'Page not found', 404],
  ['/interventions/00000000-0000-4000-8000-000000000000', 'Page not found', 404],
];

const narrowPages = [
  '/',
  '/interventions',
  ':case',
  ':case/timeline',
  ':case/record/reviews',
].concat(
  '/audit-trail',
  '/authorities',
  '/authorities/871',
  '/vehicles',
  '/policies',
  '/search?q=slough',
  '/help',
  '/help/glossary',
  '/help/accessibility',
);

/** Reading the record. */
export function pageJourneys(stage: Stage): void {
  describe('every page', () => {
    let page: Page;
    let troubles: Troubles;
    let slough: string;

    beforeAll(async () => {
      ({ page, troubles } = await openTab(stage.browser, stage.platform.webUrl));
      await page.goto('/sign-in');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      expect(await page.title()).toMatch(/^Error: /);
      expect(await violations(page)).toEqual([]);
      await signIn(page, 'Priya Nair');
      slough = await caseOf(page, 'Slough');
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    it.each(pages.map(([path, text, status]) => [path, text, status ?? 200] as const))(
      '%s shows “%s” and meets WCAG 2.2 AA',
      async (path, text, status) => {
        const response = await page.goto(path.replace(':case', slough));
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
      'fits a telephone',
      async () => {
        const narrow = await openTab(stage.browser, stage.platform.webUrl, { width: 360 });
        await signIn(narrow.page, 'Priya Nair');
        for (const path of narrowPages.map((one) => one.replace(':case', slough))) {
          await narrow.page.goto(path);
          const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
          expect({ path, width }).toEqual({ path, width: 360 });
        }
        await narrow.page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'tells the history of Slough since 2011 with who, when, why and source',
      async () => {
        await page.goto(`${slough}/timeline?order=oldest`);
        const text = await page.locator('main').innerText();
        const years = await page.locator('.app-year').allInnerTexts();
        expect(years[0]).toBe('2011');
        expect(years).toEqual([...years].sort());
        expect(years.length).toBeGreaterThan(8);
        expect(text).toContain('history import');
        expect(text).toContain('Source:');
        expect(text).toMatch(/Recorded \d+ years later/i);
        await page.getByLabel('Delivery', { exact: true }).check();
        await page.getByLabel('What had happened by').fill('1 January 2016');
        await page.getByRole('button', { name: 'Show' }).click();
        await page.getByText('What had happened by 1 January 2016').waitFor();
        expect(page.url()).toContain('validAt=2016-01-01');
        expect(page.url()).toContain('track=delivery');
      },
      journeyLimitMs,
    );

    it(
      'gives the history of a case as JSON Lines',
      async () => {
        const response = await page.request.get(`${slough}/history.jsonl`);
        expect(response.status()).toBe(200);
        const lines = (await response.text()).trim().split('\n');
        expect(lines.length).toBeGreaterThan(20);
        expect(
          lines.map((line) => typeof JSON.parse(line)).every((kind) => kind === 'object'),
        ).toBe(true);
      },
      journeyLimitMs,
    );

    it(
      'lets a researcher read and offers nothing to record',
      async () => {
        const reader = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(reader.page, 'Dr Ana Ruiz');
        await reader.page.goto(slough);
        await reader.page.getByText('Your role reads this record').waitFor();
        expect(await reader.page.locator('a[href*="/record/"]').count()).toBe(0);
        await reader.page.getByRole('button', { name: 'Sign out' }).click();
        await reader.page.waitForURL('**/sign-in');
        await reader.page.goto(slough);
        expect(new URL(reader.page.url()).pathname).toBe('/sign-in');
        await reader.page.context().close();
      },
      journeyLimitMs,
    );
  });
}
