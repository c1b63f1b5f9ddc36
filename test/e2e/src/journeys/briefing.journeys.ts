import type { Page } from 'playwright-core';
import { openTab, signIn, violations } from './browser.js';
import { caseOf, fillDate, goOn, record } from './forms.js';
import { pdfPages } from './pdf-text.js';
import { journeyLimitMs, type Stage } from './stage.js';

const secret = 'Quicksilver';
const text = (page: Page): Promise<string> => page.locator('main').innerText();
const draw = (page: Page) => page.getByRole('button', { name: 'Draw the briefing' }).click();

/** A briefing from its form to its print, with its errors and who may draw which. */
export function briefingJourneys(stage: Stage): void {
  describe('a briefing', () => {
    it(
      'is drawn without scripts, says what is left out, and answers the same at its address',
      async () => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl, {
          scripts: false,
        });
        await signIn(page, 'Priya Nair');
        const slough = await caseOf(page, 'Slough');
        await page.goto(`${slough}/record/notes`);
        await fillDate(page, 'effectiveOn', '2026-01-05');
        await page.locator('[name="details.text"]').fill(secret);
        await page.getByLabel('Case team only').check();
        await goOn(page);
        await record(page);

        await page.goto(slough);
        await page.getByRole('link', { name: 'Briefing', exact: true }).click();
        await page.getByLabel('Title (optional)').fill('For the minister');
        await page.getByLabel('Note for the reader (optional)').fill('Read part two first');
        await draw(page);
        await page.getByRole('heading', { level: 1, name: 'For the minister' }).waitFor();
        const address = page.url();
        expect(address).toMatch(/asOf=\d{4}-\d\d-\d\d&knownAt=/);
        const drawn = await text(page);
        for (const words of [
          'Read part two first',
          '1 entry is left out because it is for the case team.',
          'Chronology',
          'Sources disagree about the date of',
        ])
          expect(drawn).toContain(words);
        expect(drawn).not.toContain(secret);
        expect(await page.locator('h1').count()).toBe(1);

        await page.goto(`${slough}/record/notes`);
        await fillDate(page, 'effectiveOn', '2026-01-06');
        await page.locator('[name="details.text"]').fill('Recorded afterwards');
        await page.getByLabel('The department').check();
        await goOn(page);
        await record(page);
        await page.goto(address);
        expect(await text(page)).toBe(drawn);

        await page.goto(`${slough}/briefing?audience=case-team&part=chronology`);
        expect(await text(page)).toContain(secret);
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'meets WCAG 2.2 AA as a form, with errors, drawn, empty, to be published, and where nothing was known',
      async () => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const slough = await caseOf(page, 'Slough');
        const base = `${slough}/briefing`;
        await page.goto(base);
        expect(await violations(page)).toEqual([]);

        for (const box of await page.locator('[name="part"]').all()) await box.uncheck();
        await page.getByLabel('Happened from (optional)').fill('soon');
        await draw(page);
        await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
        expect(await page.getByLabel('Happened from (optional)').inputValue()).toBe('soon');
        expect(await page.title()).toMatch(/^Error: /);
        expect(await violations(page)).toEqual([]);

        await page.goto(base);
        await draw(page);
        await page.getByRole('heading', { name: 'Sources' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByText('Draw another briefing').click();
        expect(await violations(page)).toEqual([]);

        await page.goto(`${base}?audience=department&part=chronology&from=2090-01-01`);
        expect(await text(page)).toContain('No entry is left to tell');
        expect(await violations(page)).toEqual([]);

        await page.goto(`${base}?audience=publishable&part=state&part=chronology`);
        const open = await text(page);
        expect(open).toContain('Not in a briefing that may be published: the state of the case.');
        expect(open).toContain('because they are for the department');
        expect(await violations(page)).toEqual([]);

        const long = `${'Long words '.repeat(90)}${'x'.repeat(100)}`.slice(0, 999);
        const said = new URLSearchParams({ note: long, title: 'x'.repeat(150) });
        await page.goto(`${base}?audience=department&part=decisions&${said.toString()}`);
        expect(await text(page)).toContain(long.trim());
        expect(await violations(page)).toEqual([]);

        const early = await page.goto(`${page.url().replace(/asOf=[\d-]+/, 'asOf=1999-01-01')}`);
        expect(early?.status()).toBe(404);
        expect(await violations(page)).toEqual([]);
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'is offered to a researcher for the department and for publication, and refused for the case team',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Dr Ana Ruiz');
        const slough = await caseOf(page, 'Slough');
        await page.goto(`${slough}/briefing`);
        expect(await page.locator('[name="audience"]').count()).toBe(2);
        const refused = await page.goto(`${slough}/briefing?audience=case-team&part=chronology`);
        expect(refused?.status()).toBe(403);
        expect(await text(page)).toContain('Select an audience whose entries you may read');
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'is printed without navigation, with its position and number on every page',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const slough = await caseOf(page, 'Slough');
        await page.goto(`${slough}/briefing?audience=department&part=chronology&part=open`);
        const position = new URL(page.url()).searchParams.get('knownAt') ?? '';
        expect(position).not.toBe('');
        const pages = pdfPages(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
        expect(pages.length).toBeGreaterThan(2);
        for (const [index, words] of pages.entries()) {
          expect(words).toContain(`drawnfromposition${position}ofthelog`);
          expect(words).toContain(`Page${index + 1}of${pages.length}`);
          for (const navigation of ['Signout', 'Audittrail', 'Drawanotherbriefing', 'Glossary'])
            expect(words).not.toContain(navigation);
        }
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
