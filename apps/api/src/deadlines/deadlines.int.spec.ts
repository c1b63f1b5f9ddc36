import type { z } from 'zod';
import * as wire from '@interventions/contracts';
import type { ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const commissioner = {
  effectiveOn: '2026-06-01',
  details: { commissioners: ['Eleanor Brazil'], reportDue: '2026-08-31' },
};
const assigned = { effectiveOn: '2026-06-01', details: { officer: 'Priya Nair' } };
const inTeam = { effectiveOn: '2026-06-01', details: { team: 'North and Midlands' } };

describe('what is due', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let slough = '';
  let after = '';
  const clock = new SetClock('2026-06-01T09:00:00.000Z');

  const read = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    caller = officer,
  ): Promise<z.infer<Schema>> => {
    const answer = await caller.get(path, { 'read-after': after });
    expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([
      path,
      200,
      '',
    ]);
    return schema.parse(answer.body);
  };

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    officer = api.as('case-officer');
    slough = await officer.open();
    const birmingham = await officer.open('330');
    const leader = api.as('team-leader');
    for (const [revision, [route, body]] of [
      ['case-officers', assigned] as const,
      ['teams', inTeam] as const,
      ['commissioners', commissioner] as const,
    ].entries()) {
      const answer = await leader.record(slough, route, body, revision);
      expect([route, answer.status]).toEqual([route, 201]);
    }
    const later = { ...commissioner.details, reportDue: '2027-01-31' };
    const { status, body } = await leader.record(
      birmingham,
      'commissioners',
      { ...commissioner, details: later },
      0,
    );
    expect(status).toBe(201);
    after = String(body['position']);
  });

  afterAll(async () => {
    await api.stop();
  });

  const reports = (query: string, caller = officer) =>
    read(`/v1/deadlines?kind=commissioner-report${query}`, wire.deadlinesPageSchema, caller).then(
      ({ items }) => items.map((item) => item.authority),
    );

  it('is a list of one’s own, of the team, or of all', async () => {
    expect(await reports('')).toEqual(['Slough', 'Birmingham']);
    expect(await reports('&scope=mine')).toEqual(['Slough']);
    expect(await reports('&scope=mine', api.as('commissioner'))).toEqual([]);
    expect(await reports('&scope=team', api.as('team-leader'))).toEqual(['Slough']);
    expect(await reports('&scope=team&team=South')).toEqual([]);
    const refused = await api.as('researcher').get('/v1/deadlines?scope=team');
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { code: 'invalid-query', field: 'scope', detail: 'You are in no team.' },
    ]);
  });

  it('moves between its parts as days go by, in the time of London', async () => {
    const windowOn = async (instant: string) => {
      clock.instant = instant;
      const page = await read('/v1/deadlines?kind=commissioner-report', wire.deadlinesPageSchema);
      return [page.asOf, page.items[0]?.state, page.items[0]?.daysLeft, page.counts.overdue];
    };
    expect(await windowOn('2026-08-31T22:59:59.000Z')).toEqual(['2026-08-31', 'open', 0, 0]);
    expect(await windowOn('2026-08-31T23:00:00.000Z')).toEqual(['2026-09-01', 'missed', -1, 1]);
    clock.instant = '2026-06-01T09:00:00.000Z';
  });

  it('is paged by links, each line once', async () => {
    const whole = await read('/v1/deadlines', wire.deadlinesPageSchema);
    const seen: string[] = [];
    let next: string | undefined = '/v1/deadlines?limit=1';
    while (next !== undefined) {
      const answer = await officer.get(next);
      const { items } = wire.deadlinesPageSchema.parse(answer.body);
      seen.push(...items.map((item) => `${item.interventionId} ${item.key}`));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      expect(seen.length).toBeLessThanOrEqual(whole.total);
    }
    expect(seen).toEqual(whole.items.map((item) => `${item.interventionId} ${item.key}`));
  });

  it.each([
    ['window=31', 'window'],
    ['kind=holiday', 'kind'],
    ['scope=yours', 'scope'],
    ['limit=0', 'limit'],
    ['cursor=x', 'cursor'],
    ['surprise=1', 'surprise'],
  ])('refuses ?%s and names the field', async (query, field) => {
    const { status, body } = await officer.get(`/v1/deadlines?${query}`);
    expect([status, body['code'], body['field']]).toEqual([400, 'invalid-query', field]);
  });

  it('has weekly counts, none before the first was taken', async () => {
    const { items } = await read('/v1/deadline-counts', wire.weeklyCountsSchema);
    expect(items).toEqual([]);
  });

  it('is explained by an evaluation of the case, also of a day in the past', async () => {
    const path = `/v1/interventions/${slough}/evaluation`;
    const now = await read(path, wire.evaluationSchema);
    const report = now.obligations.find((one) => one.kind === 'commissioner-report');
    expect(report).toMatchObject({
      state: 'open',
      due: { latest: '2026-08-31', text: '31 August 2026' },
      act: { name: 'CommissionerReported' },
    });
    expect(report?.explanation).toContain('1 June 2026');
    expect(now.tasks.map(({ phase }) => phase)).toContain('commissioner');
    const late = await read(`${path}?asOf=2026-09-02`, wire.evaluationSchema);
    expect(late.obligations.find((one) => one.key === report?.key)?.state).toBe('missed');
    const before = await read(`${path}?asOf=2015-01-01`, wire.evaluationSchema);
    expect(before.obligations.filter((one) => one.kind === 'commissioner-report')).toEqual([]);
    const imposed = await read(`${path}?policy=ad-hoc`, wire.evaluationSchema);
    expect(imposed.policyId).toBe('ad-hoc');
  });

  it('refuses an evaluation under no version, of no case, or of what is not known yet', async () => {
    const path = `/v1/interventions/${slough}/evaluation`;
    expect((await officer.get(`${path}?policy=none`)).body).toMatchObject({
      code: 'invalid-query',
      field: 'policy',
    });
    expect((await officer.get(`${path}?knownAt=2027-01-01`)).body).toMatchObject({
      code: 'invalid-query',
      field: 'knownAt',
    });
    expect((await officer.get(`${path}?asOf=2026-02-30`)).status).toBe(400);
    const nowhere = path.replace(slough, '00000000-0000-4000-8000-000000000000');
    expect((await officer.get(nowhere)).status).toBe(404);
    expect((await officer.get(nowhere.replace('evaluation', 'comparison'))).status).toBe(404);
  });

  it('compares two versions for a case', async () => {
    const path = `/v1/interventions/${slough}/comparison`;
    const found = await read(`${path}?a=ad-hoc&b=intervention-2022`, wire.caseComparisonSchema);
    expect(found).toMatchObject({ a: 'ad-hoc', b: 'intervention-2022', asOf: '2026-06-01' });
    expect(await read(path, wire.caseComparisonSchema)).toMatchObject({
      a: null,
      b: null,
      obligations: [],
      departures: [],
      expectedNext: [],
    });
  });
});
