import type { Page } from 'playwright-core';
import { openTab, signIn, violations, type Troubles } from './browser.js';
import { caseOf, goOn } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Every form of a case and of a council. */
export function formJourneys(stage: Stage): void {
  describe('every form', () => {
    let page: Page;
    let troubles: Troubles;

    beforeAll(async () => {
      ({ page, troubles } = await openTab(stage.browser, stage.platform.webUrl));
      await signIn(page, 'Tom Okafor');
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    async function linksOf(home: string): Promise<readonly string[]> {
      await page.goto(home);
      const links = await page.locator('.app-acts a[href*="/record/"]').all();
      const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
      return [...new Set(paths.flatMap((path) => path ?? []))];
    }

    it(
      'that can be recorded now opens, refuses to go on empty, and meets WCAG 2.2 AA with its errors',
      async () => {
        const slough = await linksOf(await caseOf(page, 'Slough'));
        const council = await linksOf('/authorities/871');
        expect(slough.length).toBeGreaterThan(40);
        expect(council.length).toBeGreaterThan(4);
        for (const path of new Set([...slough, ...council])) {
          const response = await page.goto(path);
          expect({ path, status: response?.status() }).toEqual({ path, status: 200 });
          const continues = page.getByRole('button', { name: 'Continue' }).last();
          const asksFirst = (await page.locator('form[method="get"]').count()) > 0;
          if (asksFirst || (await continues.count()) === 0) {
            expect(await violations(page)).toEqual([]);
            continue;
          }
          await goOn(page);
          await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
          expect(await page.title()).toMatch(/^Error: /);
          expect(await violations(page)).toEqual([]);
        }
        expect(troubles).toEqual([]);
      },
      journeyLimitMs * 3,
    );

    it(
      'meets WCAG 2.2 AA before anybody answers, too',
      async () => {
        const home = await caseOf(page, 'Slough');
        for (const route of ['reviews', 'directions', 'contracts', 'decisions', 'antecedents']) {
          await page.goto(`${home}/record/${route}`);
          expect(await violations(page)).toEqual([]);
        }
      },
      journeyLimitMs,
    );

    it(
      'sends the focus to its errors, and each error to its field',
      async () => {
        const home = await caseOf(page, 'Slough');
        await page.goto(`${home}/record/reviews`);
        await goOn(page);
        const focused = () => page.evaluate<string>('document.activeElement?.className ?? ""');
        await page.locator('.govuk-error-summary:focus').waitFor();
        expect(await focused()).toContain('govuk-error-summary');
        await page.getByRole('link', { name: 'Enter when it happened' }).click();
        expect(await page.evaluate<string>('document.activeElement?.id ?? ""')).toBe(
          'effectiveOn-day',
        );
      },
      journeyLimitMs,
    );

    it(
      'has a way past the menu for people who use the keyboard',
      async () => {
        await page.goto('/interventions');
        await page.keyboard.press('Tab');
        expect(await page.evaluate<string>('document.activeElement?.textContent ?? ""')).toContain(
          'Skip to main content',
        );
        await page.keyboard.press('Enter');
        expect(page.url()).toContain('#main-content');
      },
      journeyLimitMs,
    );
  });
}
