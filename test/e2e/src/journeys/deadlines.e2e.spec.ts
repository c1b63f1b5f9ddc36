import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations, type Troubles } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs } from './stage.js';

/** Pages about what is due, with what must stand on them. `:case` is the page of Slough’s case. */
const pages: readonly (readonly [path: string, text: string, status?: number])[] = [
  ['/', 'What is due'],
  ['/deadlines', 'You own no cases yet'],
  ['/deadlines?scope=all', 'Everything due'],
  ['/deadlines?scope=all&window=overdue', 'Overdue'],
  ['/deadlines?scope=all&window=settled&sort=authority', 'Settled'],
  ['/deadlines?scope=all&q=no+such+council', 'Nothing matches'],
  [':case', 'What is due'],
  [':case/policy', 'Under the policy of each date'],
  [':case/policy?policy=putting-children-first-2016&asOf=1+January+2018', 'on 1 January 2018'],
  [':case/policy?a=putting-children-first-2016&b=intervention-2022', 'Why they differ'],
  [':case/policy?asOf=soon', 'There is a problem', 422],
  ['/policies/intervention-2022', 'Values that the service computes with'],
  [
    '/policies/compare?a=putting-children-first-2016&b=select-committee-2016',
    'Open cases that it touches',
  ],
  ['/policies/compare?a=&b=', 'There is a problem', 422],
  ['/calendar-feeds', 'No calendar is in use'],
  ['/notices', 'Messages about deadlines'],
];

describe('deadlines in a real browser, with the real histories', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let slough: string;
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  const textOf = (page: Page) => page.locator('main').innerText();

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    const { page } = await tab();
    await signIn(page, 'Priya Nair');
    slough = await caseOf(page, 'Slough');
    await page.context().close();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  describe('every page', () => {
    let page: Page;
    let troubles: Troubles;
    let close: () => Promise<void> = () => Promise.resolve();

    beforeAll(async () => {
      ({ page, troubles } = await tab());
      close = () => page.context().close();
      await signIn(page, 'Priya Nair');
    }, journeyLimitMs);
    afterAll(() => close());

    it.each(pages.map(([path, text, status]) => [path, text, status ?? 200] as const))(
      '%s shows “%s” and meets WCAG 2.2 AA',
      async (path, text, status) => {
        const response = await page.goto(path.replace(':case', slough));
        expect(response?.status()).toBe(status);
        expect(await textOf(page)).toContain(text);
        expect(await page.locator('h1').count()).toBe(1);
        expect((await page.title()).startsWith('Error: ')).toBe(status === 422);
        await page.evaluate(
          'document.querySelectorAll("main details").forEach((one) => { one.open = true; })',
        );
        expect(await violations(page)).toEqual([]);
        expect(troubles).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'fits a telephone of 320 pixels',
      async () => {
        const narrow = await tab({ width: 320 });
        await signIn(narrow.page, 'Priya Nair');
        for (const path of pages.map(([one]) => one.replace(':case', slough))) {
          await narrow.page.goto(path);
          const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
          expect({ path, width }).toEqual({ path, width: 320 });
        }
        await narrow.page.context().close();
      },
      journeyLimitMs,
    );
  });

  it(
    'an officer finds what is due in a new case and moves its date, without scripts',
    async () => {
      const { page } = await tab({ scripts: false });
      await signIn(page, 'Tom Okafor');
      await page.goto(`${slough}/record/case-officers`);
      await fillDate(page, 'effectiveOn', '2026-01-05');
      await page.locator('[name="details.officer"]').fill('Priya Nair');
      await goOn(page);
      await record(page);

      await signIn(page, 'Priya Nair');
      await page.goto('/deadlines');
      await page.getByRole('link', { name: 'Slough' }).first().waitFor();
      await page.getByLabel('Search').fill('review');
      await page.getByLabel('Sort by').selectOption('kind');
      await page.getByRole('button', { name: 'Show' }).click();
      expect(page.url()).toContain('scope=mine');
      expect(page.url()).toContain('q=review');
      expect(page.url()).toContain('sort=kind');

      const row = page.locator('tbody tr', { hasText: /review/i }).first();
      const what = (await row.locator('.app-due__what').innerText()).split('\n')[0] ?? '';
      await row.getByRole('link', { name: /^Move the date/ }).click();
      expect(await page.locator('[name="details.what"]').inputValue()).toBe(what);
      expect(await page.locator('[name="details.deadline"]').inputValue()).toMatch(/^[a-z-]+\//);
      await fillDate(page, 'details.to', '2027-08-20');
      await page.getByLabel('Council asked').check();
      await page.locator('[name="reason"]').fill('A new director takes office');
      await goOn(page);
      expect(await textOf(page)).toContain('20 August 2027');
      await page.getByRole('term').filter({ hasText: 'Moves' }).waitFor();
      await record(page);

      await page.goto(`${slough}#due`);
      const moved = page.locator('tbody tr', { hasText: what }).first();
      expect(await moved.innerText()).toContain('20 August 2027');
      await moved.locator('summary').click();
      expect(await moved.innerText()).toContain('A new director takes office');
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a departure is shown before it is recorded, with room for the reason',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Priya Nair');
      await page.goto(`${slough}/record/decisions`);
      await fillDate(page, 'effectiveOn', '2026-03-01');
      await page.locator('[name="details.option"][value="retain"]').check();
      await goOn(page);
      await page.getByRole('heading', { name: 'This departs from policy' }).waitFor();
      expect(await textOf(page)).toContain('Rule R5');
      expect(await violations(page)).toEqual([]);
      await page.locator('textarea[name="reason"]').fill('The council improves by itself');
      await page.getByRole('button', { name: 'Change the answers' }).click();
      expect(await page.locator('[name="reason"]').inputValue()).toBe(
        'The council improves by itself',
      );
      await goOn(page);
      await record(page);
      expect(await textOf(page)).toContain('Reason given: The council improves by itself');
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a refusal is shown before anything is sent',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Priya Nair');
      const wakefield = await caseOf(page, 'Wakefield');
      await page.goto(`${wakefield}/record/improvement-notice-liftings`);
      await fillDate(page, 'effectiveOn', '2012');
      await goOn(page);
      await page.getByText('this entry would be refused').waitFor();
      expect(await page.title()).toMatch(/^Error: Check your answers/);
      expect(await violations(page)).toEqual([]);
      await page.goto('/audit-trail?refused=yes');
      expect(await page.locator('tbody tr', { hasText: 'Wakefield' }).count()).toBe(0);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'each role is offered what it does: the researcher nothing, the team leader to waive',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Dr Ana Ruiz');
      await page.goto('/deadlines');
      await page.getByRole('heading', { name: 'Everything due' }).waitFor();
      expect(await page.locator('main a[href*="/record/"]').count()).toBe(0);
      await signIn(page, 'Tom Okafor');
      await page.goto('/deadlines?scope=all');
      expect(await page.getByRole('link', { name: /^Waive/ }).count()).toBeGreaterThan(0);
      await signIn(page, 'Priya Nair');
      await page.goto('/deadlines?scope=all');
      expect(await page.getByRole('link', { name: /^Move the date/ }).count()).toBeGreaterThan(0);
      expect(await page.getByRole('link', { name: /^Waive/ }).count()).toBe(0);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a calendar can be followed without signing in until it is stopped',
    async () => {
      const [{ page }, stranger] = await Promise.all([tab(), tab()]);
      await signIn(page, 'Priya Nair');
      await page.goto('/calendar-feeds');
      await page.getByLabel('My cases').check();
      await page.getByRole('button', { name: 'Make a calendar' }).click();
      const address = await page.getByLabel('Address of the calendar').inputValue();
      expect(await violations(page)).toEqual([]);
      const calendar = await stranger.page.request.get(address);
      expect(calendar.status()).toBe(200);
      expect(calendar.headers()['content-type']).toContain('text/calendar');
      expect(await calendar.text()).toContain('BEGIN:VCALENDAR');

      await page.getByRole('link', { name: 'See your calendars' }).click();
      expect(await page.content()).not.toContain(new URL(address).pathname);
      await page.getByRole('link', { name: /^Stop it/ }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Stop this calendar' }).click();
      await page.getByText('No calendar is in use').waitFor();
      expect((await stranger.page.request.get(address)).status()).toBe(404);
      await Promise.all([page.context().close(), stranger.page.context().close()]);
    },
    journeyLimitMs,
  );
});
