import { SignJWT, UnsecuredJWT } from 'jose';
import { problemSchema } from '@interventions/contracts';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('signing in', () => {
  let api: StartedApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api.stop();
  });

  const me = (token: string) => api.nobody.get('/v1/me', { authorization: `Bearer ${token}` });

  it('as each persona gives a token that is good for what the role may', async () => {
    const { body } = await api.nobody.get('/v1/personas');
    const items = body['items'] as readonly { id: string; name: string; team: string | null }[];
    expect(items).toHaveLength(4);
    expect(items.map(({ team }) => team)).toContain('North and Midlands');
    for (const { id, name, team } of items) {
      const signedIn = await api.nobody.post('/v1/sign-in', { persona: id });
      expect(signedIn.status).toBe(200);
      const answer = await me(String(signedIn.body['token']));
      const mayRecord = id !== 'researcher';
      expect(answer.body).toEqual({ actor: name, name, role: id, team, mayRecord });
    }
  });

  it('as nobody known is refused', async () => {
    for (const body of [{ persona: 'minister' }, {}, { persona: 'researcher', role: 'system' }])
      expect((await api.nobody.post('/v1/sign-in', body)).status).toBe(400);
  });

  it('with a token that is not its own is refused, logged, and explained without detail', async () => {
    const claims = { name: 'canary-name', role: 'team-leader' };
    const key = new Uint8Array(32).fill(1);
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject('canary-subject')
      .setIssuer('interventions-local')
      .setAudience('interventions-api')
      .setNotBefore('-1m')
      .setExpirationTime('1h')
      .sign(key);
    const unsigned = new UnsecuredJWT(claims).setSubject('canary-subject').encode();
    for (const token of [forged, unsigned, 'canary-token', 'a.b.c']) {
      const answer = await me(token);
      const problem = problemSchema.parse(answer.body);
      expect([answer.status, problem.code]).toEqual([401, 'not-signed-in']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.text).not.toMatch(/signature|jws|jwt|\.js|at /i);
    }
    expect(api.logged()).toContain('A token was refused.');
    expect(api.logged()).not.toContain('canary');
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic YWRtaW46YWRtaW4=',
    'bearer a b',
    `Bearer ${'a'.repeat(5000)}`,
  ])('with the header “%.30s” is refused', async (authorization) => {
    expect((await api.nobody.get('/v1/me', { authorization })).status).toBe(401);
  });

  it('a thousand times at once is slowed down, and hinders nobody else', async () => {
    const started = performance.now();
    const attempts = Array.from({ length: 1000 }, () =>
      api.nobody.post('/v1/sign-in', { persona: 'researcher' }),
    );
    const health = await api.nobody.get('/health/live');
    expect(health.status).toBe(200);
    const answers = await Promise.all(attempts);
    const slowed = answers.filter((answer) => answer.status === 429);
    expect(slowed.length).toBeGreaterThan(500);
    expect(slowed[0]?.headers.get('retry-after')).toMatch(/^[1-5]$/);
    expect(answers.every((answer) => [200, 429].includes(answer.status))).toBe(true);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 30_000);
});
