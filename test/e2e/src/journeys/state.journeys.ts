import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** States of pages that people meet seldom. */
export function stateJourneys(stage: Stage): void {
  describe('a page that is met seldom', () => {
    it(
      'says that nothing was known before the record began',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Dr Ana Ruiz');
        const home = await caseOf(page, 'Slough');
        await page.goto(`${home}/timeline?knownAt=2010-01-01`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.locator('body').getAttribute('data-view')).toBe('timeline/not-known');
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'says in words what is wrong with an address',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const answer = await page.goto('/interventions?cursor=nowhere');
        expect(answer?.status()).toBe(400);
        expect(await page.locator('body').getAttribute('data-view')).toBe('errors/bad-request');
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'asks to send a form again that lay too long',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        await page.goto(`${await caseOf(page, 'Norfolk')}/record/notes`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.context().clearCookies({ name: 'interventions_csrf' });
        await goOn(page);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.locator('body').getAttribute('data-view')).toBe('errors/form-expired');
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'confirms what was recorded of a council without a case',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        await page.goto('/authorities/908/record/notes');
        await goOn(page);
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.text"]').fill('The council called.');
        await page.getByLabel('The department').check();
        await goOn(page);
        await record(page);
        expect(new URL(page.url()).pathname).toMatch(/^\/authorities\/908\/recorded\//);
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
