import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record, recordOpening } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Keeping the record right: corrections, remarks, retractions; and opening a case. */
export function correctionJourneys(stage: Stage): void {
  describe('keeping the record right', () => {
    let page: Page;
    let home: string;
    let entry: string;

    beforeAll(async () => {
      ({ page } = await openTab(stage.browser, stage.platform.webUrl));
      await signIn(page, 'Priya Nair');
      home = await caseOf(page, 'Sandwell');
      await page.goto(`${home}/record/progress-reports`);
      await fillDate(page, 'effectiveOn', '2025-11');
      await page.getByLabel('Council', { exact: true }).check();
      await page.locator('[name="details.findings"]').fill('Steady progress');
      await goOn(page);
      entry = await record(page);
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    it(
      'a correction shows old and new values and can be found by its filter',
      async () => {
        await page.goto(`${home}/timeline`);
        await page
          .locator(`[id="e-${entry}"]`)
          .getByRole('link', { name: /^Correct/ })
          .click();
        expect(await page.locator('[name="effectiveOn.month"]').inputValue()).toBe('11');
        expect(await violations(page)).toEqual([]);
        await goOn(page);
        await page.getByRole('link', { name: 'Enter why it is corrected' }).waitFor();
        await page.locator('[name="effectiveOn.day"]').fill('20');
        await page.locator('[name="because"]').fill('The letter gives the day');
        await goOn(page);
        const check = await page.locator('main').innerText();
        expect(check).toContain('From November 2025');
        expect(check).toContain('To 20 November 2025');
        await record(page);
        await page.goto(`${home}/timeline?corrected=yes`);
        const line = await page.locator(`[id="e-${entry}"]`).innerText();
        expect(line).toContain('20 November 2025');
        expect(line).toContain('The letter gives the day');
        expect(line).toMatch(/November 2025\s*→/);
        expect(await violations(page)).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'a remark and a retraction stay with their entry',
      async () => {
        for (const [act, field, text] of [
          ['annotations', 'details.text', 'See also the minutes'],
          ['retractions', 'details.because', 'Recorded for the wrong council'],
        ] as const) {
          await page.goto(`${home}/record/${act}?target=${entry}`);
          await page.locator(`[name="${field}"]`).fill(text);
          await goOn(page);
          await record(page);
        }
        await page.goto(`${home}/timeline`);
        const line = await page.locator(`[id="e-${entry}"]`).innerText();
        expect(line).toContain('See also the minutes');
        expect(line).toContain('Recorded for the wrong council');
        expect(line).toMatch(/retracted/i);
      },
      journeyLimitMs,
    );

    it(
      'a case is opened from the council’s page and found at once',
      async () => {
        await page.goto('/authorities/380/open');
        await page.getByLabel('Emergency').check();
        await goOn(page);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.triggerText"]').fill('A serious case');
        await goOn(page);
        await recordOpening(page);
        await page.getByRole('link', { name: 'Go to the record of Bradford' }).click();
        const text = await page.locator('main').innerText();
        expect(text).toContain('5 January 2026');
        expect(await violations(page)).toEqual([]);
        await page.goto('/interventions?q=Bradford');
        expect(await page.locator('tbody tr').count()).toBe(1);
      },
      journeyLimitMs,
    );
  });
}
