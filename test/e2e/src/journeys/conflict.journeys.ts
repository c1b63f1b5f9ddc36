import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record, wholeText } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

async function writeNote(page: Page, home: string, text: string): Promise<void> {
  await page.goto(`${home}/record/notes`);
  await fillDate(page, 'effectiveOn', '2026-01-05');
  await page.locator('[name="details.text"]').fill(text);
  await page.getByLabel('The department').check();
  await goOn(page);
}

/** Two people at one case, and what the rules refuse. */
export function conflictJourneys(stage: Stage): void {
  describe('when somebody was faster', () => {
    it(
      'the page says what was recorded since, keeps the answers and records them in one click',
      async () => {
        const [priya, tom] = await Promise.all(
          [0, 1].map(() => openTab(stage.browser, stage.platform.webUrl)),
        );
        if (priya === undefined || tom === undefined) throw new Error('Two tabs are needed.');
        await signIn(priya.page, 'Priya Nair');
        await signIn(tom.page, 'Tom Okafor');
        const home = await caseOf(priya.page, 'Medway');
        await writeNote(priya.page, home, 'Priya’s note');
        await writeNote(tom.page, home, 'Tom’s note');
        await record(tom.page);

        await priya.page.getByRole('button', { name: 'Record this entry' }).click();
        await priya.page.getByRole('heading', { name: /The record has changed/ }).waitFor();
        const text = await priya.page.locator('main').innerText();
        expect(text).toContain('Tom’s note');
        expect(text).toContain('by Tom Okafor');
        expect(text).toContain('Priya’s note');
        expect(text).not.toContain('Only the service itself has written');
        expect(await violations(priya.page)).toEqual([]);

        await priya.page.getByRole('button', { name: 'Record my entry now' }).click();
        await priya.page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
        await priya.page.goto(`${home}/timeline`);
        const timeline = await wholeText(priya.page);
        expect(timeline).toContain('Priya’s note');
        expect(timeline).toContain('Tom’s note');
        await priya.page.goto('/audit-trail?refused=yes');
        expect(await priya.page.locator('tbody tr').first().innerText()).toContain('stale');
        expect(await violations(priya.page)).toEqual([]);
        await priya.page.context().close();
        await tom.page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'sending the same form twice records one entry',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl, { scripts: false });
        await signIn(page, 'Priya Nair');
        const home = await caseOf(page, 'Sefton');
        await writeNote(page, home, 'Only once');
        const form = page.locator('form[action$="/record/notes"]');
        const fields = await form.locator('input[type="hidden"]').all();
        const body = new URLSearchParams({ _action: 'record' });
        for (const field of fields)
          body.append((await field.getAttribute('name')) ?? '', await field.inputValue());
        const send = () =>
          page.request.post(`${home}/record/notes`, {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            data: body.toString(),
            maxRedirects: 0,
          });
        const answers = await Promise.all([send(), send(), send()]);
        const places = new Set(answers.map((answer) => answer.headers()['location']));
        expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
        expect(places.size).toBe(1);
        await page.goto(`${home}/timeline?track=record`);
        const text = await wholeText(page);
        expect(text.match(/Only once/g)).toHaveLength(1);
        await page.context().close();
      },
      journeyLimitMs,
    );
  });

  describe('what the rules refuse', () => {
    it(
      'is said at the head of the form with the remedy, and the answers stay',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const home = await caseOf(page, 'Wakefield');
        await page.goto(`${home}/record/improvement-notice-liftings`);
        await fillDate(page, 'effectiveOn', '2012');
        await page.locator('[name="reason"]').fill('Kept through the refusal');
        await goOn(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
        expect(await page.title()).toMatch(/^Error: /);
        expect(await page.getByRole('alert').innerText()).toContain('Record');
        expect(await page.locator('[name="reason"]').inputValue()).toBe('Kept through the refusal');
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
