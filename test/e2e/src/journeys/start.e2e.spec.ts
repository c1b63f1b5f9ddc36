import { setTimeout as sleep } from 'node:timers/promises';
import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations, type Troubles } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs } from './stage.js';

/** Each persona with the heading of their first page and what stands on it where nothing is assigned yet. */
const personas = [
  ['Priya Nair', 'Your cases', 'You are not the case officer of an open case'],
  ['Tom Okafor', 'The work of all teams', 'open cases without a case officer'],
  ['Sir Martin Hale', 'Your remits', 'No open case names you as its commissioner'],
  ['Dr Ana Ruiz', 'The record', 'What you can take away'],
] as const;
/** Most time for something that is noted after its page was sent. */
const notedWithinMs = 30_000;

describe('the first page in a real browser, with the real histories', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let officer: Page;
  let troubles: Troubles;
  let leader: Page;
  let slough: string;
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  const main = (page: Page) => page.locator('main').innerText();
  /** Opens a page until it says something: what was looked at is noted after a page was sent. */
  const untilSays = async (page: Page, path: string, text: string) => {
    const end = Date.now() + notedWithinMs;
    for (let said = ''; !said.includes(text); said = await main(page)) {
      if (Date.now() > end) throw new Error(`${path} never said “${text}”: ${said}`);
      await page.goto(path);
      await sleep(50);
    }
  };
  /** At 320 pixels it is as wide as the screen, and meets WCAG 2.2 AA there and on a desk. */
  const isSound = async (page: Page, path: string) => {
    for (const width of [1200, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect({ path, wide }).toEqual({ path, wide: width });
      expect(await page.locator('h1').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1200, height: 900 });
  };
  const addNote = async (text: string) => {
    await leader.goto(`${slough}/record/notes`);
    await fillDate(leader, 'effectiveOn', '2026-01-06');
    await leader.locator('[name="details.text"]').fill(text);
    await leader.locator('[name="details.visibility"][value="department"]').check();
    await goOn(leader);
    await record(leader);
  };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    ({ page: officer, troubles } = await tab());
    ({ page: leader } = await tab({ scripts: false }));
    await signIn(officer, 'Priya Nair');
    await signIn(leader, 'Tom Okafor');
    slough = await caseOf(leader, 'Slough');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it.each(personas)(
    'of %s begins with “%s” and says what there is none of yet',
    async (name, heading, says) => {
      const own = await tab();
      await signIn(own.page, name);
      await own.page.goto('/');
      expect(await own.page.locator('h1').innerText()).toBe(heading);
      expect(await own.page.title()).toMatch(/^Start: /);
      expect(await main(own.page)).toContain(says);
      await isSound(own.page, '/');
      expect(own.troubles).toEqual([]);
      await own.page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'has a menu of one row on a desk, and behind a button on a telephone',
    async () => {
      await officer.goto('/');
      const links = await officer.locator('.app-navigation .govuk-service-navigation__link').all();
      const boxes = await Promise.all(links.map((link) => link.boundingBox()));
      const tops = boxes.map((box) => box?.y);
      expect(tops).toHaveLength(8);
      expect(new Set(tops).size).toBe(1);
      await officer.setViewportSize({ width: 320, height: 900 });
      const policies = officer.getByRole('link', { name: 'Policies' });
      const menu = officer.getByRole('button', { name: 'Menu' });
      await menu.waitFor();
      expect(await policies.isVisible()).toBe(false);
      await menu.click();
      await policies.waitFor();
      expect(await violations(officer)).toEqual([]);
      await officer.setViewportSize({ width: 1200, height: 900 });
    },
    journeyLimitMs,
  );

  it(
    'lets a reader say that they have seen everything, without scripts',
    async () => {
      await leader.goto('/');
      await leader.getByRole('link', { name: /cases you have not opened yet/ }).click();
      expect(await main(leader)).toContain('Birmingham');
      await leader.getByRole('button', { name: 'I have seen all of these' }).click();
      expect(await main(leader)).toContain('Nothing is new in the cases that you have opened.');
      expect(await leader.getByRole('button', { name: 'I have seen all of these' }).count()).toBe(
        0,
      );
      expect(await leader.locator('h1').count()).toBe(1);
    },
    journeyLimitMs,
  );

  it(
    'hands a case over: it stands on the new officer’s page until they open it',
    async () => {
      await leader.goto(`${slough}/record/case-officers`);
      await fillDate(leader, 'effectiveOn', '2026-01-05');
      await leader.locator('[name="details.officer"]').fill('Priya Nair');
      const summary = `Ask the director first. ${'A long summary. '.repeat(60)}`;
      await leader.locator('[name="details.standing"]').fill(summary);
      await goOn(leader);
      await record(leader);
      await leader.goto('/');
      expect(await main(leader)).toContain('Handed over in the last 7 days');
      await officer.goto('/');
      const text = await main(officer);
      expect(text).toContain('Handed over to you');
      expect(text).toContain('Ask the director first.');
      expect(text).toContain('Read all that was handed over');
      expect(text).toContain('1 open case');
      await isSound(officer, '/');
      await officer.goto(slough);
      await untilSays(officer, '/', 'Nothing new');
      expect(await main(officer)).not.toContain('Handed over to you');
    },
    journeyLimitMs,
  );

  it(
    'counts what others recorded since one looked, and shows exactly that',
    async () => {
      await addNote('The council called about its plan.');
      await officer.goto('/');
      const link = officer.getByRole('link', { name: '1 new entry in the case of Slough' });
      const href = (await link.getAttribute('href')) ?? '';
      expect(href).toContain('since=');
      await officer.goto('/changes-since');
      expect(await main(officer)).toContain('The council called about its plan');
      await isSound(officer, '/changes-since');
      await officer.goto(slough);
      expect(await main(officer)).toContain('1 entry is new since you last looked on');
      expect(await violations(officer)).toEqual([]);
      await officer.getByRole('link', { name: 'show it' }).click();
      await officer.waitForURL(/since=/);
      expect(await officer.locator('.app-entry').count()).toBe(1);
      expect(await officer.locator('.app-entry .govuk-tag', { hasText: 'New' }).count()).toBe(1);
      expect(await main(officer)).toContain('recorded by others since you last looked');
      await isSound(officer, href);
      await untilSays(officer, '/', 'Nothing new');
      await officer.goto(href);
      expect(await officer.locator('.app-entry').count()).toBe(1);
      await officer.getByRole('link', { name: 'Show all entries' }).click();
      await officer.waitForURL((url) => !url.searchParams.has('since'));
      expect(await officer.locator('.app-entry').count()).toBeGreaterThan(10);
    },
    journeyLimitMs,
  );

  it(
    'tells a commissioner their remit and its dates',
    async () => {
      const norfolk = await caseOf(leader, 'Norfolk');
      await leader.goto(`${norfolk}/record/commissioners`);
      await fillDate(leader, 'effectiveOn', '2026-01-07');
      await leader.locator('[name^="details.commissioners"]').first().fill('Sir Martin Hale');
      await leader.locator('[name="details.daysAWeek"]').fill('2');
      await leader.locator('[name="details.remit"]').selectOption('review');
      await fillDate(leader, 'details.reportDue', '2026-03-31');
      await goOn(leader);
      await record(leader);
      const own = await tab();
      await signIn(own.page, 'Sir Martin Hale');
      await own.page.goto('/');
      const text = await main(own.page);
      expect(text).toContain('Review whether control should leave the council');
      expect(text).toContain('31 March 2026');
      await isSound(own.page, '/');
      await own.page.getByRole('link', { name: 'What needs a minister this week' }).click();
      expect(await main(own.page)).toContain('due in the next 7 days');
      await isSound(own.page, '/minister');
      await own.page.context().close();
    },
    journeyLimitMs,
  );

  it('gives the browser nothing to complain about', () => {
    expect(troubles).toEqual([]);
  });
});
