import { acts, type ActDefinition, type ActName } from '@interventions/domain';
import { Platform, type ApiClient } from '@interventions/test-support';
import type { Browser, Page } from 'playwright-core';
import { hostileCase, hostileLine, hostileProse, type HostileStep } from './hostile-acts.js';
import { launchBrowser, openTab, signIn } from './journeys/browser.js';

/** A council of which the real histories tell nothing. */
const laCode = '908';
/** Read for every act, by the address of its case or council. */
const pagesOf = (home: string, entry: string): readonly string[] =>
  home.startsWith('/authorities')
    ? [home, `/audit-trail?laCode=${laCode}`]
    : [
        ...[home, `${home}/timeline`, `${home}/policy`, `${home}/steps/${entry}`],
        ...[`${home}/decisions/${entry}`, `${home}/entries/${entry}/claims`],
        ...[`${home}/recorded/${entry}`, `/audit-trail?interventionId=${home.split('/')[2] ?? ''}`],
      ];
const pagesOfAll = [
  ...['/', '/interventions', '/interventions?q=hostile', '/disagreements', '/vehicles'],
  ...['/search?q=hostile', '/search?q=hostile&kind=source', '/search?q=hostile&kind=person'],
  ...['/deadlines?scope=all', '/deadlines?scope=all&window=settled', '/audit-trail', '/overviews'],
];

type Played = { readonly act: string; readonly home: string; readonly entry: string };

describe('hostile words in every text of every act', () => {
  let platform: Platform;
  let browser: Browser | undefined;
  let leader: ApiClient;
  let page: Page;
  const played: Played[] = [];

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
    leader = await platform.api().signIn('team-leader');
    ({ page } = await openTab(browser, platform.webUrl));
    await signIn(page, 'Tom Okafor');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform.stop();
  }, 60_000);

  async function send(
    path: string,
    body: object,
    revision?: string,
  ): Promise<Played & { revision: string }> {
    const headers =
      revision === undefined
        ? {}
        : revision === '-1'
          ? { 'if-none-match': '*' }
          : { 'if-match': `"${revision}"` };
    const answer = await leader.post(`/v1${path}`, body, headers);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    const {
      eventIds,
      id,
      revision: now,
    } = answer.body as {
      readonly eventIds: readonly string[];
      readonly id: string;
      readonly revision: string;
    };
    return { act: '', home: `/interventions/${id}`, entry: eventIds[0] ?? '', revision: now };
  }

  /** Records what an act needs and then the act itself. The examples’ ids become those of the entries. */
  async function play(act: ActDefinition<ActName>): Promise<Played> {
    const ids = new Map<string, string>();
    const named = (body: object) =>
      JSON.parse(
        [...ids].reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(body)),
      ) as object;
    const ofCouncil = act.stream === 'authority';
    const steps: readonly HostileStep[] = hostileCase(act);
    let home = `/authorities/${laCode}`;
    let revision = String((await leader.get(`/v1/authorities/${laCode}`)).body['revision']);
    let entry = '';
    if (!ofCouncil) {
      const opening = {
        effectiveOn: '2015-01',
        details: { laCode, trigger: 'inadequate-judgement' },
      };
      const hostile = act.name === 'InterventionOpened' ? steps.at(-1)?.body : undefined;
      ({ home, revision, entry } = await send('/interventions', hostile ?? opening));
    }
    for (const step of act.name === 'InterventionOpened' ? [] : steps) {
      ({ revision, entry } = await send(`${home}/${step.act.route}`, named(step.body), revision));
      if (step.id !== undefined) ids.set(step.id, entry);
    }
    return { act: act.name, home, entry };
  }

  it('are recorded as they are', async () => {
    for (const act of acts) {
      const one = await play(act);
      played.push(one);
      const timeline = await leader.get(`/v1${one.home}/timeline?order=oldest&limit=500`, {
        headers: { 'read-after': await positionOf() },
      });
      const items = timeline.body['items'] as readonly { readonly id: string }[];
      const told = JSON.stringify(items.find(({ id }) => id === one.entry));
      expect([act.name, told.includes(JSON.stringify(hostileProse).slice(1, -1))]).toEqual([
        act.name,
        true,
      ]);
    }
    expect(played.length).toBe(acts.length);
  }, 300_000);

  /** The end of the log, as the audit trail has it. */
  async function positionOf(): Promise<string> {
    return String((await leader.get('/v1/audit-trail?limit=1')).body['position']);
  }

  it('are text on every page, and never markup', async () => {
    const faults: string[] = [];
    let shown = 0;
    const addresses = played.flatMap(({ home, entry }) => pagesOf(home, entry));
    for (const path of [...new Set([...addresses, ...pagesOfAll])]) {
      const answer = await page.request.get(path);
      const text = await answer.text();
      if (answer.status() >= 500) faults.push(`${path} answered ${answer.status()}`);
      if (/<script>alert|<img src=x|href="javascript:/i.test(text)) faults.push(path);
      if (/\b49\b.{0,20}49 /.test(text)) faults.push(`${path} computed something`);
      if (text.includes('&lt;script&gt;alert')) shown += 1;
    }
    expect(faults).toEqual([]);
    expect(shown).toBeGreaterThan(played.length);
  }, 400_000);

  it('run nothing in a browser', async () => {
    let asked = 0;
    page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
    for (const { home } of played.filter((_, index) => index % 12 === 0))
      for (const path of [home, home.startsWith('/authorities') ? home : `${home}/timeline`]) {
        await page.goto(path);
        const scripts = `[...document.scripts].filter((one) => one.text.includes('alert')).length`;
        expect(await page.evaluate<number>(scripts)).toBe(0);
        expect(await page.locator('img[src="x"]').count()).toBe(0);
        const fits = await page.evaluate<boolean>(
          'document.documentElement.scrollWidth <= window.innerWidth',
        );
        expect([path, fits]).toEqual([path, true]);
      }
    expect(asked).toBe(0);
  }, 200_000);

  it('break no file: each line of a history is JSON, and no cell of a table is a formula', async () => {
    for (const { home } of played.filter(({ home: one }) => one.startsWith('/interventions'))) {
      const text = await (await page.request.get(`${home}/history.jsonl`)).text();
      const lines = text.trimEnd().split('\n');
      expect(() => lines.map((line) => JSON.parse(line) as unknown)).not.toThrow();
      expect(text).not.toMatch(/\p{Cs}/u);
    }
    const { body } = await leader.get('/v1/overviews');
    const names = (body['items'] as readonly { readonly name: string }[]).map(({ name }) => name);
    for (const name of names) {
      // Histories and overviews share a limit of requests.
      const ask = () => page.request.get(`/overviews/${name}.csv?form=spreadsheet`);
      let file = await ask();
      for (let tried = 0; tried < 20 && file.status() === 429; tried += 1) {
        await page.waitForTimeout(1_000);
        file = await ask();
      }
      const text = await file.text();
      expect([name, file.status()]).toEqual([name, 200]);
      expect(/(^|[,\n])"?=/.test(text)).toBe(false);
    }
  }, 200_000);

  it.each(['\uD800', 'a\uDC00b', '\uDBFF\uDBFF', 'a\u0000b', 'a\u001Bb'])(
    'that are no text are refused in plain words: %j',
    async (broken) => {
      const [first] = played.filter(({ home }) => home.startsWith('/interventions'));
      if (first === undefined) throw new Error('Nothing was played.');
      const { body: now } = await leader.get(`/v1${first.home}`);
      for (const body of [
        { details: { text: `x${broken}`, visibility: 'department' } },
        { details: { text: 'x', visibility: 'department' }, reason: `x${broken}` },
        { details: { text: 'x', visibility: 'department' }, source: { title: `x${broken}` } },
        {
          details: { text: 'x', visibility: 'department' },
          source: { title: 'x', url: `https://example.org/${broken}` },
        },
      ]) {
        const answer = await leader.post(
          `/v1${first.home}/notes`,
          { effectiveOn: '2016-06-01', ...body },
          { 'if-match': `"${String(now['revision'])}"` },
        );
        expect([answer.status, answer.body['code'], answer.body['detail']]).toEqual([
          400,
          'invalid-body',
          'Remove characters that cannot be printed',
        ]);
      }
    },
    60_000,
  );

  it('are what was sent, to the last character', () => {
    expect(hostileLine).not.toMatch(/\p{Cs}/u);
    expect(hostileLine.length).toBeLessThanOrEqual(300);
    expect(hostileProse.length).toBeGreaterThan(9_900);
  });
});
