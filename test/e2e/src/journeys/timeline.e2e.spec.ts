import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations, type Troubles } from './browser.js';
import { caseOf } from './forms.js';
import { journeyLimitMs } from './stage.js';

/** As many as make two pages of a timeline. */
const noteCount = 210;

/** Every page about a history and every state of it, with what must stand on it. `:slough` is its case. */
const pages: readonly (readonly [path: string, text: string, status?: number])[] = [
  [':slough/timeline', 'Direction issued'],
  [':slough/timeline?order=oldest&track=judgements&track=delivery', 'Services transferred'],
  [':slough/timeline?act=DirectionIssued&late=yes&from=2014-01-01&to=2016-12-31', 'found'],
  [':slough/timeline?disputed=yes', 'Sources disagree'],
  [':slough/timeline?person=Moffat', 'Paul Moffat'],
  [':slough/timeline?person=Nobody+Such', 'No entry matches'],
  [':slough/timeline?from=2016-02-01&to=2016-01-01', 'There is a problem', 422],
  [':slough/timeline?knownAt=1+January+2190', 'Enter a day up to today', 422],
  [':slough/timeline?validAt=2016-12-31&track=instruments', 'You are looking at the past'],
  [':slough/timeline?knownAt=2001-01-01', 'did not know of the case'],
  [':slough/timeline?track=record&entry=:entry', 'is not among these'],
  [':slough/timeline?entry=11111111-1111-4111-8111-111111111111', 'does not hold the entry'],
  [':somerset/timeline', 'more entries'],
  [':somerset/timeline?track=record', 'page 1 of 2'],
  [':slough/lanes', 'Slough through the years'],
  [':slough/lanes?validAt=1+January+2016', 'What had happened by 1 January 2016'],
  [':slough/lanes?validAt=1+January+2190', 'There is a problem', 422],
  [':slough/lanes?validAt=1999-01-01', 'was not open at that time'],
  ['/compare', 'See two interventions beside each other'],
  ['/compare?a=871', 'First council'],
  ['/compare?a=871&b=371', 'Milestones of both, year by year'],
  ['/compare?a=871&b=371&by=inadequate', 'Years are counted from'],
  ['/compare?a=871&b=371&by=opening&validAt=1+January+2018', 'You are looking at the past'],
  ['/compare?a=871&b=871', 'Choose another council than the first', 422],
  ['/compare?a=999&b=871&validAt=soon', 'Choose a council from the list', 422],
  ['/compare?a=871&b=371&validAt=1999-01-01', 'One of the two was not open'],
];

describe('histories in a real browser', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let troubles: Troubles;
  let [slough, somerset, entry] = ['', '', ''];
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  const named = (path: string) =>
    path.replace(':slough', slough).replace(':somerset', somerset).replace(':entry', entry);
  const mainOf = (of: Page) => of.locator('main').innerText();
  /** Ids of the entries of a timeline, as its file lists them. */
  const idsIn = async (path: string) => {
    const text = await (await page.request.get(path)).text();
    return text.split('\r\n').flatMap((line) => line.match(/[0-9a-f-]{36}(?=,[0-9a-z-]+$)/) ?? []);
  };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    ({ page, troubles } = await tab());
    await signIn(page, 'Priya Nair');
    slough = await caseOf(page, 'Slough');
    somerset = await caseOf(page, 'Somerset');
    [entry = ''] = await idsIn(`${slough}/timeline.csv?act=DirectionIssued`);
    const officer = await platform.api().signIn('case-officer');
    const api = `/v1${somerset}`;
    let revision = (await officer.get(api)).headers.get('etag') ?? '';
    for (let n = 0; n < noteCount; n += 1) {
      const effectiveOn = `${2016 + Math.floor(n / 30)}-${String((n % 12) + 1).padStart(2, '0')}`;
      const details = { text: `Note ${n}`, visibility: 'department' };
      const told = await officer.post(
        `${api}/notes`,
        { effectiveOn, details },
        { 'if-match': revision },
      );
      expect([n, told.status]).toEqual([n, 201]);
      revision = told.headers.get('etag') ?? '';
    }
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it.each(pages.map(([path, text, status]) => [path, text, status ?? 200] as const))(
    '%s shows “%s” and meets WCAG 2.2 AA',
    async (path, text, status) => {
      const response = await page.goto(named(path));
      expect(response?.status()).toBe(status);
      expect(await mainOf(page)).toContain(text);
      expect(await page.locator('h1').count()).toBe(1);
      expect((await page.title()).startsWith('Error: ')).toBe(status === 422);
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    },
    journeyLimitMs,
  );

  it(
    'fit a telephone of 320 pixels; a picture scrolls in a place of its own',
    async () => {
      const narrow = await tab({ width: 320 });
      await signIn(narrow.page, 'Dr Ana Ruiz');
      for (const [path] of pages) {
        await narrow.page.goto(named(path));
        const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
        expect({ path, width }).toEqual({ path, width: 320 });
      }
      for (const path of [':slough/timeline', ':slough/lanes', '/compare?a=871&b=371']) {
        await narrow.page.goto(named(path));
        expect(await violations(narrow.page)).toEqual([]);
      }
      const picture = narrow.page.getByRole('region', { name: /^Picture: Slough and Doncaster/ });
      expect(await picture.getAttribute('tabindex')).toBe('0');
      await narrow.page.goto(named(':slough/timeline'));
      expect(await narrow.page.getByLabel('Person').isVisible()).toBe(false);
      await narrow.page.getByText('Filter, or look back').click();
      expect(await narrow.page.getByLabel('Person').isVisible()).toBe(true);
      await narrow.page.context().close();
    },
    journeyLimitMs,
  );

  it.each([true, false])(
    'fold minor entries, open at the one that a link leads to, with scripts: %s',
    async (scripts) => {
      const reader = await tab({ scripts });
      await signIn(reader.page, 'Dr Ana Ruiz');
      await reader.page.goto(`${somerset}/timeline?order=oldest`);
      const folds = reader.page.locator('details.app-fold');
      expect(await folds.count()).toBeGreaterThan(3);
      expect(await reader.page.locator('details.app-fold[open]').count()).toBe(0);
      const first = folds.first();
      expect(await first.locator('summary').innerText()).toMatch(
        /^Show 30 more entries\s+2016: Note added \(30\)$/,
      );
      const [id] = await idsIn(`${somerset}/timeline.csv?act=NoteAdded&order=oldest`);
      const line = reader.page.locator(`[id="e-${id}"]`);
      expect(await line.isVisible()).toBe(false);
      await first.locator('summary').click();
      expect(await line.isVisible()).toBe(true);
      await reader.page.goto(`${somerset}/timeline?order=oldest&entry=${id}#e-${id}`);
      expect(await reader.page.locator('details.app-fold[open]').count()).toBe(1);
      expect(await line.isVisible()).toBe(true);
      if (scripts) expect(await violations(reader.page)).toEqual([]);
      await reader.page.context().close();
    },
    journeyLimitMs,
  );

  it(
    'come in pages, and a link to an entry or a year finds its page',
    async () => {
      await page.goto(`${somerset}/timeline`);
      const pager = page.getByRole('navigation', { name: 'Pages of the timeline' });
      await pager.getByRole('link', { name: 'Page 2' }).click();
      expect(await mainOf(page)).toContain('page 2 of 2');
      expect(await violations(page)).toEqual([]);
      const ids = await idsIn(`${somerset}/timeline.csv?act=NoteAdded`);
      expect(ids).toHaveLength(noteCount);
      const last = ids.at(-1);
      await page.goto(`${somerset}/timeline?entry=${last}#e-${last}`);
      expect(await mainOf(page)).toContain('page 2 of 2');
      expect(await page.locator(`[id="e-${last}"]`).isVisible()).toBe(true);
      await page
        .getByRole('navigation', { name: 'Years' })
        .getByRole('link', { name: '2022' })
        .click();
      await page.waitForURL('**#year-2022');
      expect(await mainOf(page)).toContain('page 1 of 2');
      await page.goto(`/audit-trail?interventionId=${somerset.split('/').at(-1)}`);
      const href = await page.locator(`a[href*="timeline?entry="]`).first().getAttribute('href');
      expect(href).toMatch(/timeline\?entry=([0-9a-f-]{36})#e-\1$/);
    },
    journeyLimitMs,
  );

  it.each([true, false])(
    'are filtered in the URL, each filter can be taken off, and the day looked at stays, with scripts: %s',
    async (scripts) => {
      const reader = await tab({ scripts });
      await signIn(reader.page, 'Dr Ana Ruiz');
      const at = reader.page;
      await at.goto(`${slough}/timeline?validAt=2018-12-31`);
      await at.getByLabel('Kind of entry').selectOption('DirectionIssued');
      await at.getByLabel('Happened from').fill('1/1/2014');
      await at.getByLabel('Only entries recorded late').check();
      await at.getByRole('button', { name: 'Show' }).click();
      await at.getByRole('link', { name: 'Clear all filters' }).waitFor();
      for (const part of [
        'act=DirectionIssued',
        'from=2014-01-01',
        'late=yes',
        'validAt=2018-12-31',
      ])
        expect(at.url()).toContain(part);
      const tags = at.getByRole('list', { name: 'Filters that are on' }).getByRole('link');
      expect(await tags.count()).toBe(3);
      await at
        .getByRole('link', { name: /^Remove the filter Happened from 1 January 2014/ })
        .click();
      expect(await tags.count()).toBe(2);
      expect(at.url()).not.toContain('from=');
      await at.getByRole('link', { name: 'Clear all filters' }).click();
      expect(new URL(at.url()).search).toBe('?validAt=2018-12-31');
      await at.goto(`${slough}/timeline?person=Nobody+Such&validAt=2018-12-31`);
      await at.getByRole('link', { name: 'Show all entries' }).click();
      expect(new URL(at.url()).search).toBe('?validAt=2018-12-31');
      await at.context().close();
    },
    journeyLimitMs,
  );

  it(
    'are given as files of what the filters let through, pinned to a position',
    async () => {
      await page.goto(`${slough}/timeline?track=delivery&validAt=2018-12-31`);
      const [, shown = ''] = /(\d+) entries found/.exec(await mainOf(page)) ?? [];
      await page.getByRole('link', { name: 'Link to exactly this view' }).first().click();
      expect(page.url()).toContain('knownAt=');
      const linkTo = async (name: string) =>
        page.request.get((await page.getByRole('link', { name }).getAttribute('href')) ?? '');
      const research = await linkTo('CSV for research');
      expect(research.headers()['content-type']).toContain('text/csv');
      const position = new URL(page.url()).searchParams.get('knownAt') ?? '';
      expect(research.headers()['content-disposition']).toContain(
        `-by-2018-12-31-log-${position}.csv`,
      );
      expect((await research.text()).trim().split('\r\n')).toHaveLength(Number(shown) + 1);
      const sheet = await (await linkTo('CSV for a spreadsheet')).body();
      expect([...sheet.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    },
    journeyLimitMs,
  );

  it(
    'are printed as a chronology: folds open, no navigation, and where it comes from at its foot',
    async () => {
      await page.goto(`${somerset}/timeline?order=oldest`);
      await page.emulateMedia({ media: 'print' });
      const [id] = await idsIn(`${somerset}/timeline.csv?act=NoteAdded&order=oldest`);
      expect(await page.locator(`[id="e-${id}"]`).isVisible()).toBe(true);
      for (const hidden of ['.app-filter-panel', '.app-years', '.moj-sub-navigation', 'summary'])
        expect(await page.locator(hidden).first().isVisible()).toBe(false);
      const foot = await page.locator('.app-print-foot').innerText();
      expect(foot).toMatch(/^Printed .* from position \S+ of the log/);
      expect(foot).toContain(`${somerset}/timeline?`);
      expect(foot).toContain('knownAt=');
      await page.emulateMedia({ media: 'screen' });
    },
    journeyLimitMs,
  );

  it(
    'show a picture that says itself in words, whose tables hold the same and lead to the entries',
    async () => {
      await page.goto(`${slough}/lanes`);
      const picture = page.getByRole('img', { name: 'Slough through the years' });
      expect(await picture.locator('desc').textContent()).toContain('Instruments: ');
      expect(await picture.locator('text').last().textContent()).toMatch(
        /position \S+ of the log$/,
      );
      await page.getByRole('table', { name: 'Instruments' }).getByRole('link').first().click();
      await page.waitForURL(/timeline\?entry=([0-9a-f-]{36})#e-\1$/);
      expect(await page.locator('.app-entry:target').count()).toBe(1);
    },
    journeyLimitMs,
  );

  it(
    'compare two councils within three clicks from the start page, without scripts',
    async () => {
      const plain = await tab({ scripts: false });
      await signIn(plain.page, 'Dr Ana Ruiz');
      await plain.page.goto('/');
      await plain.page.getByRole('link', { name: 'Overviews', exact: true }).first().click();
      await plain.page.getByRole('link', { name: 'Compare two councils' }).click();
      await plain.page
        .getByLabel('First council')
        .selectOption({ label: 'Slough, opened 14 February 2014' });
      await plain.page
        .getByLabel('Second council')
        .selectOption({ label: 'Doncaster, opened 2009' });
      await plain.page.getByLabel('Years since the inadequate judgement').check();
      await plain.page.getByRole('button', { name: 'Compare' }).click();
      expect(await plain.page.locator('h1').innerText()).toBe('Slough and Doncaster');
      const lengths = plain.page.getByRole('table', { name: 'How long it took' });
      expect(await lengths.innerText()).toContain('733 days, about 24 months');
      await plain.page.getByRole('link', { name: 'Swap the two' }).click();
      expect(await plain.page.locator('h1').innerText()).toBe('Doncaster and Slough');
      expect(plain.page.url()).toContain('by=inadequate');
      await plain.page.context().close();
    },
    journeyLimitMs,
  );
});
