import { connect } from 'node:net';
import fc from 'fast-check';
import { problemSchema } from '@interventions/contracts';
import { checkLawAsync } from '@interventions/eventsourcing/testing';
import { direction, type ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const json = { 'content-type': 'application/json' };

describe('input that makes no sense', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';

  beforeAll(async () => {
    api = await startApi();
    officer = api.as('case-officer');
    id = await officer.open();
  });

  afterAll(async () => {
    await api.stop();
  });

  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
    officer.send(
      'POST',
      `/v1/interventions/${id}/directions`,
      { 'idempotency-key': 'k', 'if-match': '"0"', ...headers },
      body,
    );

  it.each<[string, string | Uint8Array<ArrayBuffer>, number, string]>([
    ['no body', '', 400, 'malformed-json'],
    ['half a body', '{"effectiveOn":', 400, 'malformed-json'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'malformed-json'],
    ['a prototype', '{"__proto__":{"role":"team-leader"}}', 400, 'malformed-json'],
    ['10,000 levels', '['.repeat(10_000) + ']'.repeat(10_000), 400, 'too-deep'],
    ['a text', '"directions"', 400, 'invalid-body'],
    ['nothing', 'null', 400, 'invalid-body'],
    ['a list', '[]', 400, 'invalid-body'],
    ['unknown fields', JSON.stringify({ ...direction, role: 'system' }), 400, 'invalid-body'],
    ['stamps', JSON.stringify({ ...direction, policyVersion: 'x' }), 400, 'invalid-body'],
    ['wrong types', JSON.stringify({ effectiveOn: 7, details: { kind: [] } }), 400, 'invalid-body'],
    ['more than a mebibyte', JSON.stringify({ note: 'x'.repeat(1024 * 1024) }), 413, 'too-large'],
  ])('%s is answered with a problem', async (_case, body, status, code) => {
    const answer = await send(body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    problemSchema.parse(answer.body);
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/jsonx',
  ])('a body as %s is not taken', async (type) => {
    const answer = await send(JSON.stringify(direction), { 'content-type': type });
    expect([answer.status, answer.body['code']]).toEqual([415, 'unsupported-media-type']);
  });

  it('names each field at fault', async () => {
    const answer = await send(JSON.stringify({ effectiveOn: 'x', details: { kind: 'y', z: 1 } }));
    const problem = problemSchema.parse(answer.body);
    expect(problem.errors?.map((error) => error.field).sort()).toEqual([
      'details.kind',
      'details.z',
      'effectiveOn',
    ]);
    expect(problem.field).toBeDefined();
  });

  it.each([
    ['GET', '/v1/interventions?colour=red', 400, 'invalid-query'],
    ['GET', '/v1/interventions?limit=0', 400, 'invalid-query'],
    ['GET', '/v1/interventions?limit=1e9', 400, 'invalid-query'],
    ['GET', '/v1/interventions?limit=ten', 400, 'invalid-query'],
    ['GET', '/v1/interventions?sort=owner;drop', 400, 'invalid-query'],
    ['GET', '/v1/interventions?cursor=nonsense', 400, 'invalid-query'],
    ['GET', '/v1/interventions?q=a&q=b', 400, 'invalid-query'],
    ['GET', '/v1/audit-trail?from=yesterday', 400, 'invalid-query'],
    ['GET', '/v1/audit-trail?from=2999-01-01', 400, 'invalid-query'],
    ['GET', '/v1/authorities/871/failure-test?policy=none', 400, 'invalid-query'],
    ['GET', '/v1/authorities/871/failure-test?asOf=2999-01-01', 400, 'invalid-query'],
    ['GET', '/v1/authorities/871/timeline?validAt=2014-02-30', 400, 'invalid-query'],
    ['GET', '/v1/authorities/871/timeline?knownAt=soon', 400, 'invalid-query'],
    ['GET', '/v1/nothing', 404, 'not-found'],
    ['GET', '/', 404, 'not-found'],
    ['GET', '/v1/interventions/%', 400, 'invalid-query'],
    ['GET', `/v1/policies/${'x'.repeat(500)}`, 404, 'not-found'],
    ['DELETE', '/v1/interventions', 405, 'method-not-allowed'],
    ['PUT', '/v1/interventions/7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11', 405, 'method-not-allowed'],
    ['PATCH', '/health/live', 405, 'method-not-allowed'],
    ['POST', '/v1/acts', 405, 'method-not-allowed'],
  ])('%s %.80s is answered with a problem', async (method, path, status, code) => {
    const answer = await officer.send(method, path);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    problemSchema.parse(answer.body);
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET|POST/);
  });

  it('any JSON at all is answered with a problem or recorded, never with a fault', async () => {
    const body = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.record({ effectiveOn: fc.jsonValue(), details: fc.jsonValue() }),
    );
    await checkLawAsync(
      'no fault',
      [body],
      async (value) => {
        const answer = await send(JSON.stringify(value));
        expect([400, 413, 422]).toContain(answer.status);
        problemSchema.parse(answer.body);
      },
      { runs: 150 },
    );
  }, 60_000);

  it('any search is answered, and changes nothing', async () => {
    const attacks = [
      "'",
      "' OR 1=1 --",
      '"; DROP TABLE interventions; --',
      '%',
      '_',
      '\u0000',
      '\\',
    ];
    const text = fc.oneof(
      fc.constantFrom(...attacks),
      fc.string({ maxLength: 60, unit: 'binary' }),
    );
    await checkLawAsync(
      'any search',
      [text],
      async (value) => {
        const q = encodeURIComponent(value);
        for (const path of [
          `/v1/interventions?q=${q}`,
          `/v1/authorities?q=${q}`,
          `/v1/audit-trail?actor=${q}`,
          `/v1/interventions/${id}/timeline?source=${q}`,
          `/v1/interventions/${q}`,
          `/v1/vehicles/${q}`,
        ]) {
          const answer = await officer.get(path);
          expect([path, answer.status < 500]).toEqual([path, true]);
        }
      },
      { runs: 40 },
    );
    expect((await officer.get('/v1/interventions')).body['total']).toBe(1);
    const everything = await officer.get(
      `/v1/interventions?q=${encodeURIComponent("' OR 1=1 --")}`,
    );
    expect(everything.body['total']).toBe(0);
  }, 60_000);

  it.each([
    ['no HTTP at all', 'HELO there\r\n\r\n'],
    [
      'a header without end',
      `GET /health/live HTTP/1.1\r\nHost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
    ],
    [
      'two lengths',
      'POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    ],
  ])('%s on the wire is refused, and the next request answered', async (_case, text) => {
    const { port } = new URL(api.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.setTimeout(5_000, () => socket.destroy());
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.write(text);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect((await api.nobody.get('/health/live')).status).toBe(200);
  });

  it('leaves nothing in the log of events or in the log of the process', async () => {
    expect(await api.backend.store.head()).toMatch(/0{19}1$/);
    await send(JSON.stringify({ ...direction, note: 7, secret: 'canary-body' }));
    await officer.get('/v1/interventions?q=canary-query');
    await officer.send('GET', '/v1/me', { cookie: 'canary-cookie', 'x-other': 'canary-header' });
    await officer.get('/health/live', { 'x-correlation-id': 'a\tcanary-log {"level":60}' });
    expect(api.logged()).not.toContain('canary');
    expect(api.logged()).not.toContain('Priya');
    expect(api.logged()).not.toContain('Bearer');
    for (const line of api.logged().trimEnd().split('\n'))
      expect(() => void JSON.parse(line)).not.toThrow();
  });

  it('gives back the caller’s correlation id, or one of its own', async () => {
    const own = await officer.get('/v1/nothing', { 'x-correlation-id': 'abc-12345' });
    expect(own.headers.get('x-correlation-id')).toBe('abc-12345');
    expect(own.body['correlationId']).toBe('abc-12345');
    expect(api.logged()).toContain('abc-12345');
    const odd = await officer.get('/v1/nothing', { 'x-correlation-id': '<script>' });
    expect(odd.body['correlationId']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
