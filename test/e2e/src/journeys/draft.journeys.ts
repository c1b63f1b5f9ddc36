import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

const save = (page: Page) => page.getByRole('button', { name: 'Save and finish later' }).click();
const text = (page: Page) => page.locator('main').innerText();
const value = (page: Page, name: string) => page.locator(`[name="${name}"]`).inputValue();

async function writeNote(page: Page, home: string, words: string): Promise<void> {
  await page.goto(`${home}/record/notes`);
  await page.locator('[name="effectiveOn.day"]').fill('31');
  await page.locator('[name="effectiveOn.month"]').fill('Febr');
  await page.locator('[name="details.text"]').fill(words);
}

/** The address of the first draft in the list. */
async function firstDraft(page: Page): Promise<string> {
  await page.goto('/drafts');
  return (await page.locator('tbody th a').first().getAttribute('href')) ?? '';
}

/** Forms that are saved unfinished, gone on with, kept apart, deleted and recorded. */
export function draftJourneys(stage: Stage): void {
  describe('a form that is not finished', () => {
    it.each([true, false])(
      'is saved as it is, found again from the start page, finished, and gone once recorded (scripts: %s)',
      async (scripts) => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl, { scripts });
        const check = async () => expect(scripts ? await violations(page) : []).toEqual([]);
        await signIn(page, 'Sir Martin Hale');
        const home = await caseOf(page, 'Wakefield');
        const words = `Half a “sentence” & more, scripts ${scripts}`;
        await writeNote(page, home, words);
        await check();
        await save(page);
        await page.getByText('Your draft was saved').waitFor();
        expect(new URL(page.url()).pathname).toBe(home);
        expect(await text(page)).toContain('Your drafts in this case');
        await check();
        await page.reload();
        expect(await page.getByText('Your draft was saved').count()).toBe(0);

        await page.goto('/');
        await page.getByRole('heading', { name: 'Drafts you have not finished' }).waitFor();
        await check();
        await page
          .getByRole('link', { name: /^Add a note ?: go on/ })
          .first()
          .click();
        await page.getByText('You saved this draft on').waitFor();
        expect(await page.title()).toMatch(/^Draft: Add a note: Wakefield/);
        expect(await value(page, 'details.text')).toBe(words);
        expect(await value(page, 'effectiveOn.month')).toBe('Febr');
        await check();

        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.getByLabel('The department').check();
        await goOn(page);
        await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
        await check();
        await save(page);
        await page.goto(await firstDraft(page));
        expect(await value(page, 'effectiveOn.year')).toBe('2026');
        await goOn(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
        await page.goto('/drafts');
        expect(await text(page)).toContain('You have no drafts.');
        await check();
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'that two windows save is kept twice, with both texts, and says so; each is deleted when asked once',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl, { width: 320 });
        await signIn(page, 'Sir Martin Hale');
        const home = await caseOf(page, 'Wakefield');
        await writeNote(page, home, 'As it was saved first');
        await save(page);
        const draft = await firstDraft(page);
        await page.goto(draft);
        const other = await page.context().newPage();
        await other.goto(draft);
        await other.locator('[name="details.text"]').fill('From the other window');
        await save(other);
        await other.getByText('Your draft was saved').waitFor();
        await page.locator('[name="details.text"]').fill('From this window');
        await save(page);
        await page.getByText('Your draft was saved as a second draft').waitFor();
        expect(await violations(page)).toEqual([]);

        await page.goto('/drafts');
        expect(await violations(page)).toEqual([]);
        expect(await page.locator('tbody tr').count()).toBe(2);
        const kept: string[] = [];
        for (let left = 2; left > 0; left -= 1) {
          await page.goto(await firstDraft(page));
          kept.push(await value(page, 'details.text'));
          await page.getByRole('link', { name: 'Delete this draft' }).click();
          await page.getByRole('heading', { name: 'Delete this draft?' }).waitFor();
          expect(await violations(page)).toEqual([]);
          await page.getByRole('button', { name: 'Delete this draft' }).click();
          await page.getByText('The draft was deleted').waitFor();
        }
        expect(kept.sort()).toEqual(['From the other window', 'From this window']);
        expect(await text(page)).toContain('You have no drafts.');
        await page.goto(draft);
        await page.getByRole('heading', { name: 'Page not found' }).waitFor();
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'is one draft after a double click, and nobody else’s',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl, { scripts: false });
        await signIn(page, 'Sir Martin Hale');
        const home = await caseOf(page, 'Wakefield');
        await writeNote(page, home, 'Sent three times');
        const body = new URLSearchParams({ _action: 'save', 'details.text': 'Sent three times' });
        for (const field of await page
          .locator('form[action$="/record/notes"] [type="hidden"]')
          .all())
          body.append((await field.getAttribute('name')) ?? '', await field.inputValue());
        const send = () =>
          page.request.post(`${home}/record/notes`, {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            data: body.toString(),
            maxRedirects: 0,
          });
        const answers = await Promise.all([send(), send(), send()]);
        expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
        const draft = await firstDraft(page);
        expect(await page.locator('tbody tr').count()).toBe(1);

        const tom = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(tom.page, 'Tom Okafor');
        for (const path of [draft, `${draft}/delete`])
          expect((await tom.page.goto(path))?.status()).toBe(404);
        await tom.page.context().close();
        await page.goto(`${draft}/delete`);
        await page.getByRole('button', { name: 'Delete this draft' }).click();
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'says what was recorded since, and is kept where somebody was faster',
      async () => {
        const [martin, tom] = [
          await openTab(stage.browser, stage.platform.webUrl),
          await openTab(stage.browser, stage.platform.webUrl),
        ];
        await signIn(martin.page, 'Sir Martin Hale');
        await signIn(tom.page, 'Tom Okafor');
        const home = await caseOf(martin.page, 'Lancashire');
        await writeNote(martin.page, home, 'Begun before');
        await save(martin.page);
        await writeNote(tom.page, home, 'Recorded meanwhile');
        await fillDate(tom.page, 'effectiveOn', '2026-01-05');
        await tom.page.getByLabel('The department').check();
        await goOn(tom.page);
        await tom.page.getByRole('button', { name: 'Record this entry' }).click();
        await tom.page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
        await tom.page.context().close();

        const { page } = martin;
        await page.goto(await firstDraft(page));
        await page.getByText('1 entry was recorded in this case since.').waitFor();
        expect(
          await page.getByRole('link', { name: 'Read the timeline' }).getAttribute('href'),
        ).toBe(`${home}/timeline`);
        expect(await violations(page)).toEqual([]);
        await fillDate(page, 'effectiveOn', '2026-01-06');
        await page.getByLabel('The department').check();
        await goOn(page);
        await page.getByRole('button', { name: 'Record this entry' }).click();
        await page.getByRole('heading', { name: /The record has changed/ }).waitFor();
        expect(await text(page)).toContain('They are also saved among your drafts');
        expect(await violations(page)).toEqual([]);
        const record = page.getByRole('button', { name: 'Record my entry now' });
        await record.click();
        await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
        await page.goto('/drafts');
        expect(await text(page)).toContain('You have no drafts.');
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'says in words where the record does not allow it any more',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Sir Martin Hale');
        const home = await caseOf(page, 'Wakefield');
        await page.goto(`${home}/record/improvement-notice-liftings`);
        await page.locator('[name="reason"]').fill('Kept');
        await save(page);
        await page.goto(await firstDraft(page));
        await page.getByText('As the record stands now, this entry would be refused.').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByRole('link', { name: 'Delete this draft' }).click();
        await page.getByRole('button', { name: 'Delete this draft' }).click();
        await page.context().close();
      },
      journeyLimitMs,
    );
  });

  describe('a form that came too late', () => {
    it(
      'is no longer valid, and gives its answers back',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Sir Martin Hale');
        const home = await caseOf(page, 'Wakefield');
        await writeNote(page, home, 'Kept through the expiry');
        await page.context().clearCookies({ name: 'interventions_csrf' });
        await goOn(page);
        await page.getByRole('heading', { name: 'This form is no longer valid' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: 'Go back to the form' }).click();
        await page.getByRole('heading', { name: 'Add a note' }).waitFor();
        expect(await value(page, 'details.text')).toBe('Kept through the expiry');
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
