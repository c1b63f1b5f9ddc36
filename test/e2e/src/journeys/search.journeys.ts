import { openTab, signIn, violations } from './browser.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Finding what nobody knows the case of. */
export function searchJourneys(stage: Stage): void {
  describe('search', () => {
    it(
      'leads from a name in the navigation to the very entry, without scripts',
      async () => {
        const { page, troubles } = await openTab(stage.browser, stage.platform.webUrl, {
          scripts: false,
        });
        await signIn(page, 'Dr Ana Ruiz');
        await page.goto('/policies');
        const box = page.getByRole('search', { name: 'The whole record' });
        await box.getByLabel('Find in the whole record').fill('BRAZ eleanor');
        await box.getByRole('button', { name: 'Search' }).click();
        const people = page.getByRole('region', { name: 'People' });
        const first = people.getByRole('link', { name: /^Eleanor Brazil/ }).first();
        expect(await first.locator('mark').allInnerTexts()).toEqual(['Eleanor Brazil']);
        const href = (await first.getAttribute('href')) ?? '';
        await first.click();
        expect(page.url().endsWith(href)).toBe(true);
        const entry = page.locator(`[id="${href.split('#')[1] ?? ''}"]`);
        expect(await entry.innerText()).toContain('Eleanor Brazil');
        expect(troubles).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );

    it(
      'turns pages of one kind, newest first, from the address alone',
      async () => {
        const { page } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(page, 'Priya Nair');
        await page.goto('/search?q=direction');
        await page.getByRole('link', { name: /^\d+ Entries$/ }).click();
        await page.getByLabel('Order').selectOption('Newest first');
        await page.locator('main').getByRole('button', { name: 'Search' }).click();
        await page.waitForURL('**kind=entry**');
        expect(page.url()).toContain('order=newest');
        const titles = () => page.locator('.app-result').allInnerTexts();
        const before = await titles();
        expect(before).toHaveLength(20);
        await page.getByRole('link', { name: /Next/ }).click();
        await page.waitForURL('**cursor=**');
        expect(await violations(page)).toEqual([]);
        expect((await titles()).filter((one) => before.includes(one))).toEqual([]);
        await page.context().close();
      },
      journeyLimitMs,
    );
  });
}
