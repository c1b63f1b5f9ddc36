import type { Page } from 'playwright-core';
import { openTab, signIn, type Troubles } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { milestones } from './milestones.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Recording the seven milestones, without any script in the page. */
export function milestoneJourneys(stage: Stage): void {
  describe('a case officer without JavaScript', () => {
    let page: Page;
    let troubles: Troubles;
    let slough: string;

    beforeAll(async () => {
      const options = { scripts: false };
      ({ page, troubles } = await openTab(stage.browser, stage.platform.webUrl, options));
      await signIn(page, 'Priya Nair');
      slough = await caseOf(page, 'Slough');
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    for (const { name, ofCouncil, route, on, answer, sentence } of milestones)
      it(
        `records ${name} and sees it on the timeline and in the audit trail`,
        async () => {
          await page.goto(`${ofCouncil === true ? '/authorities/871' : slough}/record/${route}`);
          if (ofCouncil === true) {
            await page.getByLabel('inspections from 16 January 2023').check();
            await page.getByRole('button', { name: 'Continue' }).click();
          }
          await fillDate(page, 'effectiveOn', on);
          await page.locator('[name="source.title"]').fill(`Paper about ${name}`);
          await answer(page);
          await goOn(page);
          await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
          expect(await page.locator('main').innerText()).toContain(`Paper about ${name}`);
          const entry = await record(page);
          expect(await page.locator('main').innerText()).toContain(sentence);

          await page.goto(`${slough}/timeline`);
          const line = page.locator(`[id="e-${entry}"]`);
          expect(await line.innerText()).toContain(sentence);
          expect(await line.innerText()).toContain('by Priya Nair');
          expect(await line.innerText()).toContain(`Paper about ${name}`);
          await page.goto('/audit-trail?actor=Priya+Nair');
          expect(await page.locator('tbody tr').first().innerText()).toContain(
            sentence.slice(0, 30),
          );
        },
        journeyLimitMs,
      );

    it(
      'sees the case as it now stands',
      async () => {
        await page.goto(slough);
        const text = await page.locator('main').innerText();
        expect(text).toContain('Jo Example and Sam Sample, commissioner');
        expect(text).toMatch(/run by the council/i);
        expect(troubles).toEqual([]);
      },
      journeyLimitMs,
    );
  });
}
