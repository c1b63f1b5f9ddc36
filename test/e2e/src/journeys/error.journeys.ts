import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, wholeText } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** When the session or the service fails under somebody’s hands. */
export function errorJourneys(stage: Stage): void {
  describe('when something fails', () => {
    it(
      'an interrupted form comes back with its answers after signing in again',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const home = await caseOf(page, 'Norfolk');
        await page.goto(`${home}/record/notes`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.text"]').fill('A “long” note & more');
        await page.context().clearCookies({ name: 'interventions_session' });
        await goOn(page);
        await page.getByText('Your answers are kept').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByLabel('Priya Nair').check();
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('heading', { name: 'Add a note' }).waitFor();
        expect(await page.locator('[name="details.text"]').inputValue()).toBe(
          'A “long” note & more',
        );
        expect(await page.locator('[name="effectiveOn.year"]').inputValue()).toBe('2026');
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'a killed api gives a plain page, loses no answer and records the entry once it is back',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const home = await caseOf(page, 'Kirklees');
        await page.goto(`${home}/record/notes`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.text"]').fill('Through the failure');
        await page.getByLabel('The department').check();
        await goOn(page);
        await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
        stage.platform.kill('api');
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByText('Your answers are kept').waitFor();
        expect(await violations(page)).toEqual([]);
        await stage.platform.ready('api');
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
        await page.goto(`${home}/timeline`);
        const text = await wholeText(page);
        expect(text.match(/Through the failure/g)).toHaveLength(1);
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
