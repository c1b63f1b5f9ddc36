import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, recordOpening } from './forms.js';
import { journeyLimitMs } from './stage.js';

describe('opening an intervention in a real browser, with the real histories', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  const textOf = (page: Page) => page.locator('main').innerText();
  const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).last().click();
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

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it(
    'a case officer finds the council by typing, with the keyboard alone',
    async () => {
      const { page, troubles } = await tab();
      await signIn(page, 'Priya Nair');
      await page.goto('/interventions/open');
      await isSound(page);
      const box = page.getByRole('combobox');
      await box.pressSequentially('north');
      await page.getByRole('option').first().waitFor();
      expect(await page.locator('main [role="status"]').innerText()).toMatch(/councils found/);
      expect(await box.getAttribute('aria-expanded')).toBe('true');
      await isSound(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      const marked = page.locator('[role="option"][aria-selected="true"]');
      expect(await box.getAttribute('aria-activedescendant')).toBe(await marked.getAttribute('id'));
      await page.keyboard.press('Escape');
      expect(await box.getAttribute('aria-expanded')).toBe('false');
      expect(await box.inputValue()).toBe('north');
      await box.fill('devon');
      await page.getByRole('option', { name: /^Devon/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await box.inputValue()).toBe('Devon');
      expect(new URL(page.url()).pathname).toBe('/interventions/open');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'What stands in Devon' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/authorities/878/open');
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'without scripts the search gives a list, and says what to do where nothing fits',
    async () => {
      const { page } = await tab({ scripts: false });
      await signIn(page, 'Priya Nair');
      await page.goto('/interventions/open');
      await page.getByLabel('Name or code of the council').fill('northamptonshire');
      await page.getByRole('button', { name: 'Find the council' }).click();
      expect(await textOf(page)).toMatch(/3 councils for “northamptonshire”/);
      expect(await textOf(page)).toMatch(/Abolished/i);
      await page.getByRole('link', { name: 'Northamptonshire', exact: true }).click();
      await page.getByText('was abolished 31 March 2021').waitFor();
      await page.goto('/interventions/open?q=atlantis');
      await page.getByText('No council for “atlantis”').waitFor();
      await page.goto('/interventions/open?q=');
      expect(await page.title()).toMatch(/^Error: /);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it.each([
    ['/interventions/open?q=north', 'North Northamptonshire', 200],
    ['/interventions/open?q=atlantis', 'check the spelling', 200],
    ['/interventions/open?q=', 'There is a problem', 422],
    ['/authorities/928/open', 'was abolished', 200],
    ['/authorities/871/open', 'A case is already open in Slough', 200],
    ['/authorities/940/open', 'It follows the intervention in Northamptonshire', 200],
  ])(
    '%s meets WCAG 2.2 AA',
    async (path, text, status) => {
      const { page, troubles } = await tab();
      await signIn(page, 'Priya Nair');
      const response = await page.goto(path);
      expect(response?.status()).toBe(status);
      expect(await textOf(page)).toContain(text);
      await isSound(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'opens it without scripts: errors keep the answers, the trigger can be changed, and what is due is told',
    async () => {
      const { page } = await tab({ scripts: false });
      await signIn(page, 'Priya Nair');
      await page.goto('/authorities/878/open');
      await next(page);
      expect(await page.title()).toMatch(/^Error: /);
      await page.getByText('Select what triggers the intervention').first().waitFor();
      await page.getByLabel('Other', { exact: true }).check();
      await next(page);
      await page.locator('[name="source.title"]').fill('Letter to the council. '.repeat(12).trim());
      await next(page);
      await page.getByText('Say in words what triggered the intervention').first().waitFor();
      await page.getByRole('button', { name: 'Change the trigger' }).click();
      await page.getByLabel('Emergency').check();
      await next(page);
      expect(await page.locator('[name="source.title"]').inputValue()).toContain('Letter to the');
      await fillDate(page, 'effectiveOn', '2026-01-05');
      await next(page);
      await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
      expect(await textOf(page)).toMatch(/Trigger\s+Emergency/);
      await recordOpening(page);
      const text = await textOf(page);
      expect(text).toContain('Devon, 5 January 2026');
      expect(text).toMatch(/What is due now[\s\S]*review[\s\S]*rule R1/i);
      expect(text).toContain('Nothing of it is recorded until you do');
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'each step meets WCAG 2.2 AA, with its errors',
    async () => {
      const { page, troubles } = await tab();
      await signIn(page, 'Tom Okafor');
      await page.goto('/authorities/306/open');
      await next(page);
      await isSound(page);
      await page.getByLabel('Court judgment').check();
      await page.getByLabel('This is a separate intervention').check();
      await next(page);
      await isSound(page);
      await next(page);
      await isSound(page);
      await fillDate(page, 'effectiveOn', '2026-01-05');
      await goOn(page);
      await isSound(page);
      await recordOpening(page);
      await isSound(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'is told with a link that somebody else opened a case meanwhile, and may still open it',
    async () => {
      const [{ page: slow }, { page: fast }] = await Promise.all([tab(), tab()]);
      await signIn(slow, 'Priya Nair');
      await signIn(fast, 'Tom Okafor');
      for (const page of [slow, fast]) {
        await page.goto('/authorities/880/open');
        await page.getByLabel('Emergency').check();
        await next(page);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await next(page);
      }
      await recordOpening(fast);
      const theirs = new URL(fast.url()).pathname.replace('/opened', '');
      await slow.getByRole('button', { name: 'Record this entry' }).click();
      await slow.getByRole('heading', { name: 'Somebody else opened a case meanwhile' }).waitFor();
      expect(await slow.locator(`main a[href="${theirs}"]`).count()).toBeGreaterThan(0);
      await isSound(slow);
      await slow.getByRole('button', { name: 'Open mine as a separate intervention' }).click();
      await slow.getByRole('button', { name: 'Yes, record it' }).click();
      await slow.getByRole('heading', { name: 'Intervention opened' }).waitFor();
      await slow.goto('/authorities/880/open');
      expect(await textOf(slow)).toContain('Cases are already open');
      await Promise.all([slow.context().close(), fast.context().close()]);
    },
    journeyLimitMs,
  );

  it(
    'the successor of a reorganised council follows its case, and both link to each other',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Priya Nair');
      await page.goto('/authorities/928');
      await page.getByRole('rowheader', { name: 'November 2018' }).getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: 'Northamptonshire' }).waitFor();
      const former = new URL(page.url()).pathname;
      await page.goto('/authorities/941/open');
      await page.getByLabel('Not known', { exact: true }).check();
      await page.getByLabel('It follows the intervention in Northamptonshire').check();
      await next(page);
      await fillDate(page, 'effectiveOn', '2021-04-02');
      await next(page);
      await recordOpening(page);
      const opened = new URL(page.url()).pathname.replace('/opened', '');
      expect(await page.locator(`main a[href="${former}"]`).count()).toBe(1);
      await page.goto(former);
      expect(await page.locator(`main a[href="${opened}"]`).count()).toBe(1);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'a researcher is told that the role does not open cases, and suggests nothing',
    async () => {
      const { page } = await tab();
      await signIn(page, 'Dr Ana Ruiz');
      for (const path of ['/interventions/open', '/authorities/871/open']) {
        const response = await page.goto(path);
        expect(response?.status()).toBe(403);
        await isSound(page);
      }
      expect((await page.request.get('/interventions/open/councils?q=dev')).status()).toBe(403);
      await page.context().close();
    },
    journeyLimitMs,
  );

  it.each([
    ['Tom Okafor', '', /Close the intervention[\s\S]*What would open it: Revoke a direction/],
    ['Tom Okafor', '?show=not-possible', /What would open it/],
    ['Tom Okafor', '?q=zebra', /No act was found/],
    ['Dr Ana Ruiz', '?q=void', /Ask a team leader/],
  ])(
    '%s sees every act with its guard and what would open it (%s)',
    async (who, query, text) => {
      const { page, troubles } = await tab();
      await signIn(page, who);
      await page.goto(`${await caseOf(page, 'Slough')}/acts${query}`);
      expect(await textOf(page)).toMatch(text);
      await isSound(page);
      expect(troubles).toEqual([]);
      await page.context().close();
    },
    journeyLimitMs,
  );
});
