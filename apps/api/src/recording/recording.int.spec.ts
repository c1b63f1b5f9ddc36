import { randomUUID } from 'node:crypto';
import { problemSchema, recordedSchema } from '@interventions/contracts';
import { direction, judgement, note } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('recording', () => {
  let api: StartedApi;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(async () => {
    await api.stop();
  });

  const position = async () => api.backend.store.head();

  it('opens a case and says where it is', async () => {
    const input = {
      effectiveOn: '2014-02-11',
      details: { laCode: '871', trigger: 'inadequate-judgement' },
    };
    const answer = await api
      .as('case-officer')
      .post('/v1/interventions', input, { 'idempotency-key': 'k' });
    expect(answer.status).toBe(201);
    const recorded = recordedSchema.parse(answer.body);
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(answer.headers.get('location')).toBe(`/v1/interventions/${recorded.id}`);
    expect(answer.headers.get('idempotent-replayed')).toBeNull();
    const found = await api
      .as('researcher')
      .get(answer.headers.get('location') ?? '', { 'read-after': recorded.position });
    expect(found.status).toBe(200);
    expect(found.headers.get('etag')).toBe('"0"');
  });

  it('records an act at the revision that was seen', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open();
    const answer = await officer.record(id, 'directions', direction, 0);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(recordedSchema.parse(answer.body)).toMatchObject({ id, revision: '1' });
  });

  it.each([
    ['without a revision', { 'idempotency-key': 'k' }, 428, 'precondition-required'],
    [
      'with any revision',
      { 'idempotency-key': 'k', 'if-match': '*' },
      428,
      'precondition-required',
    ],
    [
      'with a weak revision',
      { 'idempotency-key': 'k', 'if-match': 'W/"0"' },
      400,
      'invalid-header',
    ],
    ['without a key', { 'if-match': '"0"' }, 400, 'invalid-header'],
    ['with an empty key', { 'if-match': '"0"', 'idempotency-key': '' }, 400, 'invalid-header'],
  ])('refuses an act %s, and records nothing', async (_case, headers, status, code) => {
    const id = await api.as('case-officer').open();
    const before = await position();
    const answer = await api
      .as('case-officer')
      .post(`/v1/interventions/${id}/directions`, direction, headers);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(problemSchema.parse(answer.body).remedy).toBeDefined();
    expect(await position()).toBe(before);
  });

  it('gives the same answer to the same request, word for word', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open();
    const first = await officer.record(id, 'directions', direction, 0, 'k');
    await officer.record(id, 'notes', note('In between'), 1);
    const again = await officer.record(id, 'directions', direction, 0, 'k');
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('records once what is asked twenty times at once', async () => {
    const officer = api.as('case-officer');
    const ids = await Promise.all(Array.from({ length: 20 }, () => officer.open('871', 'k')));
    expect(new Set(ids).size).toBe(1);
    const id = ids[0] ?? '';
    const before = await position();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => officer.record(id, 'directions', direction, 0, 'k2')),
    );
    expect(new Set(answers.map((one) => `${one.status} ${one.text}`)).size).toBe(1);
    expect(answers.filter((one) => one.headers.get('idempotent-replayed') === null)).toHaveLength(
      1,
    );
    expect(Number((await position()).slice(-20)) - Number(before.slice(-20))).toBe(1);
  });

  it('gives the same answers after a restart', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open('871', 'open');
    const first = await officer.record(id, 'directions', direction, 0, 'k');
    const refused = await officer.record(
      id,
      'hold-releases',
      { effectiveOn: '2015', details: {} },
      1,
      'r',
    );
    const stale = await officer.record(id, 'notes', note('late'), 0, 's');
    expect([first.status, refused.status, stale.status]).toEqual([201, 422, 412]);
    api = await api.restart();
    const after = api.as('case-officer');
    expect(await after.open('871', 'open')).toBe(id);
    const again = await after.record(id, 'directions', direction, 0, 'k');
    expect([again.status, again.text]).toEqual([201, first.text]);
    const replays = [
      await after.record(id, 'hold-releases', { effectiveOn: '2015', details: {} }, 1, 'r'),
      await after.record(id, 'notes', note('late'), 0, 's'),
    ];
    for (const [index, replay] of replays.entries()) {
      const original = [refused, stale][index]?.body;
      expect(replay.body).toEqual({ ...original, correlationId: replay.body['correlationId'] });
      expect(replay.headers.get('idempotent-replayed')).toBe('true');
    }
  });

  it('refuses a key that was used for something else', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open('871', 'open');
    await officer.record(id, 'directions', direction, 0, 'k');
    const answers = [
      await officer.record(id, 'directions', { ...direction, note: 'other' }, 1, 'k'),
      await officer.record(id, 'notes', note('other'), 1, 'k'),
      await officer.post(
        '/v1/interventions',
        { effectiveOn: '2015', details: { laCode: '871', trigger: 'emergency' } },
        { 'idempotency-key': 'open' },
      ),
    ];
    for (const answer of answers)
      expect([answer.status, answer.body['code']]).toEqual([422, 'key-reused']);
    const elsewhere = await officer.open('330', 'another');
    await officer.get('/v1/audit-trail', { 'read-after': await position() });
    expect((await officer.record(elsewhere, 'directions', direction, 0, 'k')).body['code']).toBe(
      'key-reused',
    );
    const other = await api.as('team-leader').record(id, 'notes', note('mine'), 1, 'k');
    expect(other.status).toBe(201);
  });

  it('does not mind the order of the keys of a repeated body', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open();
    const first = await officer.record(id, 'directions', direction, 0, 'k');
    const { details, effectiveOn } = direction;
    const again = await officer.record(id, 'directions', { details, effectiveOn }, 0, 'k');
    expect([again.status, again.text]).toEqual([201, first.text]);
  });

  it('answers a refusal with its code, field and remedy, and keeps it in the audit trail', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open();
    const future = { ...direction, effectiveOn: '2090', note: 'canary in a body' };
    const answer = await officer.record(id, 'directions', future, 0, 'k');
    expect(answer.status).toBe(422);
    expect(problemSchema.parse(answer.body)).toMatchObject({
      code: 'date-in-future',
      field: 'effectiveOn',
    });
    const trail = await officer.get('/v1/audit-trail?refused=yes', {
      'read-after': await position(),
    });
    expect(trail.body['total']).toBe(1);
    expect(trail.text).not.toContain('canary');
    const again = await officer.record(id, 'directions', future, 0, 'k');
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const corrected = await officer.record(id, 'directions', direction, 0, 'k');
    expect(corrected.body['code']).toBe('key-reused');
    expect((await officer.record(id, 'directions', direction, 0, 'k2')).status).toBe(201);
  });

  it('keeps what a role may not do in the audit trail', async () => {
    const id = await api.as('case-officer').open();
    const researcher = api.as('researcher');
    const answers = [
      await researcher.record(id, 'directions', direction, 0, 'k'),
      await researcher.record(id, 'directions', direction, 0, 'k'),
      await api
        .as('case-officer')
        .record(id, 'voidings', { effectiveOn: '2015', details: { because: 'A mistake' } }, 0),
    ];
    for (const answer of answers)
      expect([answer.status, answer.body['code']]).toEqual([403, 'not-permitted']);
    const trail = await researcher.get('/v1/audit-trail?refused=yes', {
      'read-after': await position(),
    });
    const items = trail.body['items'] as readonly { actor: string; interventionId: string }[];
    expect(items.map((item) => item.actor)).toEqual(['Priya Nair', 'Dr Ana Ruiz']);
    expect(items.every((item) => item.interventionId === id)).toBe(true);
  });

  it('records at a council, where nothing stands yet and afterwards', async () => {
    const officer = api.as('case-officer');
    const council = await officer.get('/v1/authorities/871');
    expect(council.headers.get('etag')).toBe('"-1"');
    const judge = (headers: Record<string, string>, body: unknown = judgement) =>
      officer.post('/v1/authorities/871/judgements', body, {
        'idempotency-key': randomUUID(),
        ...headers,
      });
    expect((await judge({})).status).toBe(428);
    const first = await judge({ 'if-none-match': '*' });
    expect([first.status, first.headers.get('location')]).toEqual([201, '/v1/authorities/871']);
    const late = await judge({ 'if-none-match': '*' });
    expect([late.status, late.body['revision']]).toEqual([412, '0']);
    const visit = { effectiveOn: '2014-09', details: {} };
    const second = await officer.post('/v1/authorities/871/monitoring-visits', visit, {
      'idempotency-key': 'v',
      'if-match': '"0"',
    });
    expect([second.status, second.headers.get('etag')]).toEqual([201, '"1"']);
  });

  it.each([
    ['an unknown case', '/v1/interventions/7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11/directions'],
    ['no id', '/v1/interventions/slough/directions'],
    ['an unknown council', '/v1/authorities/000/judgements'],
    ['an unknown act', '/v1/authorities/871/dances'],
    ['an act of the other kind', '/v1/authorities/871/directions'],
  ])('finds nothing at %s', async (_case, path) => {
    const headers = { 'idempotency-key': 'k', 'if-match': '"0"' };
    const answer = await api.as('case-officer').post(path, direction, headers);
    expect([answer.status, answer.body['code']]).toEqual([404, 'not-found']);
  });

  it('opens no case for a council that there never was', async () => {
    const input = { effectiveOn: '2014', details: { laCode: '999', trigger: 'emergency' } };
    const headers = { 'idempotency-key': 'k' };
    const answer = await api.as('case-officer').post('/v1/interventions', input, headers);
    expect([answer.status, answer.body['field']]).toEqual([400, 'details.laCode']);
  });

  it('does not open a case twice through its own resource', async () => {
    const id = await api.as('case-officer').open();
    const opening = { effectiveOn: '2014', details: { laCode: '871', trigger: 'other' } };
    expect((await api.as('case-officer').record(id, 'opening', opening, 0)).status).toBe(404);
  });
});
