import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations, type Troubles } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs } from './stage.js';

/** Routes of the acts whose pages are made by hand, with what must stand on each in the case of Slough. */
const pages: readonly (readonly [route: string, text: string])[] = [
  ['reviews', 'What each outcome leads to'],
  ['commissioner-reports', 'Who reports, and by when'],
  ['decisions', 'The options, with what the policy expects and what is on record'],
  ['directions', 'The chain so far'],
  ['direction-revisions', 'Filled in below'],
  ['direction-revocations', 'The chain so far'],
  ['contracts', 'Contracts recorded so far'],
  ['contract-reviews', 'Performance against targets'],
  ['return-decisions', 'Functions outside the council now'],
  ['returns', 'Functions outside the council now'],
  ['powers-transfers', 'Functions over which a commissioner holds powers'],
  ['powers-returns', 'Functions over which a commissioner holds powers'],
];
const long = `${'A long duty with a word of ten thousand letters. '.repeat(200)}`.slice(0, 10_000);
const hostile = '"><img src=x onerror=alert(1)>{{ 7 * 7 }}';

describe('pages made for acts in a real browser, with the real histories', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let troubles: Troubles;
  let slough: string;
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  const text = (of = page): Promise<string> => of.locator('main').innerText();
  const fill = (path: string, value: string, of = page) =>
    of.locator(`[name="${path}"]`).fill(value);
  const choose = (label: string, of = page) => of.getByLabel(label, { exact: true }).check();

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    ({ page, troubles } = await tab());
    await signIn(page, 'Priya Nair');
    slough = await caseOf(page, 'Slough');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it.each(pages)(
    '%s shows “%s”, also with its errors, and meets WCAG 2.2 AA',
    async (route, words) => {
      const response = await page.goto(`${slough}/record/${route}`);
      expect(response?.status()).toBe(200);
      expect(await text()).toContain(words);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      await goOn(page);
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      expect(await text()).toContain(words);
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    },
    journeyLimitMs,
  );

  it(
    'fit a telephone of 320 pixels',
    async () => {
      const narrow = await tab({ width: 320 });
      await signIn(narrow.page, 'Priya Nair');
      for (const path of [...pages.map(([route]) => `record/${route}`), 'directions']) {
        await narrow.page.goto(`${slough}/${path}`);
        const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
        expect({ path, width }).toEqual({ path, width: 320 });
        expect(await violations(narrow.page)).toEqual([]);
      }
      await narrow.page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a review is recorded without scripts: themes added by a button, options beside each other, what was left as offered dropped',
    async () => {
      const plain = await tab({ scripts: false });
      await signIn(plain.page, 'Priya Nair');
      await plain.page.goto(`${slough}/record/reviews`);
      await fillDate(plain.page, 'effectiveOn', '2026-02-01');
      await choose('Insufficient progress', plain.page);
      await fill('details.themes.0.theme', 'Leadership', plain.page);
      await fill('details.themes.0.progress', long, plain.page);
      await plain.page
        .getByRole('button', { name: /^Add another\s+for progress by theme$/ })
        .click();
      await fill('details.themes.1.theme', 'Workforce', plain.page);
      await fill('details.themes.1.progress', hostile, plain.page);
      await fill('details.options.1.speaksFor', 'It is quick', plain.page);
      await plain.page.locator('[name="details.options.1.chosen"][value="yes"]').check();
      await fill('details.options.1.because', 'The law allows it', plain.page);
      await goOn(plain.page);
      const checked = await text(plain.page);
      expect(checked).toContain('Why it was chosen or not: The law allows it');
      expect(checked).toContain(hostile);
      expect(checked).not.toContain('More time with a support package');
      await record(plain.page);
      await plain.page.goto(`${slough}/record/reviews`);
      expect(await text(plain.page)).toContain('Insufficient progress, 1 February 2026');
      await plain.page.context().close();
      await page.goto(`${slough}/record/decisions`);
      expect(await text()).toContain('Nothing on record');
      await page.goto(`${slough}/record/reviews`);
      expect(await violations(page)).toEqual([]);
    },
    journeyLimitMs,
  );

  it(
    'a direction and its revision show which duties were kept, added, dropped and moved, to the end',
    async () => {
      await page.goto(`${slough}/record/directions`);
      await fillDate(page, 'effectiveOn', '2026-01-10');
      await choose('Education functions');
      await fill('details.duties.0.text', 'Publish a plan');
      await fillDate(page, 'details.duties.0.due', '2026-03');
      const add = page.getByRole('button', { name: /^Add another\s+for duties$/ });
      await add.click();
      await fill('details.duties.1.text', long);
      await add.click();
      await fill('details.duties.2.text', hostile);
      await goOn(page);
      await record(page);

      await page.goto(`${slough}/record/direction-revisions`);
      expect(await page.locator('[name="details.duties.0.text"]').inputValue()).toBe(
        'Publish a plan',
      );
      await fillDate(page, 'effectiveOn', '2026-02-10');
      await fillDate(page, 'details.duties.0.due', '2026-06-30');
      await page.getByRole('button', { name: /^Remove\s+Duties 3$/ }).click();
      await page.getByRole('button', { name: /^Add another\s+for duties$/ }).click();
      await fill('details.duties.2.text', 'Report every month');
      await goOn(page);
      const before = await text();
      expect(before).toContain('What changes in the duties');
      for (const words of ['Due: from March 2026 to 30 June 2026.', 'Report every month', hostile])
        expect(before).toContain(words);
      expect(await page.locator('.app-changes .govuk-tag').allInnerTexts()).toEqual([
        'Changed',
        'Kept',
        'Added',
        'Dropped',
      ]);
      expect(await violations(page)).toEqual([]);
      await record(page);
      expect(await page.locator('.app-changes .govuk-tag').count()).toBe(4);
      expect(await violations(page)).toEqual([]);

      await page.getByRole('link', { name: 'See the chain of directions' }).click();
      const chain = await text();
      expect(chain).toContain('1 added, 1 changed, 1 dropped, 1 kept');
      expect(await page.locator('tbody').first().innerText()).toContain('30 June 2026');
      expect(await page.locator('img[src="x"]').count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      const narrow = await tab({ width: 320 });
      await signIn(narrow.page, 'Priya Nair');
      await narrow.page.goto(`${slough}/directions`);
      expect(await narrow.page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await narrow.page.context().close();
      expect(troubles).toEqual([]);
    },
    journeyLimitMs,
  );

  it(
    'the duties in force and the chain are three clicks from the start page, for a reader too, who is offered nothing to record',
    async () => {
      const reader = await tab();
      await signIn(reader.page, 'Dr Ana Ruiz');
      await reader.page.goto('/');
      await reader.page.getByRole('link', { name: 'Interventions', exact: true }).click();
      await reader.page.getByRole('link', { name: 'Birmingham', exact: true }).first().click();
      await reader.page.getByRole('link', { name: 'Directions', exact: true }).click();
      expect(await text(reader.page)).toContain('1 dropped');
      expect(await reader.page.locator('a[href*="/record/"]').count()).toBe(0);
      expect(await violations(reader.page)).toEqual([]);
      const refused = await reader.page.goto(`${slough}/record/reviews`);
      expect(refused?.status()).toBe(403);
      expect(await violations(reader.page)).toEqual([]);
      await reader.page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'says so where a case has no direction',
    async () => {
      const richmond = await caseOf(page, 'Richmond upon Thames');
      await page.goto(`${richmond}/directions`);
      expect(await text()).toContain('No direction is recorded in this case');
      expect(await violations(page)).toEqual([]);
    },
    journeyLimitMs,
  );

  it(
    'a contract says what it comes to, and its review offers each target to judge',
    async () => {
      await page.goto(`${slough}/record/contracts`);
      await fillDate(page, 'effectiveOn', '2026-01-05');
      await fill('details.vehicle', 'Example Trust');
      await fillDate(page, 'details.start', '2026-01-05');
      await fill('details.termYears', '5');
      await fill('details.yearlySumPence', '2 million');
      await fill('details.reviewDates', '1 June 2027');
      await fill('details.targets.0.text', 'Good by June 2028');
      await goOn(page);
      const preview = await text();
      for (const words of ['1 June 2027', 'January 2031', '£10 million over 5 years'])
        expect(preview).toContain(words);
      expect(await violations(page)).toEqual([]);
      await record(page);

      await page.goto(`${slough}/record/contract-reviews`);
      expect(await page.locator('[name="details.performance.0.target"]').inputValue()).toBe(
        'Good by June 2028',
      );
      expect(await violations(page)).toEqual([]);
      await fillDate(page, 'effectiveOn', '2026-03-05');
      await choose('Council');
      await choose('Continue');
      await page.locator('[name="details.performance.0.result"]').selectOption('partly-met');
      await goOn(page);
      expect(await text()).toContain('Judged: Partly met');
      await record(page);
    },
    journeyLimitMs,
  );

  it(
    'functions are ticked batch by batch, and what stays outside is said before it is recorded',
    async () => {
      await page.goto(`${slough}/record/service-transfers`);
      await fillDate(page, 'effectiveOn', '2026-01-06');
      await fill('details.vehicle', 'Example Trust');
      await fill('details.functions', 'Fostering\nEarly help');
      await goOn(page);
      await record(page);
      await page.goto(`${slough}/record/returns`);
      expect(await violations(page)).toEqual([]);
      await fillDate(page, 'effectiveOn', '2026-03-06');
      await page.locator('[name="details.complete"][value="no"]').check();
      await choose('Fostering');
      await goOn(page);
      const stays = page.getByRole('heading', { name: 'What stays outside the council' });
      await stays.waitFor();
      expect(await text()).toContain('Early help');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Change the answers' }).click();
      expect(await page.getByLabel('Fostering', { exact: true }).isChecked()).toBe(true);
      await goOn(page);
      await record(page);
    },
    journeyLimitMs,
  );

  it(
    'a decision shows when it is looked at again, and keeps its answers when somebody was faster',
    async () => {
      const medway = await caseOf(page, 'Medway');
      await page.goto(`${medway}/record/decisions`);
      expect(await violations(page)).toEqual([]);
      await fillDate(page, 'effectiveOn', '2026-01-31');
      await choose('Services stay with the council');
      await goOn(page);
      expect(await text()).toContain('6 months on (31 July 2026)');
      expect(await violations(page)).toEqual([]);
      const tom = await tab();
      await signIn(tom.page, 'Tom Okafor');
      await tom.page.goto(`${medway}/record/notes`);
      await fillDate(tom.page, 'effectiveOn', '2026-01-05');
      await fill('details.text', 'Tom was faster', tom.page);
      await tom.page.getByLabel('The department').check();
      await goOn(tom.page);
      await record(tom.page);
      await tom.page.context().close();
      await page.getByRole('button', { name: 'Record this entry' }).click();
      await page.getByRole('button', { name: 'Yes, record it' }).click();
      await page.getByRole('heading', { name: /The record has changed/ }).waitFor();
      expect(await text()).toContain('Tom was faster');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Record my entry now' }).click();
      await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
    },
    journeyLimitMs,
  );
});
