import { caseOf } from './forms.js';
import { openTab, signIn } from './browser.js';
import { journeyLimitMs, type Stage } from './stage.js';

/** The spacing that any page must bear (WCAG 1.4.12). */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** Elements whose own text is cut off by their box. */
const cutOff = `[...document.querySelectorAll('main *, header *, nav *, footer *')]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .filter((element) => {
    const style = getComputedStyle(element);
    const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    const shown = element.clientWidth > 1 && element.clientHeight > 1 && style.visibility !== 'hidden';
    const scrolls = ['auto', 'scroll'].includes(style.overflowX) || element.tagName === 'TEXTAREA';
    return clips && shown && !scrolls &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  })
  .map((element) => element.outerHTML.slice(0, 200))`;

/** Pages under the text spacing that somebody may need. */
export function spacingJourneys(stage: Stage): void {
  describe('text with more space', () => {
    it.each([320, 1200])(
      'is neither cut off nor scrolled sideways at %i pixels on the main pages',
      async (width) => {
        const { page: plain } = await openTab(stage.browser, stage.platform.webUrl);
        await signIn(plain, 'Priya Nair');
        const home = await caseOf(plain, 'Slough');
        const context = await stage.browser.newContext({
          baseURL: stage.platform.webUrl,
          // The pages refuse styles that are not their own; a person's browser does not ask them.
          bypassCSP: true,
          storageState: await plain.context().storageState(),
          viewport: { width, height: 900 },
        });
        const page = await context.newPage();
        for (const path of [
          '/',
          home,
          `${home}/timeline`,
          `${home}/record/reviews`,
          '/deadlines',
        ]) {
          await page.goto(path);
          await page.addStyleTag({ content: spacing });
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
          expect({ path, wide: Math.max(wide, width) }).toEqual({ path, wide: width });
          expect({ path, cut: await page.evaluate<string[]>(cutOff) }).toEqual({ path, cut: [] });
        }
        await context.close();
        await plain.context().close();
      },
      journeyLimitMs,
    );
  });
}
