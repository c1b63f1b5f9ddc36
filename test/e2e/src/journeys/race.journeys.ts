import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record, wholeText } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

const names = ['Priya Nair', 'Tom Okafor'] as const;

async function countOf(page: Page, home: string, words: string): Promise<number> {
  await page.goto(`${home}/timeline?track=record&track=case`);
  return (await wholeText(page)).split(words).length - 1;
}

/** Presses the button that records, and says which page came. */
async function send(page: Page, button = 'Record this entry'): Promise<string> {
  await page.getByRole('button', { name: button }).click();
  const heading = page.locator('h1').filter({ hasNotText: /Check your answers|The record has/ });
  const overtaken = page.getByRole('heading', { name: /The record has changed/ });
  if (button === 'Record this entry') await heading.or(overtaken).first().waitFor();
  else await heading.first().waitFor();
  return page.locator('h1').first().innerText();
}

/** Two browsers at one case. */
export function raceJourneys(stage: Stage): void {
  describe('two people who record in one case', () => {
    let pages: readonly [Page, Page];
    let home: string;

    beforeEach(async () => {
      const tabs = await Promise.all(
        names.map(() => openTab(stage.browser, stage.platform.webUrl)),
      );
      const [one, two] = tabs.map(({ page }) => page);
      if (one === undefined || two === undefined) throw new Error('Two tabs are needed.');
      pages = [one, two];
      for (const [index, page] of pages.entries()) await signIn(page, names[index] ?? '');
      home = await caseOf(one, 'Sandwell');
    }, journeyLimitMs);
    afterEach(async () => {
      for (const page of pages) await page.context().close();
    });

    async function toCheck(page: Page, route: string, field: string, text: string) {
      await page.goto(`${home}/record/${route}`);
      await fillDate(page, 'effectiveOn', '2026-01-05');
      await page.locator(`[name="${field}"]`).fill(text);
      if (route === 'notes') await page.getByLabel('The department').check();
      await goOn(page);
      await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    }

    it.each([
      [0, 1],
      [1, 0],
    ] as const)(
      'the slower one is told what the faster one recorded, keeps every answer and records after confirming (%i before %i)',
      async (first, second) => {
        const [fast, slow] = [pages[first], pages[second]];
        const words = [`Fast note ${first}`, `Slow note ${second}`] as const;
        await toCheck(fast, 'notes', 'details.text', words[0]);
        await toCheck(slow, 'notes', 'details.text', words[1]);
        await record(fast);
        expect(await send(slow)).toMatch(/The record has changed/);
        const told = await slow.locator('main').innerText();
        expect(told).toContain(words[0]);
        expect(told).toContain(`by ${names[first]}`);
        expect(told).toContain(words[1]);
        expect(await violations(slow)).toEqual([]);
        expect(await send(slow, 'Record my entry now')).toBe('Entry recorded');
        for (const text of words) expect(await countOf(fast, home, text)).toBe(1);
      },
      journeyLimitMs,
    );

    it(
      'at the very same moment: one is recorded, the other is told, and both stand there once in the end',
      async () => {
        const words = ['Note of the one', 'Note of the other'];
        for (const [index, page] of pages.entries())
          await toCheck(page, 'notes', 'details.text', words[index] ?? '');
        const headings = await Promise.all(pages.map((page) => send(page)));
        expect([...headings].sort()).toEqual([
          'Entry recorded',
          expect.stringMatching(/^The record has changed/),
        ]);
        const late = pages[headings.indexOf('Entry recorded') === 0 ? 1 : 0];
        expect(await send(late, 'Record my entry now')).toBe('Entry recorded');
        for (const text of words) expect(await countOf(late, home, text)).toBe(1);
      },
      journeyLimitMs,
    );

    it(
      'at the very same moment, what can happen once only: the other is told, and confirming is refused in words',
      async () => {
        for (const [index, page] of pages.entries())
          await toCheck(page, 'holds', 'details.because', `Hold ${index}`);
        const headings = await Promise.all(pages.map((page) => send(page)));
        const recorded = headings.filter((heading) => heading === 'Entry recorded');
        expect(recorded).toHaveLength(1);
        const late = pages[headings.indexOf('Entry recorded') === 0 ? 1 : 0];
        await send(late, 'Record my entry now');
        expect(await late.getByRole('alert').innerText()).toMatch(/hold/i);
        expect(await late.locator('[name="details.because"]').inputValue()).toMatch(/^Hold/);
        expect(await violations(late)).toEqual([]);
        expect(await countOf(late, home, 'Case put on hold: Hold')).toBe(1);
      },
      journeyLimitMs,
    );
  });
}
