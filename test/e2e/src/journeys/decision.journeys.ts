import type { Page } from 'playwright-core';
import { openTab, signIn, violations, type Troubles } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** What stands on the side of a decision that never changes. */
const leftSide = (page: Page): Promise<readonly string[]> =>
  page.locator('.app-known tbody tr td:first-child').allInnerTexts();

const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

/** What was known on the day of a decision, and a history step by step. */
export function decisionJourneys(stage: Stage): void {
  describe('decisions and steps', () => {
    let page: Page;
    let troubles: Troubles;
    let birmingham: string;
    let decision: string;

    const narrowFits = async (path: string) => {
      const narrow = await openTab(stage.browser, stage.platform.webUrl, { width: 320 });
      await signIn(narrow.page, 'Dr Ana Ruiz');
      await narrow.page.goto(path);
      const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
      expect({ path, width }).toEqual({ path, width: 320 });
      expect(await violations(narrow.page)).toEqual([]);
      await narrow.page.context().close();
    };

    beforeAll(async () => {
      ({ page, troubles } = await openTab(stage.browser, stage.platform.webUrl));
      await signIn(page, 'Sir Martin Hale');
      birmingham = await caseOf(page, 'Birmingham');
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    it(
      'says that a commissioner has recorded no decision yet',
      async () => {
        await page.goto('/');
        expect(await mainText(page)).toContain('You have not recorded a decision');
        expect(await violations(page)).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'shows a commissioner what was known on the day of a decision, from the start page',
      async () => {
        await page.goto(`${birmingham}/record/decisions`);
        const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
        await fillDate(page, 'effectiveOn', today.format(new Date()));
        await page.getByLabel('More time to show progress', { exact: true }).check();
        await page.locator('[name="details.reasons"]').fill('A long reason. '.repeat(60));
        await page.locator('[name="details.conditions"]').fill('Quarterly reports');
        await goOn(page);
        await record(page);
        await page.goto('/');
        await page.getByRole('link', { name: 'Birmingham: ministerial decision made' }).click();
        decision = page.url();
        const text = await mainText(page);
        expect(text).toContain('What was known that day');
        expect(text).toContain('Quarterly reports');
        expect(text).toContain('Nothing: what is known of that day is what was on record');
        expect(new URL(decision).searchParams.get('at')).toMatch(/^[0-9a-f]{8}-\d{20}$/);
        expect(text).toContain(new URL(decision).searchParams.get('at') ?? '');
        expect(await violations(page)).toEqual([]);
        await narrowFits(decision);
      },
      journeyLimitMs,
    );

    it(
      'keeps that side as it was when something is learnt later, and marks what differs',
      async () => {
        const before = await leftSide(page);
        await page.goto(`${birmingham}/record/advisers`);
        await fillDate(page, 'effectiveOn', '2025-01-15');
        await page.locator('[name="details.name"]').fill('Jo Example');
        await goOn(page);
        await record(page);
        await page.goto(decision);
        const after = await leftSide(page);
        expect(before.length).toBeGreaterThan(5);
        expect(after.filter((text) => text !== 'Not on record')).toEqual(before);
        const learnt = page.locator('#known-instruments tr', { hasText: 'Jo Example' });
        expect(await learnt.innerText()).toContain('Learnt later');
        expect(await violations(page)).toEqual([]);
        await page.getByRole('link', { name: 'Link to exactly these two sides' }).click();
        expect(await mainText(page)).toContain('As known at the later position');
        expect(await violations(page)).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'leads to the right address where the position in it is another',
      async () => {
        const wrong = new URL(decision);
        wrong.searchParams.set('at', '00000000-00000000000000000001');
        await page.goto(wrong.href);
        expect(page.url()).toBe(decision);
      },
      journeyLimitMs,
    );

    it(
      'never claims knowledge of the day for what was imported, and links both ways',
      async () => {
        const slough = await caseOf(page, 'Slough');
        await page.goto(`${slough}/timeline?order=oldest`);
        expect(await mainText(page)).not.toContain('What was known that day');
        await page
          .getByRole('link', { name: /^Decision, then and now\s*: Direction issued/ })
          .first()
          .click();
        const text = await mainText(page);
        expect(text).toContain('This page does not show what anybody knew on the day.');
        expect(text).not.toContain('What was known that day');
        expect(await violations(page)).toEqual([]);
        const here = page.url();
        await page.locator('#after + ol a[href*="/decisions/"]').first().click();
        await page.waitForURL((url) => url.href !== here);
        const back = page.locator(`#before + ol a[href="${new URL(here).pathname}"]`);
        expect(await back.count()).toBe(1);
        await page.getByRole('link', { name: /under the policy of the day/ }).click();
        expect(await page.locator('h1').innerText()).toBe('Slough: policy');
        await page.goto(slough);
        expect(await page.locator('#decisions + ul a').count()).toBeGreaterThan(4);
        await narrowFits(here);
      },
      journeyLimitMs,
    );

    it(
      'reads a history step by step, there and back',
      async () => {
        await page.goto(`${birmingham}/timeline`);
        await page.getByRole('link', { name: 'Read this history step by step' }).click();
        const first = page.url();
        expect(await mainText(page)).toContain('This is the first step');
        expect(await violations(page)).toEqual([]);
        const next = page.locator('a[rel="next"]');
        let steps = 1;
        for (; (await next.count()) > 0 && steps < 8; steps += 1) await next.click();
        expect(steps).toBe(8);
        expect(await mainText(page)).toContain('Step 8 of');
        expect(await violations(page)).toEqual([]);
        await narrowFits(page.url());
        for (; steps > 1; steps -= 1) await page.locator('a[rel="prev"]').click();
        expect(page.url()).toBe(first);
        await page.getByRole('link', { name: 'Go to the last step' }).click();
        expect(await mainText(page)).toContain('This is the last step');
        await page.goto(`${first}?validAt=2020-01-01`);
        expect(await mainText(page)).toContain('What had happened by 1 January 2020');
        expect(await violations(page)).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'needs no script',
      async () => {
        const plain = await openTab(stage.browser, stage.platform.webUrl, { scripts: false });
        await signIn(plain.page, 'Dr Ana Ruiz');
        await plain.page.goto(decision);
        expect(await mainText(plain.page)).toContain('What was known that day');
        await plain.page.getByRole('link', { name: 'as a step of the history' }).click();
        await plain.page.locator('a[rel="prev"]').click();
        expect(await mainText(plain.page)).toMatch(/Step \d+ of/);
        await plain.page.context().close();
      },
      journeyLimitMs,
    );

    it.each(['decisions', 'steps'])(
      'has no page under %s for what is not there',
      async (kind) => {
        for (const id of ['00000000-0000-4000-8000-000000000000', 'x', "'%20OR%201=1"]) {
          const response = await page.goto(`${birmingham}/${kind}/${id}`);
          expect([id, response?.status()]).toEqual([id, 404]);
          expect(await violations(page)).toEqual([]);
        }
        expect(troubles).toEqual([]);
      },
      journeyLimitMs,
    );
  });
}
