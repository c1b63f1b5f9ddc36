import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

const firstText = (page: Page) => page.locator('form[novalidate] textarea:visible').first();

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and finish later' }).click();
  await page.getByText('Your draft was saved').waitFor();
}

async function openFirstDraft(page: Page): Promise<void> {
  await page.goto('/drafts');
  await page.locator('tbody th a').first().click();
  await page.locator('h1').waitFor();
}

async function deleteDraft(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname}/delete`);
  await page.getByRole('button', { name: 'Delete this draft' }).click();
  await page.getByText('The draft was deleted').waitFor();
}

/** Chooses what comes before the form of an opening; does nothing on the page of another form. */
async function chooseTrigger(page: Page): Promise<void> {
  if ((await page.locator('body').getAttribute('data-view')) !== 'recording/triage') return;
  await page.getByLabel('Court judgment').check();
  await page.getByLabel('This is a separate intervention').check();
  await goOn(page);
  await page.getByText('Trigger: Court judgment').waitFor();
}

/** Drafts of every kind of form, and those that do not fit their form any more. */
export function draftStateJourneys(stage: Stage): void {
  describe('a draft', () => {
    let page: Page;
    let home: string;
    let entry: string;

    beforeAll(async () => {
      ({ page } = await openTab(stage.browser, stage.platform.webUrl, { width: 320 }));
      await signIn(page, 'Priya Nair');
      home = await caseOf(page, 'Medway');
      await page.goto(`${home}/record/notes`);
      await fillDate(page, 'effectiveOn', '2026-01-05');
      await page.locator('[name="details.text"]').fill('To be annotated, corrected, retracted');
      await page.getByLabel('The department').check();
      await goOn(page);
      entry = await record(page);
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    it.each([
      ['of an opening', () => '/authorities/330/open'],
      ['of a judgement', () => '/authorities/330/record/judgements?framework=0'],
      ['of a correction', () => `${home}/record/corrections?target=${entry}`],
      ['of a remark', () => `${home}/record/annotations?target=${entry}`],
      ['of a moved date', () => `${home}/record/deadline-moves`],
    ])(
      '%s opens the same form again with its answers',
      async (_kind, path) => {
        await page.goto(path());
        await chooseTrigger(page);
        const heading = await page.locator('h1').innerText();
        await firstText(page).fill('Half a thought');
        await save(page);
        await openFirstDraft(page);
        expect(await page.locator('h1').innerText()).toBe(heading);
        expect(await page.getByText('Trigger: Court judgment').count()).toBe(
          path().endsWith('/open') ? 1 : 0,
        );
        expect(await firstText(page).inputValue()).toBe('Half a thought');
        expect(await violations(page)).toEqual([]);
        await deleteDraft(page);
      },
      journeyLimitMs,
    );

    it(
      'shows answers as text that its form has no place for any more',
      async () => {
        const long = 'Averylongwordwithoutanyblank'.repeat(8);
        await page.goto(`${home}/record/notes`);
        const body = new URLSearchParams({ _action: 'save', 'details.formerQuestion': long });
        for (const field of await page.locator('form[novalidate] [type="hidden"]').all())
          body.append((await field.getAttribute('name')) ?? '', await field.inputValue());
        await page.request.post(`${home}/record/notes`, {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          data: body.toString(),
        });
        await openFirstDraft(page);
        await page.getByRole('heading', { name: /Answers that have no place/ }).waitFor();
        expect(await page.locator('main').innerText()).toContain(long);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
        expect(await violations(page)).toEqual([]);
        await deleteDraft(page);
      },
      journeyLimitMs,
    );

    it(
      'that is too large is refused in words, and the answers stay on the page',
      async () => {
        await page.goto(`${home}/record/notes`);
        await page.locator('[name="details.text"]').fill('x'.repeat(310_000));
        await page.getByRole('button', { name: 'Save and finish later' }).click();
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
        expect(await page.getByRole('alert').innerText()).toContain(
          'Your draft was not saved. One draft holds at most 300 kB. Shorten the text.',
        );
        expect((await page.locator('[name="details.text"]').inputValue()).length).toBe(310_000);
        expect(await violations(page)).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'of an entry that was retracted cannot be finished, and loses no word',
      async () => {
        await page.goto(`${home}/record/annotations?target=${entry}`);
        await firstText(page).fill('A remark that comes too late');
        await save(page);
        await page.goto(`${home}/record/retractions?target=${entry}`);
        await firstText(page).fill('Recorded by mistake');
        await goOn(page);
        await record(page);
        await openFirstDraft(page);
        await page.getByRole('heading', { name: 'This draft cannot be finished' }).waitFor();
        expect(await page.locator('main').innerText()).toContain('A remark that comes too late');
        expect(await violations(page)).toEqual([]);
        await deleteDraft(page);
      },
      journeyLimitMs,
    );
  });
}
