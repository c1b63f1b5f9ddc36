import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record, recordOpening } from './forms.js';
import { journeyLimitMs } from './stage.js';

describe('keeping a case in a real browser, with the real histories', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  const textOf = (page: Page) => page.locator('main').innerText();
  /** The page has no fault that axe finds, and no sideways scroll at 320 pixels either. */
  const isSound = async (page: Page) => {
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    const size = page.viewportSize() ?? { width: 1200, height: 900 };
    await page.setViewportSize({ width: 320, height: size.height });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect([page.url(), width]).toEqual([page.url(), 320]);
    await page.setViewportSize(size);
  };
  /** Opens a case for an emergency and gives the address of its record. */
  const open = async (page: Page, laCode: string): Promise<string> => {
    await page.goto(`/authorities/${laCode}/open`);
    await page.getByLabel('Emergency').check();
    const separate = page.getByLabel('This is a separate intervention');
    if ((await separate.count()) > 0) await separate.check();
    await goOn(page);
    await fillDate(page, 'effectiveOn', '2026-01-05');
    await goOn(page);
    await recordOpening(page);
    return new URL(page.url()).pathname.replace('/opened', '');
  };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it(
    'a case is given an owner in one click, then handed over with what the next one must know',
    async () => {
      const { page } = await tab({ scripts: false });
      await signIn(page, 'Priya Nair');
      const home = await open(page, '878');
      await page.getByRole('link', { name: 'Make me the case officer' }).click();
      expect(await page.locator('[name="details.officer"]').inputValue()).toBe('Priya Nair');
      await goOn(page);
      await record(page);
      await page.getByRole('link', { name: 'See what a new case still needs' }).click();
      expect(await textOf(page)).toContain('Priya Nair became the case officer');

      await page.goto(`${home}/record/case-officers`);
      expect(await textOf(page)).toMatch(/Case officer now\s+Priya Nair/);
      await page.locator('[name="details.officer"]').fill('Jo Example');
      await page.locator('[name="details.standing"]').fill('The plan is agreed. '.repeat(40));
      await page.locator('[name="details.contacts"]').fill('The director of services');
      await goOn(page);
      await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
      const entry = await record(page);
      await page.goto(`${home}/timeline`);
      const line = await page.locator(`[id="e-${entry}"]`).innerText();
      expect(line).toContain('Jo Example became the case officer, with a handover');
      await page.goto(home);
      expect(await textOf(page)).toMatch(/Case officer\s+Jo Example/);
      await page.getByRole('link', { name: 'Case officers and handovers' }).click();
      expect(await textOf(page)).toMatch(/Jo Example, from[\s\S]*Who to call\s+The director/);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a hold says why, until when and what it does, and is released',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Priya Nair');
      const home = await open(page, '879');
      await page.goto(`${home}/record/holds`);
      await fillDate(page, 'effectiveOn', '2026-02-01');
      await page.locator('[name="details.because"]').fill('The court decides first');
      await fillDate(page, 'details.until', '2027-03-01');
      await goOn(page);
      await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
      expect(await textOf(page)).toContain('End of the hold, due 1 March 2027');
      await isSound(page);
      await record(page);
      await page.goto(home);
      expect(await textOf(page)).toContain(
        'on hold since 1 February 2026, expected to end 1 March 2027',
      );
      await isSound(page);
      await page.getByRole('link', { name: 'Release the hold' }).first().click();
      await fillDate(page, 'effectiveOn', '2026-03-01');
      await goOn(page);
      await record(page);
      await page.goto(home);
      expect(await textOf(page)).not.toContain('on hold since');
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a case is closed once the test is met, and a later one follows it',
    async () => {
      const { page, troubles } = await tab();
      await signIn(page, 'Priya Nair');
      const slough = await caseOf(page, 'Slough');
      await page.getByRole('link', { name: 'see whether the case can be closed' }).click();
      expect(await textOf(page)).toMatch(/Not yet[\s\S]*In force: Direction/);
      expect(await page.locator(`main a[href="${slough}/record/closures"]`).count()).toBe(0);
      await isSound(page);

      const home = await open(page, '880');
      await page.goto(`${home}/closing`);
      await isSound(page);
      await page.getByRole('button', { name: 'Close the intervention' }).click();
      await page.getByText('The test for closing, as the case stands today').waitFor();
      await isSound(page);
      await fillDate(page, 'effectiveOn', '2026-06-01');
      await page.locator('[name="details.testMet"]').fill('It never was an emergency');
      await page.getByLabel('The council runs the service').check();
      await goOn(page);
      await record(page);
      await page.goto(home);
      await isSound(page);
      await page.getByRole('link', { name: 'open a later intervention' }).click();
      const follows = page.locator(`[value="follows:${home.split('/').at(-1) ?? ''}"]`);
      expect(await follows.isChecked()).toBe(true);
      await page.getByLabel('Emergency').check();
      await goOn(page);
      await fillDate(page, 'effectiveOn', '2026-09-01');
      await goOn(page);
      await recordOpening(page);
      await page.getByText('It follows the intervention in Torbay').waitFor();
      expect(await page.locator(`main a[href="${home}"]`).count()).toBe(1);
      await page.goto(`${home}/closing`);
      expect(await textOf(page)).toContain('there is nothing to close');
      await isSound(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a case opened by mistake is voided by a team leader alone, names the right one and leaves the lists',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Priya Nair');
      const home = await open(page, '881');
      const forbidden = await page.goto(`${home}/record/voidings`);
      expect(forbidden?.status()).toBe(403);
      await signIn(page, 'Tom Okafor');
      await page.goto(`${home}/record/voidings`);
      await isSound(page);
      await page.locator('[name="details.because"]').fill('Meant for Slough');
      const right = page.locator('[name="details.rightCase"]');
      const slough = await right.locator('option', { hasText: /^Slough/ }).getAttribute('value');
      await right.selectOption(slough ?? '');
      await goOn(page);
      await record(page);
      await page.goto(home);
      expect(await textOf(page)).toMatch(/opened by mistake and is void\s+Meant for Slough/);
      expect(await page.locator(`main a[href="/interventions/${slough ?? ''}"]`).count()).toBe(1);
      await isSound(page);
      await page.goto('/interventions?status=all&q=Essex');
      expect(await textOf(page)).not.toContain(home);
      expect(await page.locator(`main a[href="${home}"]`).count()).toBe(0);
      await page.goto(`/audit-trail?interventionId=${home.split('/').at(-1) ?? ''}`);
      expect(await textOf(page)).toContain('Meant for Slough');
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'what passes on when councils are reorganised is two clicks from the start page',
    async () => {
      const { page, troubles } = await tab();
      await signIn(page, 'Priya Nair');
      await page.goto('/');
      await page.getByRole('link', { name: 'Councils', exact: true }).first().click();
      await page.getByRole('link', { name: 'Reorganised councils and what passes on' }).click();
      const text = await textOf(page);
      expect(text).toContain('Successors take over: 1 April 2021');
      expect(text).toMatch(/Direction \(social care\)[\s\S]*North Northamptonshire: case opened/);
      await isSound(page);
      await page.getByRole('link', { name: 'Opened November 2018' }).click();
      await page.getByRole('heading', { level: 1, name: 'Northamptonshire' }).waitFor();
      const former = new URL(page.url()).pathname;
      expect(await textOf(page)).toContain('this case has passed on');
      await page
        .getByRole('link', { name: 'West Northamptonshire: the case that follows this one' })
        .click();
      expect(await page.locator(`main a[href="${former}"]`).count()).toBeGreaterThan(0);

      const home = await open(page, '891');
      await page.goto('/authorities/891/record/reorganisations');
      expect(await textOf(page)).toContain('Nothing has to pass on');
      await isSound(page);
      await fillDate(page, 'effectiveOn', '2026-04-01');
      await page.locator('[name="details.successors"]').fill('892');
      await goOn(page);
      await record(page);
      await page.getByRole('link', { name: 'See what passes on' }).click();
      const row = page.locator('tr', { has: page.locator(`a[href="${home}"]`) });
      expect(await row.innerText()).toMatch(/transferred/i);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a researcher reads the closing test, the owners and what passes on, and is offered nothing to record',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Dr Ana Ruiz');
      const slough = await caseOf(page, 'Slough');
      for (const path of [
        ...['closing', 'owners', 'opened'].map((one) => `${slough}/${one}`),
        '/reorganisations',
      ]) {
        await page.goto(path);
        expect(await page.locator('main a[href*="/open?"]').count()).toBe(0);
        await isSound(page);
      }
      expect((await page.goto(`${slough}/record/case-officers`))?.status()).toBe(403);
      await page.context().close();
    },
    journeyLimitMs,
  );
});
