import { Platform } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openTab, signIn, violations, type Troubles } from './browser.js';
import { askedQuestions } from './questions.js';
import { journeyLimitMs } from './stage.js';

const mostClicks = 3;

/** Pages and their states that the questions lead to, with what must stand on them. */
const pages: readonly (readonly [path: string, text: string])[] = [
  ['/overviews/reviews', 'Six-month reviews'],
  ['/overviews/reviews?status=transferred', 'Nothing is recorded.'],
  ['/overviews/reviews?validAt=1+June+2016', 'You are looking at the past'],
  ['/overviews/commissioners', 'what happened next'],
  ['/overviews/commissioners?validAt=1+December+2018', 'No reason is recorded'],
  ['/overviews/directions', 'In force'],
  ['/overviews/directions?region=London&openedFrom=2100', 'No direction is recorded.'],
  ['/overviews/spells', 'Spells of intervention'],
  ['/overviews/spells?knownAt=2020-01-01', 'No intervention is recorded.'],
  ['/overviews/reorganisation', 'Vesting day'],
  ['/overviews/money', 'Published sums'],
  ['/overviews/money?region=London', 'sum'],
  ['/overviews/trust-judgements', 'Judged before'],
  ['/overviews/improved-in-council', 'Kind of council'],
  ['/overviews/failure-tests', 'Changes side'],
  ['/overviews/committee', 'Differences in all'],
  ['/overviews/presumption', 'Open cases in which control is being considered'],
  ['/overviews/dataset', 'Cite it'],
  ['/overviews/dataset?validAt=1+January+2020', 'Go to the latest'],
  ['/overviews', 'questions that this service answers'],
  ['/questions', 'Questions that this service answers'],
];

describe('the questions of case officers, commissioners and researchers', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let troubles: Troubles;
  const people = new Map<string, Page>();
  const tab = (options = {}) => {
    if (platform === undefined || browser === undefined) throw new Error('Nothing was started.');
    return openTab(browser, platform.webUrl, options);
  };
  /** A tab of somebody who is signed in, without scripts. */
  const as = async (persona: string): Promise<Page> => {
    const known = people.get(persona);
    if (known !== undefined) return known;
    const opened = await tab({ scripts: false });
    await signIn(opened.page, persona);
    people.set(persona, opened.page);
    return opened.page;
  };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    ({ page, troubles } = await tab());
    await signIn(page, 'Dr Ana Ruiz');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  it.each(askedQuestions.map((one) => [one.question, one.persona, one] as const))(
    '“%s” is answered to %s within three clicks from the start page, without scripts',
    async (_question, persona, { clicks, reads }) => {
      expect(clicks.length).toBeLessThanOrEqual(mostClicks);
      const own = await as(persona);
      await own.goto('/');
      for (const name of clicks) await own.getByRole('link', { name, exact: true }).first().click();
      const told = await own.locator('main').innerText();
      for (const text of reads) expect(told).toContain(text);
    },
    journeyLimitMs,
  );

  it.each(pages)(
    '%s shows “%s” and meets WCAG 2.2 AA',
    async (path, text) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      expect(await page.locator('main').innerText()).toContain(text);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      expect(troubles).toEqual([]);
    },
    journeyLimitMs,
  );

  it(
    'lead where they say: every link of the list is a page with the table that it names',
    async () => {
      const own = await as('Tom Okafor');
      await own.goto('/questions');
      const found = await own.locator('main .govuk-list--spaced a').all();
      const links = await Promise.all(
        found.map(async (link) => (await link.getAttribute('href')) ?? ''),
      );
      expect(links.length).toBeGreaterThan(30);
      for (const href of new Set(links)) {
        const [path = '', place] = href.split('#');
        const response = await own.goto(path);
        expect([href, response?.status()]).toEqual([href, 200]);
        if (place !== undefined) expect(await own.locator(`#${place}`).count()).toBe(1);
      }
    },
    journeyLimitMs,
  );

  it(
    'give a data set whose files stay the same, with every column explained',
    async () => {
      const own = await as('Sir Martin Hale');
      await own.goto('/overviews/dataset');
      const exactly = await own
        .getByRole('link', { name: 'Link to exactly this data set' })
        .getAttribute('href');
      await own.goto(exactly ?? '');
      const file = async (name: string) => {
        const link = own.getByRole('link', { name: new RegExp(`^CSV for research ?: ${name}$`) });
        const answer = await own.request.get((await link.getAttribute('href')) ?? '');
        expect(answer.status()).toBe(200);
        return answer.text();
      };
      const [columns, entries] = [
        await file('What the columns mean'),
        await file('Entries: one thing that happened each'),
      ];
      expect(await file('Entries: one thing that happened each')).toBe(entries);
      const [head = ''] = entries.split('\r\n');
      for (const key of head.split(',')) expect(columns).toContain(`${key},entries,`);
      expect(entries.split('\r\n').length).toBeGreaterThan(300);
    },
    journeyLimitMs,
  );
});
