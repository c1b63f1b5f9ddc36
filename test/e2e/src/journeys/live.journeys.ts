import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record, wholeText } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

const told = '1 new entry in this case. Show it Hide this message';
const notice = '[data-live] .govuk-notification-banner';

async function recordNote(page: Page, home: string, text: string): Promise<void> {
  await page.goto(`${home}/record/notes`);
  await fillDate(page, 'effectiveOn', '2026-01-05');
  await page.locator('[name="details.text"]').fill(text);
  await page.getByLabel('The department').check();
  await goOn(page);
  await record(page);
}

async function wordsOf(page: Page): Promise<string> {
  return (await page.locator(notice).innerText()).replace(/\s+/g, ' ');
}

/** Opens a page and waits until it listens for what is new. */
async function watch(page: Page, path: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes('/changes?'));
  await page.goto(path);
  expect((await listening).status()).toBe(200);
}

/** What an open page says when somebody else records something. */
export function liveJourneys(stage: Stage): void {
  describe('when somebody else records something', () => {
    it(
      'the open case and the open lists say so without a reload, and lead to it',
      async () => {
        const [priya, tom, ana] = await Promise.all(
          [0, 1, 2].map(() => openTab(stage.browser, stage.platform.webUrl)),
        );
        if (priya === undefined || tom === undefined || ana === undefined)
          throw new Error('Three tabs are needed.');
        await signIn(priya.page, 'Priya Nair');
        await signIn(tom.page, 'Tom Okafor');
        await signIn(ana.page, 'Dr Ana Ruiz');
        const home = await caseOf(priya.page, 'Sandwell');
        await watch(tom.page, home);
        await watch(ana.page, '/interventions');
        await tom.page.getByRole('link', { name: 'Timeline', exact: true }).focus();

        await recordNote(priya.page, home, 'Seen by others');
        await tom.page.locator(notice).waitFor();
        expect(await wordsOf(tom.page)).toBe(told);
        expect(await tom.page.locator('[data-live]').getAttribute('role')).toBe('status');
        expect(await tom.page.evaluate('document.activeElement.textContent')).toBe('Timeline');
        expect(await violations(tom.page)).toEqual([]);
        await ana.page.locator(notice).waitFor();
        expect(await violations(ana.page)).toEqual([]);

        await recordNote(priya.page, home, 'And one more');
        await tom.page.getByText('2 new entries in this case.').waitFor();
        await tom.page.goto(`${home}/timeline`);
        expect(await wholeText(tom.page)).toContain('And one more');
        expect(await tom.page.locator(notice).count()).toBe(0);

        await ana.page.getByText('2 new entries.').waitFor();
        await ana.page.getByRole('button', { name: 'Hide this message' }).click();
        expect(await ana.page.locator(notice).count()).toBe(0);
        await recordNote(priya.page, home, 'The third');
        await ana.page.getByText('3 new entries.').waitFor();
        await ana.page.getByRole('link', { name: 'Show them' }).click();
        await ana.page.waitForURL('**/interventions');
        expect(await ana.page.locator(notice).count()).toBe(0);
        for (const { page, troubles } of [priya, tom, ana]) {
          expect(troubles).toEqual([]);
          await page.context().close();
        }
      },
      journeyLimitMs,
    );

    it(
      'nobody is told of an entry of their own that they have just recorded',
      async () => {
        const [priya, tom] = await Promise.all(
          [0, 1].map(() => openTab(stage.browser, stage.platform.webUrl)),
        );
        if (priya === undefined || tom === undefined) throw new Error('Two tabs are needed.');
        await signIn(priya.page, 'Priya Nair');
        await signIn(tom.page, 'Tom Okafor');
        const home = await caseOf(priya.page, 'Somerset');
        await recordNote(priya.page, home, 'My own');
        await watch(priya.page, home);
        await recordNote(tom.page, home, 'Somebody else’s');
        await priya.page.locator(notice).waitFor();
        expect(await wordsOf(priya.page)).toBe(told);
        await priya.page.context().close();
        await tom.page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'a page without scripts works as ever, and shows it when it is loaded again',
      async () => {
        const plain = await openTab(stage.browser, stage.platform.webUrl, { scripts: false });
        const { page: other } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(plain.page, 'Tom Okafor');
        await signIn(other, 'Priya Nair');
        const home = await caseOf(other, 'Croydon');
        await plain.page.goto(`${home}/timeline`);
        expect(await plain.page.locator('[data-live]').innerText()).toBe('');
        await recordNote(other, home, 'Seen without scripts');
        await plain.page.reload();
        expect(await wholeText(plain.page)).toContain('Seen without scripts');
        expect(await plain.page.locator('[data-live]').innerText()).toBe('');
        expect(plain.troubles).toEqual([]);
        await plain.page.context().close();
        await other.context().close();
      },
      journeyLimitMs,
    );
  });
}
