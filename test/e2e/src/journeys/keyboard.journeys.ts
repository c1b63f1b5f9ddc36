import type { Page } from 'playwright-core';
import { openTab, signIn, type Troubles } from './browser.js';
import { caseOf } from './forms.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** Most presses of Tab from the top of a page to what is looked for. */
const mostTabs = 150;

/** What has the focus: what it is, its name, and whether it can be seen that it has it. */
interface Focused {
  readonly tag: string;
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly seen: boolean;
}

const focusedNow = `(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const label = element.labels?.[0];
  // Radios and checkboxes of GOV.UK show the focus on the box that their label draws.
  const drawn = label ? [getComputedStyle(label, '::before'), getComputedStyle(label)] : [];
  const visible = (one) => one.outlineStyle !== 'none' || one.boxShadow !== 'none';
  return {
    tag: element.tagName,
    name: element.getAttribute('name') ?? '',
    value: element.getAttribute('value') ?? '',
    text: (element.innerText ?? '').trim(),
    seen: [style, ...drawn].some(visible),
  };
})()`;

/** Journeys with the keys alone. */
export function keyboardJourneys(stage: Stage): void {
  describe('somebody with a keyboard alone', () => {
    let page: Page;
    let troubles: Troubles;

    beforeAll(async () => {
      ({ page, troubles } = await openTab(stage.browser, stage.platform.webUrl));
      await signIn(page, 'Priya Nair');
    }, journeyLimitMs);
    afterAll(() => page.context().close());

    const press = (...keys: readonly string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
    const focused = () => page.evaluate<Focused>(focusedNow);

    /** Goes forward until something has the focus; throws where nothing like it can be reached, or the focus is not seen. */
    async function tabTo(fits: (focused: Focused) => boolean): Promise<void> {
      for (let presses = 0; presses < mostTabs; presses += 1) {
        await press('Tab');
        const now = await focused();
        expect({ ...now, seen: now.tag === 'BODY' || now.seen }).toEqual({ ...now, seen: true });
        if (fits(now)) return;
      }
      throw new Error(`${page.url()} has nothing like it within ${mostTabs} presses of Tab.`);
    }

    const field = (name: string) => (now: Focused) => now.name === name;
    const button = (text: string) => (now: Focused) => now.tag === 'BUTTON' && now.text === text;

    it(
      'skips the menu, records a review with a date and radios, and is led to what is wrong',
      async () => {
        const home = await caseOf(page, 'Sunderland');
        await page.goto(`${home}/record/reviews`);
        await press('Tab');
        expect((await focused()).text).toBe('Skip to main content');
        await press('Enter');
        expect(page.url()).toContain('#main-content');
        await tabTo(button('Continue'));
        await press('Enter');
        await page.locator('.govuk-error-summary:focus').waitFor();
        await press('Tab', 'Enter');
        await tabTo(field('effectiveOn.month'));
        await press('Shift+Tab');
        expect((await focused()).name).toBe('effectiveOn.day');
        for (const digits of ['5', '1', '2026']) {
          await page.keyboard.type(digits);
          if (digits !== '2026') await press('Tab');
        }
        await tabTo(field('details.outcome'));
        await press('Space', 'ArrowDown');
        expect((await focused()).name).toBe('details.outcome');
        const chosen = (await focused()).value;
        expect(await page.locator('[name="details.outcome"]:checked').inputValue()).toBe(chosen);
        await tabTo(button('Continue'));
        await press('Enter');
        await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
        await tabTo(button('Record this entry'));
        await press('Enter');
        await page.getByRole('heading', { name: 'Entry recorded' }).waitFor();
      },
      journeyLimitMs,
    );

    it(
      'searches and opens a case',
      async () => {
        await page.goto('/search');
        await tabTo(field('q'));
        await page.keyboard.type('Slough');
        await press('Enter');
        await page.waitForURL(/q=Slough/);
        await tabTo(({ tag, text }) => tag === 'A' && text.startsWith('Slough'));
        await press('Enter');
        await page.getByRole('heading', { level: 1, name: /Slough/ }).waitFor();
      },
      journeyLimitMs,
    );

    it(
      'filters deadlines, and comes out of the page at its end',
      async () => {
        await page.goto('/deadlines');
        await tabTo(({ tag }) => tag === 'INPUT' || tag === 'SELECT');
        await tabTo(({ tag, text }) => tag === 'BUTTON' && /^(Show|Apply|Filter)/.test(text));
        await press('Enter');
        await page.waitForURL(/deadlines\?/);
        await tabTo(({ text }) => text === 'Accessibility statement');
        await press('Tab', 'Tab', 'Tab');
        expect((await focused()).text).not.toBe('Accessibility statement');
        expect(troubles).toEqual([]);
      },
      journeyLimitMs,
    );
  });
}
