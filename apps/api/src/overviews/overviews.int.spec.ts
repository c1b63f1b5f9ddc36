import * as wire from '@interventions/contracts';
import { overviewNames } from '@interventions/read-models';
import type { ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const direction = { effectiveOn: '2025-06', details: { kind: 'social-care' } };

describe('the overviews', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let slough = '';
  let after = '';
  const clock = new SetClock('2026-06-01T09:00:00.000Z');

  const read = async (path: string, caller = officer): Promise<wire.Overview> => {
    const answer = await caller.get(`/v1/overviews/${path}`, { 'read-after': after });
    expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([
      path,
      200,
      '',
    ]);
    return wire.overviewSchema.parse(answer.body);
  };

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    officer = api.as('case-officer');
    slough = await officer.open();
    await officer.open('330');
    const recorded = await officer.record(slough, 'directions', direction, 0);
    expect(recorded.status).toBe(201);
    after = String(recorded.body['position']);
  });

  afterAll(async () => {
    await api.stop();
  });

  it('are those of the read side, each in the form of the contract', async () => {
    expect(wire.overviewNameSchema.options).toEqual([...overviewNames]);
    for (const name of overviewNames)
      expect(await read(name)).toMatchObject({
        name,
        cases: 2,
        unreadable: 0,
        asOf: '2026-06-01',
        position: after,
        drawnAt: '2026-06-01T09:00:00.000Z',
      });
  });

  it('are listed with the question that each answers', async () => {
    const { items } = wire.overviewsSchema.parse((await officer.get('/v1/overviews')).body);
    expect(items.map(({ name }) => name)).toEqual([...overviewNames]);
    for (const { question } of items) expect(question).toMatch(/\?$/);
  });

  it('can be read by every role, and by nobody who is not signed in', async () => {
    for (const role of ['commissioner', 'team-leader', 'researcher'] as const)
      expect((await read('returns', api.as(role))).name).toBe('returns');
    expect((await api.nobody.get('/v1/overviews/returns')).status).toBe(401);
    expect((await api.nobody.get('/v1/overviews/returns.csv')).status).toBe(401);
  });

  it('are of the cases that the filter lets through', async () => {
    const councils = async (query: string) =>
      (await read(`phases?${query}`)).tables
        .find(({ id }) => id === 'cases')
        ?.rows.map(([first]) => first?.text);
    expect(await councils('')).toEqual(['Birmingham', 'Slough']);
    expect(await councils('region=South+East')).toEqual(['Slough']);
    expect(await councils('status=closed')).toEqual([]);
    expect((await read('phases?by=region')).tables[0]?.columns.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['South East', 'West Midlands']),
    );
    expect((await read('phases?region=London')).facets.regions).toEqual([
      'South East',
      'West Midlands',
    ]);
  });

  it('stay the same for a day and a position, whatever is recorded later', async () => {
    const asked = `completeness?validAt=2025-12-31&knownAt=${after}`;
    const before = await read(asked);
    expect(before.asAt).toMatchObject({ validAt: '2025-12-31', knownAt: after });
    const revision = 1;
    const later = await officer.record(slough, 'directions', direction, revision);
    expect(later.status).toBe(201);
    const again = await read(asked);
    expect(again.tables).toEqual(before.tables);
    after = String(later.body['position']);
    expect((await read('completeness?validAt=2025-12-31')).tables).not.toEqual(before.tables);
  });

  it('count what their reader may not read, and do not tell its words', async () => {
    const entriesFor = async (caller: ApiCaller) => {
      const { tables } = await read('completeness', caller);
      const row = tables[0]?.rows.find(([first]) => first?.text === 'Slough');
      return row?.[1]?.value;
    };
    const before = await entriesFor(officer);
    const closed = {
      effectiveOn: '2026-05-20',
      details: { text: 'A word in confidence', visibility: 'case-team' },
    };
    const noted = await officer.record(slough, 'notes', closed, 2);
    expect(noted.status).toBe(201);
    after = String(noted.body['position']);
    const researcher = api.as('researcher');
    expect(await entriesFor(officer)).toBe(Number(before) + 1);
    expect(await entriesFor(researcher)).toBe(Number(before) + 1);
    const told = await read('directions', researcher);
    expect(told.tables[0]?.rows.map((row) => row[3]?.text)).toEqual(['20 May 2026']);
    for (const name of overviewNames)
      expect(JSON.stringify(await read(name, researcher))).not.toContain('in confidence');
  });

  it('are given as files, whose names say what they were drawn from', async () => {
    const path = '/v1/overviews/phases.csv?table=cases';
    const { text, headers } = await officer.get(path, { 'read-after': after });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="phases-cases-research-as-of-2026-06-01-log-${after}.csv"`,
    );
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('council,region,opened,status,phase,route');
    expect(lines[2]).toMatch(/^Slough,South East,.*,Open,Improvement in the council,/);
    const sheet = await officer.get(`${path}&form=spreadsheet`, { 'read-after': after });
    expect(sheet.text).toContain(`from position ${after} of the log`);
  });

  it.each([
    ['phases?by=colour', 400, 'by'],
    ['phases?openedFrom=soon', 400, 'openedFrom'],
    ['phases?validAt=2026-06-02', 400, 'validAt'],
    ['phases?knownAt=2026-06-02', 400, 'knownAt'],
    ['phases?surprise=1', 400, 'surprise'],
    ['phases?table=cases', 400, 'table'],
    ['phases.csv?table=none', 400, 'table'],
    ['phases.csv?form=xls', 400, 'form'],
    ['weather', 404, undefined],
    ['weather.csv', 404, undefined],
  ])('refuse %s with %s', async (path, status, field) => {
    const answer = await officer.get(`/v1/overviews/${path}`);
    expect([answer.status, answer.body['field']]).toEqual([status, field]);
  });
});
