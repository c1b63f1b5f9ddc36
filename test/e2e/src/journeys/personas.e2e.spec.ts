import type { Page } from 'playwright-core';
import { openTab, signIn, violations, type Troubles } from './browser.js';
import { fillDate, goOn, record, recordOpening } from './forms.js';
import { lifeOfACase } from './life-of-a-case.js';
import { forge, formOf } from './permissions.js';
import { setStage } from './set-stage.js';
import { journeyLimitMs } from './stage.js';

const runs = [
  { who: 'Priya Nair', scripts: true, laCode: '931' },
  { who: 'Sir Martin Hale', scripts: false, laCode: '850' },
] as const;

describe('who may do what in a case, in a real browser', () => {
  const stage = setStage();

  describe.each(runs)('$who, who may, with scripts: $scripts', ({ who, scripts, laCode }) => {
    let page: Page;
    let troubles: Troubles;
    let reader: Page;
    let home = '';
    let note = '';

    beforeAll(async () => {
      ({ page, troubles } = await openTab(stage.browser, stage.platform.webUrl, { scripts }));
      ({ page: reader } = await openTab(stage.browser, stage.platform.webUrl, { scripts }));
      await signIn(page, who);
      await signIn(reader, 'Dr Ana Ruiz');
    }, journeyLimitMs);
    afterAll(async () => {
      await page.context().close();
      await reader.context().close();
    });

    /** The same form in the reader's name is refused by the api; then it is recorded by who may. */
    async function recordWhatAReaderMayNot(path: string): Promise<string> {
      await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
      const form = await formOf(page);
      await mayNot(reader, path, form);
      return record(page);
    }

    it(
      'opens an intervention',
      async () => {
        const path = `/authorities/${laCode}/open`;
        await page.goto(path);
        await page.getByLabel('Emergency').check();
        await goOn(page);
        await fillDate(page, 'effectiveOn', '2025-01-10');
        await goOn(page);
        await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
        await mayNot(reader, path, await formOf(page));
        await recordOpening(page);
        home = new URL(page.url()).pathname.replace('/opened', '');
      },
      journeyLimitMs,
    );

    it.each(lifeOfACase)(
      'records $route',
      async ({ route, on, answer, title }) => {
        const path = `${home}/record/${route}`;
        await page.goto(`${home}/acts`);
        expect(await page.locator(`main a[href^="${path}"]`).count()).toBeGreaterThan(0);
        await page.goto(path);
        await fillDate(page, 'effectiveOn', on);
        await answer(page);
        await goOn(page);
        const entry = await recordWhatAReaderMayNot(path);
        if (route === 'notes') note = entry;
        await page.goto(`${home}/timeline?entry=${entry}`);
        expect(await page.locator(`[id="e-${entry}"]`).innerText()).toContain(title);
        expect(await page.locator(`[id="e-${entry}"]`).innerText()).toContain(`by ${who}`);
      },
      journeyLimitMs,
    );

    it(
      'corrects an entry',
      async () => {
        await page.goto(`${home}/record/corrections?target=${note}`);
        await page.locator('[name="details.text"]').fill('The council was told by letter');
        await page.locator('[name="because"]').fill('The letter was found');
        await goOn(page);
        await recordWhatAReaderMayNot(`${home}/record/corrections`);
        await page.goto(`${home}/timeline?entry=${note}`);
        expect(await page.locator(`[id="e-${note}"]`).innerText()).toContain('by letter');
        expect(troubles).toEqual([]);
      },
      journeyLimitMs,
    );

    it(
      'may not void the case, which a team leader may',
      async () => {
        const path = `${home}/record/voidings`;
        const { page: tom } = await openTab(stage.browser, stage.platform.webUrl, { scripts });
        await signIn(tom, 'Tom Okafor');
        await tom.goto(path);
        await fillDate(tom, 'effectiveOn', '2026-01-05');
        await tom.locator('[name="details.because"]').fill('It was opened for the wrong council');
        await goOn(tom);
        await tom.getByRole('heading', { name: 'Check your answers' }).waitFor();
        await mayNot(page, path, await formOf(tom));
        await record(tom);
        expect(await tom.locator('main').innerText()).toContain('opened for the wrong council');
        await tom.context().close();
      },
      journeyLimitMs,
    );

    /** No link leads there, the address by hand gives the page that says so, and a form that is sent all the same records nothing. */
    async function mayNot(other: Page, path: string, form: URLSearchParams): Promise<void> {
      const before = await entriesOf(home);
      for (const place of home === '' ? [`/authorities/${laCode}`, '/'] : [home, `${home}/acts`]) {
        await other.goto(place);
        expect(await other.locator(`main a[href^="${path}"]`).count()).toBe(0);
      }
      const page = await other.goto(path);
      expect([path, page?.status()]).toEqual([path, 403]);
      await other.getByRole('heading', { level: 1, name: 'You cannot do this' }).waitFor();
      if (scripts) expect(await violations(other)).toEqual([]);
      const { status, text } = await forge(other, path, form);
      expect([path, status]).toEqual([path, 403]);
      expect(text).toContain('You cannot do this');
      expect(await entriesOf(home)).toBe(before);
    }
  });

  /** How many entries of a case the api holds. */
  async function entriesOf(home: string): Promise<number> {
    const api = await stage.platform.api().signIn('researcher');
    const path = home === '' ? '/v1/interventions' : `/v1${home}/timeline`;
    const { status, body } = await api.get(`${path}?limit=200`);
    expect(status).toBe(200);
    return (body['items'] as readonly unknown[]).length;
  }
});
