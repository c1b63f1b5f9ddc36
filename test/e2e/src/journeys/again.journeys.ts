import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, recordOpening, wholeText } from './forms.js';
import { formOf } from './permissions.js';
import { journeyLimitMs, type Stage } from './stage.js';

const repeated = 'It was not recorded a second time.';

/** The same form once more: double clicks, the back button, a reload. */
export function againJourneys(stage: Stage): void {
  describe('the same form once more', () => {
    let page: Page;
    let home: string;

    const open = async (scripts: boolean) => {
      ({ page } = await openTab(stage.browser, stage.platform.webUrl, { scripts }));
      await signIn(page, 'Priya Nair');
      home = await caseOf(page, 'Medway');
    };
    afterEach(() => page.context().close());

    const confirmed = () => page.getByRole('heading', { name: 'Entry recorded' }).waitFor();

    async function noteToCheck(text: string): Promise<void> {
      await page.goto(`${home}/record/notes`);
      await fillDate(page, 'effectiveOn', '2026-01-05');
      await page.locator('[name="details.text"]').fill(text);
      await page.getByLabel('The department').check();
      await goOn(page);
      await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    }

    async function expectOnce(text: string): Promise<void> {
      await page.goto(`${home}/timeline?track=record`);
      expect((await wholeText(page)).split(text)).toHaveLength(2);
    }

    it.each([true, false])(
      'a double click records one entry (scripts: %s)',
      async (scripts) => {
        await open(scripts);
        const text = `Clicked twice, scripts ${scripts}`;
        await noteToCheck(text);
        await page.getByRole('button', { name: 'Record this entry' }).dblclick();
        await confirmed();
        await expectOnce(text);
      },
      journeyLimitMs,
    );

    it(
      'the back button leads to the confirmation, which says that nothing was recorded twice; a reload stays there',
      async () => {
        await open(true);
        await noteToCheck('Gone back from');
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await confirmed();
        const confirmation = page.url();
        expect(await page.locator('main').innerText()).not.toContain(repeated);
        await page.reload();
        await confirmed();
        await page.goBack();
        await confirmed();
        expect(page.url()).toBe(confirmation);
        expect(await page.locator('main').innerText()).toContain(repeated);
        expect(await violations(page)).toEqual([]);
        await page.goBack();
        await confirmed();
        await page.goBack();
        await page.getByRole('heading', { level: 1, name: 'Medway' }).waitFor();
        await expectOnce('Gone back from');
      },
      journeyLimitMs,
    );

    it(
      'the back button leads from an act in law to its confirmation, too',
      async () => {
        await open(true);
        await page.goto(`${home}/record/directions`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.kind"][value="send"]').check();
        await page.locator('[name="details.summary"]').fill('Directed and gone back from');
        await goOn(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByRole('button', { name: 'Yes, record it' }).click();
        await confirmed();
        await page.goBack();
        await confirmed();
        expect(await page.locator('main').innerText()).toContain(repeated);
        await page.goto(`${home}/timeline`);
        expect((await wholeText(page)).split('Directed and gone')).toHaveLength(2);
      },
      journeyLimitMs,
    );

    it(
      'what a browser without scripts sends again when it goes back is answered with the confirmation, whichever button it was',
      async () => {
        await open(false);
        await noteToCheck('Sent again');
        const form = await formOf(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await confirmed();
        const confirmation = new URL(page.url()).pathname;
        for (const action of ['check', 'edit', 'record', 'confirm', 'save']) {
          form.set('_action', action);
          const answer = await page.request.post(`${home}/record/notes`, {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            data: form.toString(),
            maxRedirects: 0,
          });
          expect([action, answer.status()]).toEqual([action, 303]);
          expect(answer.headers()['location']).toBe(confirmation);
        }
        await page.goto(confirmation);
        expect(await page.locator('main').innerText()).toContain(repeated);
        await expectOnce('Sent again');
      },
      journeyLimitMs,
    );

    it(
      'an intervention that was opened is not opened again by going back',
      async () => {
        await open(true);
        await page.goto('/authorities/931/open');
        await page.getByLabel('Emergency').check();
        await goOn(page);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await goOn(page);
        const opened = page.getByRole('heading', { name: 'Intervention opened' });
        await recordOpening(page);
        await page.goBack();
        await opened.waitFor();
        expect(await page.locator('main').innerText()).toContain(
          'It was not opened a second time.',
        );
        await page.goto('/interventions?q=Oxfordshire&status=all');
        const open2026 = page.getByRole('row').filter({ hasText: '5 January 2026' });
        expect(await open2026.count()).toBe(1);
      },
      journeyLimitMs,
    );
  });
}
