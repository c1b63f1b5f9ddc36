import type { z } from 'zod';
import * as wire from '@interventions/contracts';
import { direction, judgement, note, type ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const may = '2026-05-01T09:00:00.000Z';
const june = '2026-06-01T09:00:00.000Z';

describe('reading', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';
  const clock = new SetClock(may);

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    officer = api.as('case-officer');
    id = await officer.open();
    const judged = await officer.post('/v1/authorities/871/judgements', judgement, {
      'idempotency-key': 'j',
      'if-none-match': '*',
    });
    expect(judged.status).toBe(201);
    clock.instant = june;
    const noted = await officer.record(id, 'directions', direction, 0);
    const vehicle = {
      effectiveOn: '2015-10-01',
      details: { vehicle: 'slough-children-first', vehicleName: 'Slough Children First' },
    };
    const incorporated = await officer.record(id, 'vehicle-incorporations', vehicle, 1);
    expect([noted.status, incorporated.status === 201 ? '' : incorporated.text]).toEqual([201, '']);
    for (const laCode of ['330', '301', '825']) await officer.open(laCode);
    await api.nobody.get('/health/ready');
  });

  afterAll(async () => {
    await api.stop();
  });

  const read = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Promise<z.infer<Schema>> => {
    const answer = await officer.get(path);
    expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([
      path,
      200,
      '',
    ]);
    return schema.parse(answer.body);
  };

  it.each<[string, z.ZodType]>([
    ['/v1/acts', wire.actsSchema],
    ['/v1/policies', wire.policiesSchema],
    ['/v1/policies/pm-2015', wire.policySchema],
    ['/v1/interventions', wire.interventionsPageSchema],
    ['/v1/interventions/ID', wire.interventionSchema],
    ['/v1/interventions/ID/timeline', wire.timelineSchema],
    ['/v1/interventions/ID/timeline?track=judgements&track=case&order=oldest', wire.timelineSchema],
    ['/v1/interventions/ID/state', wire.stateAnswerSchema],
    ['/v1/interventions/ID/allowed-acts', wire.allowedActsSchema],
    ['/v1/interventions?assigned=no&team=South', wire.interventionsPageSchema],
    ['/v1/deadlines?who=minister&assigned=no', wire.deadlinesPageSchema],
    ['/v1/workload', wire.workloadSchema],
    ['/v1/remits?name=Eleanor+Brazil', wire.remitsSchema],
    ['/v1/record-extent', wire.recordExtentSchema],
    ['/v1/authorities', wire.authoritiesPageSchema],
    ['/v1/authorities?show=all', wire.authoritiesPageSchema],
    ['/v1/authorities/871', wire.authoritySchema],
    ['/v1/authorities/928', wire.authoritySchema],
    ['/v1/authorities/871/timeline', wire.timelineSchema],
    ['/v1/authorities/871/allowed-acts', wire.allowedActsSchema],
    ['/v1/authorities/871/failure-test', wire.failureAnswerSchema],
    [
      '/v1/authorities/871/failure-test?policy=pm-2015&asOf=2016-01-01&basis=inspection-end',
      wire.failureAnswerSchema,
    ],
    ['/v1/vehicles', wire.vehiclesPageSchema],
    ['/v1/vehicles/slough-children-first', wire.vehicleSchema],
    ['/v1/search?q=slough', wire.searchAnswerSchema],
    ['/v1/audit-trail', wire.auditPageSchema],
    ['/health/ready', wire.readinessSchema],
  ])('%s keeps the wire contract', async (path, schema) => {
    await read(path.replace('ID', id), schema);
  });

  it('reads a case together with its council', async () => {
    const timeline = await read(
      `/v1/interventions/${id}/timeline?order=oldest`,
      wire.timelineSchema,
    );
    expect(timeline.items.map((entry) => entry.act)).toEqual([
      'InterventionOpened',
      'JudgementRecorded',
      'DirectionIssued',
      'VehicleIncorporated',
    ]);
  });

  it('pages through a list by its links, each item once', async () => {
    const seen: string[] = [];
    let next: string | undefined = '/v1/interventions?limit=1&sort=-authority';
    while (next !== undefined) {
      const answer = await officer.get(next);
      const { items } = wire.interventionsPageSchema.parse(answer.body);
      seen.push(...items.map((item) => item.authority));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      expect(seen.length).toBeLessThan(10);
    }
    expect(seen).toEqual(['Slough', 'Buckinghamshire', 'Birmingham', 'Barking and Dagenham']);
  });

  it('waits for what was just recorded', async () => {
    for (let count = 0; count < 20; count += 1) {
      const before = await read(`/v1/interventions/${id}`, wire.interventionSchema);
      const { body } = await officer.record(id, 'notes', note(`${count}`), Number(before.revision));
      const { position, revision } = wire.recordedSchema.parse(body);
      const answer = await officer.get(`/v1/interventions/${id}`, { 'read-after': position });
      expect(answer.body['revision']).toBe(revision);
    }
  });

  it('says that it is behind where a position does not come in three seconds', async () => {
    const head = await api.backend.store.head();
    const ahead = head.slice(0, -6) + '999999';
    const from = Date.now();
    const answer = await officer.get('/v1/interventions', { 'read-after': ahead });
    expect([answer.status, answer.body['code']]).toEqual([503, 'view-behind']);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(Date.now() - from).toBeGreaterThan(2_500);
    expect(Date.now() - from).toBeLessThan(6_000);
  });

  it.each(['x', '00000000-00000000000000000001', "' OR 1=1"])(
    'does not know the position %s',
    async (position) => {
      const answer = await officer.get('/v1/interventions', { 'read-after': position });
      expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-header']);
    },
  );

  it('answers from what was known at a day, an instant or a position, and says which', async () => {
    const at = async (knownAt: string) =>
      read(
        `/v1/interventions/${id}/state?knownAt=${encodeURIComponent(knownAt)}`,
        wire.stateAnswerSchema,
      );
    const then = await at('2026-05-20');
    expect(then.entries).toHaveLength(2);
    expect(then.asAt.knownAtInstant).toBe(may);
    const known = then.asAt.knownAt ?? '';
    for (const same of [may, '2026-05-01T10:00:00+01:00', known])
      expect(await at(same)).toEqual(then);
    await officer.open('212');
    expect(await at('2026-05-20')).toMatchObject({ entries: then.entries, asAt: then.asAt });
    expect((await at(june)).entries.length).toBeGreaterThan(2);
    const earlier = await officer.get(`/v1/interventions/${id}/state?knownAt=2026-04-30`);
    expect(earlier.status).toBe(404);
  });

  it.each(['2026-06-02', '2026-06-01T09:00:01Z', '2090-01-01'])(
    'does not foretell what will be known at %s',
    async (knownAt) => {
      const answer = await officer.get(`/v1/interventions/${id}/state?knownAt=${knownAt}`);
      expect([answer.status, answer.body['field']]).toEqual([400, 'knownAt']);
    },
  );

  it('answers what had happened by a day', async () => {
    const by = async (validAt: string) =>
      (await read(`/v1/interventions/${id}/state?validAt=${validAt}`, wire.stateAnswerSchema))
        .state;
    expect((await by('2014-10-06'))['instruments']).toEqual([]);
    expect((await by('2014-10-07'))['instruments']).toHaveLength(1);
  });

  it('gives the history of a case as lines of JSON', async () => {
    const answer = await officer.get(`/v1/interventions/${id}/history`);
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines.slice(0, 3).map((line) => line.type)).toEqual([
      'intervention-opened.v1',
      'judgement-recorded.v1',
      'direction-issued.v1',
    ]);
  });

  it('still shows a case that was opened by mistake, but not in lists', async () => {
    const mistake = await officer.open('868');
    const voiding = { effectiveOn: '2016', details: { because: 'The wrong council' } };
    const voided = await api.as('team-leader').record(mistake, 'voidings', voiding, 0);
    expect(voided.status).toBe(201);
    const after = { 'read-after': String(voided.body['position']) };
    const one = await officer.get(`/v1/interventions/${mistake}`, after);
    expect([one.status, one.body['status']]).toEqual([200, 'voided']);
    for (const query of ['', '?status=all', '?status=open', '?q=windsor']) {
      const page = await read(`/v1/interventions${query}`, wire.interventionsPageSchema);
      expect(page.items.map((item) => item.id)).not.toContain(mistake);
    }
    const council = await read('/v1/authorities/868', wire.authoritySchema);
    expect(council.interventions).toEqual([]);
  });

  it('describes each act so that a form can be made of it', async () => {
    const { items } = await read('/v1/acts', wire.actsSchema);
    const act = items.find((item) => item.name === 'DirectionIssued');
    expect(act).toMatchObject({ route: 'directions', label: 'Issue a direction' });
    expect(act?.input).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['effectiveOn', 'details'],
      properties: {
        effectiveOn: { title: 'When it happened', 'x-input': 'date' },
        details: {
          properties: {
            kind: { 'x-input': 'choice', 'x-words': { 'social-care': 'Social care' } },
          },
        },
      },
    });
  });
});
