import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Acts that stand for good are asked for once more. */
export function onceMoreJourneys(stage: Stage): void {
  describe('an act in law', () => {
    it.each([
      { width: 1200, scripts: true },
      { width: 320, scripts: false },
    ])(
      'is asked for once more, can be gone back from, and is recorded once however often it is sent (%j)',
      async ({ width, scripts }) => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl, {
          width,
          scripts,
        });
        await signIn(page, 'Tom Okafor');
        const home = await caseOf(page, 'Somerset');
        const words = `Directed once at ${width}`;
        await page.goto(`${home}/record/directions`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.getByLabel('Social care').first().check();
        await page.locator('[name="details.summary"]').fill(words);
        await goOn(page);
        const toRecord = page.getByRole('button', { name: 'Record this entry' });
        await toRecord.click();
        const heading = page.getByRole('heading', { name: 'Do you want to record this for good?' });
        await heading.waitFor();
        expect(await page.locator('main').innerText()).toContain(
          'An act in law cannot be undone or retracted.',
        );
        if (scripts) expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: 'Go back to the answers' }).click();
        await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
        await toRecord.click();
        await heading.waitFor();

        const body = new URLSearchParams({ _action: 'confirm' });
        for (const field of await page
          .locator('form[action$="/record/directions"] [type="hidden"]')
          .all())
          body.append((await field.getAttribute('name')) ?? '', await field.inputValue());
        await page.getByRole('button', { name: 'Yes, record it' }).click();
        await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
        const first = new URL(page.url()).pathname;
        const again = await page.request.post(`${home}/record/directions`, {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          data: body.toString(),
          maxRedirects: 0,
        });
        expect(again.headers()['location']).toBe(first);
        await page.goto(`${home}/timeline`);
        expect((await page.locator('main').innerText()).split(words)).toHaveLength(2);
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'is told apart from an entry that is not one, which is recorded without asking again',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Tom Okafor');
        const home = await caseOf(page, 'Somerset');
        await page.goto(`${home}/record/notes`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.text"]').fill('A plain note');
        await page.getByLabel('The department').check();
        await goOn(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
        await page.goto(`${home}/record/voidings`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.because"]').fill('To see what is said');
        await goOn(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByText('It says that the case was opened by mistake').waitFor();
        expect(await page.locator('main').innerText()).toContain('An entry cannot be deleted.');
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
