import { openTab, signIn, violations } from './browser.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Help for somebody who has not signed in, and for somebody who has. */
export function helpJourneys(stage: Stage): void {
  describe('help', () => {
    it(
      'is there before signing in, and leads to the register until then',
      async () => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl);
        await page.goto('/sign-in');
        for (const name of ['Accessibility statement', 'Glossary', 'Help']) {
          await page.locator('footer').getByRole('link', { name, exact: true }).click();
          await page.getByRole('heading', { name, level: 1 }).waitFor();
          expect(await violations(page)).toEqual([]);
        }
        await page.getByRole('link', { name: 'Open the record of Slough' }).click();
        expect(new URL(page.url()).pathname).toBe('/sign-in');
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'leads to pages that are there, and words and rules to what explains them',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        const links = (selector: string) =>
          page.evaluate<readonly string[]>(
            `[...new Set([...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.getAttribute('href')))]`,
          );
        await page.goto('/help');
        const steps = await links('main ol a');
        expect(steps.filter((href) => /^\/interventions\/[0-9a-f-]{36}/.test(href)).length).toBe(8);
        const explained = new Set<string>();
        for (const step of steps) {
          const response = await page.goto(step);
          expect([step, response?.status()]).toEqual([step, 200]);
          for (const href of await links('a[href*="/glossary#"], a[href*="#rule-"]'))
            explained.add(href);
        }
        expect(explained.size).toBeGreaterThan(10);
        for (const href of explained) {
          const [path = '', anchor = ''] = href.split('#');
          if (new URL(page.url()).pathname !== path) await page.goto(path);
          expect([href, await page.locator(`[id="${anchor}"]`).count()]).toEqual([href, 1]);
        }
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
