import type { Page } from 'playwright-core';
import { openTab, signIn, violations, type Troubles } from './browser.js';
import { fillDate, goOn, record } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Sources that disagree: found in a list, compared side by side, settled and taken back. */
export function claimsJourneys(stage: Stage): void {
  describe('sources that disagree', () => {
    let page: Page;
    let troubles: Troubles;
    let slough = '';
    const textOf = () => page.locator('main').innerText();

    beforeAll(async () => {
      ({ page, troubles } = await openTab(stage.browser, stage.platform.webUrl));
      await signIn(page, 'Priya Nair');
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    it(
      'are found within three clicks from the start page, with the date that was accepted',
      async () => {
        await page.goto('/');
        await page
          .getByRole('navigation', { name: 'Menu' })
          .getByRole('link', { name: 'Overviews' })
          .click();
        await page.getByRole('link', { name: 'Where sources disagree' }).click();
        expect(await textOf()).toContain('nobody chose yet');
        expect(await violations(page)).toEqual([]);
        await page.getByRole('link', { name: 'Slough: services transferred' }).first().click();
        slough = new URL(page.url()).pathname;
        expect(await violations(page)).toEqual([]);
        const text = await textOf();
        for (const date of ['1 October 2015', '30 September 2015', 'September 2015'])
          expect(text).toContain(date);
      },
      journeyLimitMs,
    );

    it(
      'are settled with a reason in one click from there, and the choice can be withdrawn',
      async () => {
        await page.goto(slough);
        await page.getByRole('link', { name: /Accept this claim.*30 September 2015/ }).click();
        expect(await page.getByRole('radio', { name: /30 September 2015/ }).isChecked()).toBe(true);
        await page.locator('[name="details.because"]').fill('The magazine reported it that week');
        await goOn(page);
        const acceptance = await record(page);
        await page.goto(slough);
        expect(await textOf()).toContain('by Priya Nair: The magazine reported it that week.');
        expect(await page.getByText('Accepted', { exact: true }).count()).toBeGreaterThan(0);
        expect(await violations(page)).toEqual([]);
        await page.goto('/disagreements?show=settled');
        expect(await textOf()).toContain('Chosen');
        expect(await violations(page)).toEqual([]);
        await page.goto(slough);
        await page.getByRole('link', { name: /Withdraw this acceptance/ }).click();
        expect(page.url()).toContain(acceptance);
        await page.locator('[name="details.because"]').fill('The magazine was mistaken');
        await goOn(page);
        await record(page);
        await page.goto(slough);
        expect(await textOf()).toContain('The magazine was mistaken');
        expect(await violations(page)).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'gain another date by a remark',
      async () => {
        await page.goto(slough);
        await page.getByRole('link', { name: 'Add another claim' }).click();
        await page.locator('[name="details.text"]').fill('The annual report has another date');
        await fillDate(page, 'details.claimedDate', '2015-10-05');
        await page
          .locator('[name="details.claimedBy"]')
          .fill(`Annual report ${'of 2016 '.repeat(20)}`);
        await goOn(page);
        await record(page);
        await page.goto(slough);
        expect(await textOf()).toContain('5 October 2015');
      },
      journeyLimitMs,
    );

    it(
      'are told where a filter finds none, and where there is no such entry',
      async () => {
        await page.goto('/disagreements?laCode=999');
        expect(await textOf()).toContain('No entry matches');
        expect(await violations(page)).toEqual([]);
        const missing = await page.goto(slough.replace(/entries\/.*/, 'entries/x/claims'));
        expect(missing?.status()).toBe(404);
        expect(await violations(page)).toEqual([]);
        expect(troubles).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'fit a telephone of 320 pixels, and are read without recording by a researcher',
      async () => {
        const narrow = await openTab(stage.browser, stage.platform.webUrl, { width: 320 });
        await signIn(narrow.page, 'Dr Ana Ruiz');
        for (const path of [slough, '/disagreements']) {
          await narrow.page.goto(path);
          const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
          expect({ path, width }).toEqual({ path, width: 320 });
          expect(await violations(narrow.page)).toEqual([]);
          expect(await narrow.page.getByRole('link', { name: /Accept this/ }).count()).toBe(0);
        }
        await narrow.page.context().close();
      },
      journeyLimitMs,
    );
  });
}
