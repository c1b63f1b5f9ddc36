import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

const long = `Interviews with staff and ${'averylongword'.repeat(20)} ${'evidence '.repeat(300)}`;
const hostile = '"><img src=x onerror=alert(1)>{{ 7 * 7 }}';
const text = (page: Page): Promise<string> => page.locator('main').innerText();

/** Records an assessment of maturity: grades by the place of their lens. */
async function assess(
  page: Page,
  base: string,
  on: string,
  grades: Readonly<Record<number, number>>,
  descriptors: string,
): Promise<void> {
  await page.goto(`${base}/record/maturity-assessments`);
  await fillDate(page, 'effectiveOn', on);
  await page.locator('[name="details.descriptorSet"]').fill(descriptors);
  for (const [lens, grade] of Object.entries(grades))
    await page.locator(`[name="details.lenses.${lens}.grade"][value="${grade}"]`).check();
  await page.locator('[name="details.lenses.2.evidence"]').fill(long);
  await goOn(page);
  await record(page);
}

/** Improvement from nothing to two assessments, of a case and of a council without one. */
export function improvementJourneys(stage: Stage): void {
  describe('how improvement moves', () => {
    it(
      'says that nothing is assessed yet, three clicks from the start page, also to a reader',
      async () => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Dr Ana Ruiz');
        await page.getByRole('link', { name: 'Interventions', exact: true }).click();
        await page.getByRole('link', { name: 'Birmingham', exact: true }).first().click();
        await page.getByRole('link', { name: 'Improvement', exact: true }).click();
        const shown = await text(page);
        expect(shown).toContain('Nothing is assessed yet');
        expect(shown).toContain('An estimate by the authors of the research, not policy');
        expect(shown).toContain('37 months on average');
        expect(await page.locator('main a[href*="/record/"]').count()).toBe(0);
        expect(await violations(page)).toEqual([]);
        await page.getByLabel('What had happened by').fill('soon');
        await page.getByRole('button', { name: 'Show' }).click();
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.goto(`${new URL(page.url()).pathname}?validAt=1999-01-01`);
        expect(await text(page)).toContain('did not know of it yet');
        expect(await violations(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'is recorded without scripts, lens by lens, and shown as pictures with their change in words',
      async () => {
        const plain = await openTab(stage.browser, stage.platform.webUrl, { scripts: false });
        await signIn(plain.page, 'Priya Nair');
        const slough = await caseOf(plain.page, 'Slough');
        await assess(plain.page, slough, '2024-03-01', { 0: 1, 2: 4, 4: 2 }, '2022');
        await assess(plain.page, slough, '2025-09', { 0: 3, 2: 3, 4: 2, 6: 5 }, '2022');
        await assess(plain.page, slough, '2026-01-10', { 2: 2 }, '2026');
        await plain.page.goto(`${slough}/improvement`);
        const shown = await text(plain.page);
        for (const words of [
          'Up 2 since 1 March 2024, from 1 to 3',
          'Down 1 since 1 March 2024, from 4 to 3',
          'The same as on 1 March 2024: 2',
          'grades by different descriptors do not compare',
        ])
          expect(shown).toContain(words);
        expect(await plain.page.locator('main svg').count()).toBe(5);
        await plain.page.context().close();

        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        await page.goto(`${slough}/improvement`);
        for (const fold of await page.locator('main summary').all()) await fold.click();
        expect(await text(page)).toContain('averylongword');
        expect(await violations(page)).toEqual([]);
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: 'for a spreadsheet (CSV)' }).click(),
        ]);
        expect(file.suggestedFilename()).toMatch(/^improvement-slough-spreadsheet-by-.*\.csv$/);
        await page.getByRole('link', { name: 'Link to exactly this view' }).click();
        expect(page.url()).toContain('knownAt=');
        expect(await violations(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'names weak enablers and markers of slipping back with their evidence, and keeps wrong answers',
      async () => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const slough = await caseOf(page, 'Slough');
        await page.goto(`${slough}/record/improvement-stages`);
        expect(await violations(page)).toEqual([]);
        await fillDate(page, 'effectiveOn', '2025-05-01');
        await page.getByLabel('Fair', { exact: true }).check();
        await page.locator('[name="details.enablers.2.standing"][value="weak"]').check();
        await page.locator('[name="details.slippingBack.0.marker"]').fill(hostile);
        await page.locator('[name="details.slippingBack.0.evidence"]').fill('Forty per cent');
        await goOn(page);
        const wrong = page.getByRole('link', { name: /Enter the evidence for how this enabler/ });
        await wrong.click();
        expect(await page.evaluate('document.activeElement.id')).toBe(
          'details-enablers-2-evidence',
        );
        expect(
          await page.locator('[name="details.enablers.2.standing"][value="weak"]').isChecked(),
        ).toBe(true);
        expect(await violations(page)).toEqual([]);
        await page.locator('[name="details.enablers.2.evidence"]').fill('Vacancies');
        await goOn(page);
        expect(await text(page)).not.toContain('Strategic approach');
        await record(page);
        await page.goto(`${slough}/improvement`);
        const shown = await text(page);
        expect(shown).toContain('Weak at this stage: engaging and supporting the workforce.');
        expect(shown).toContain(hostile);
        expect(shown).toContain('Forty per cent');
        expect(shown).toContain('Not there yet');
        expect(await page.locator('img[src="x"]').count()).toBe(0);
        expect(await violations(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'is recorded for a council without a case, with an error first',
      async () => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const base = '/authorities/301';
        await page.goto(base);
        await page.getByRole('link', { name: 'Improvement and maturity' }).click();
        expect(await text(page)).toContain('Nothing is assessed yet');
        expect(await violations(page)).toEqual([]);
        await page.getByRole('link', { name: 'Record a maturity assessment' }).click();
        expect(await violations(page)).toEqual([]);
        await page.locator('[name="details.descriptorSet"]').fill('2026');
        await fillDate(page, 'effectiveOn', '2026-01-10');
        await goOn(page);
        await page.getByRole('link', { name: 'Grade at least one lens' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await assess(page, base, '2026-01-10', { 2: 2 }, '2026');
        await page.goto(`${base}/improvement`);
        expect(await text(page)).toContain('Graded once: 2');
        expect(await violations(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
