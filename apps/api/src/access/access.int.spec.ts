import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acts, recordingRoles } from '@interventions/domain';
import type { Route } from '../http/route-list.js';
import { direction, type ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const personas = ['case-officer', 'commissioner', 'team-leader', 'researcher'] as const;

/** Every route that needs no sign-in, by name. Whoever adds one adds it here. */
const publicRoutes: readonly string[] = [
  'GET /v1/personas',
  'POST /v1/sign-in',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /docs',
  'GET /docs/',
  'GET /docs/*',
  'GET /docs/index.html',
  'GET /docs/LICENSE',
  'GET /docs/openapi.json',
  'GET /docs/swagger-ui-init.js',
  'GET /docs/docs/swagger-ui-init.js',
  'GET /calendar/:file',
];
/** Routes of a resource that this log has none of. */
const withoutSample: readonly string[] = [
  '/v1/vehicles/:key',
  '/v1/notices/:reference',
  '/v1/interventions/:id/decisions/:entryId',
  '/v1/interventions/:id/steps/:entryId',
  '/v1/desk/drafts/:id',
  '/v1/interventions/:id/evidence/:entryId/file',
  '/v1/interventions/:id/entries/:entryId/claims',
];
/** Routes that answer whoever may read, and send something with the question. */
const askingRoutes: readonly string[] = [
  'POST /v1/interventions/:id/dry-runs/:route',
  'POST /v1/authorities/:laCode/dry-runs/:route',
  'POST /v1/calendar-feeds',
  'DELETE /v1/calendar-feeds/:id',
  'PUT /v1/desk/looked/:interventionId',
  'DELETE /v1/desk/looked/:interventionId',
  'PUT /v1/desk/drafts/:id',
  'DELETE /v1/desk/drafts/:id',
];
const operatorRoutes: readonly string[] = ['POST /ops/rebuild', 'POST /ops/retry'];

const nameOf = ({ method, path }: Route) => `${method} ${path}`.replace(/^HEAD/, 'GET');

describe('who may call what', () => {
  let api: StartedApi;
  let id = '';
  let routes: readonly Route[] = [];

  beforeAll(async () => {
    api = await startApi();
    id = await api.as('case-officer').open();
    routes = api.routes.all();
  });

  afterAll(async () => {
    await api.stop();
  });

  const call = (caller: ApiCaller, { method, path }: Route) => {
    const url = path
      .replace(':interventionId', id)
      .replace(':id', path.includes('policies') ? 'pm-2015' : id)
      .replace(':file', 'unknown.ics')
      .replace('policies/comparison', 'policies/comparison?a=pm-2015&b=ad-hoc')
      .replace(':name', 'phases')
      .replace('/v1/search', '/v1/search?q=slough')
      .replace(':laCode', '871')
      .replace(':route', path.includes('authorities') ? 'judgements' : 'directions')
      .replace(':key', 'slough-children-first')
      .replace('*', 'swagger-ui.css');
    return method === 'POST'
      ? caller.post(url, path === '/ops/rebuild' ? {} : direction, {
          'idempotency-key': `${Math.random()}`,
          'if-match': '"999"',
        })
      : caller.send(method, url);
  };

  it('knows every route', () => {
    expect(routes.filter(({ method }) => method === 'GET').length).toBeGreaterThan(20);
    for (const name of [...publicRoutes, ...operatorRoutes])
      expect([name, routes.some((route) => nameOf(route) === name)]).toEqual([name, true]);
  });

  it('lets nobody in who is not signed in, but where a route is public by name', async () => {
    for (const route of routes.filter((one) => !publicRoutes.includes(nameOf(one)))) {
      const { status } = await call(api.nobody, route);
      expect([nameOf(route), status]).toEqual([nameOf(route), 401]);
    }
  });

  it('lets everybody call what is public', async () => {
    for (const route of routes.filter((one) => publicRoutes.includes(nameOf(one)))) {
      const { status } = await call(api.nobody, route);
      expect([nameOf(route), status === 401 || status === 403]).toEqual([nameOf(route), false]);
    }
  });

  it.each(personas)('lets a %s read everything', async (persona) => {
    for (const route of routes.filter(
      (one) => ['GET', 'HEAD'].includes(one.method) && !publicRoutes.includes(nameOf(one)),
    )) {
      const caller = api.as(persona);
      const goesOn = route.path === '/v1/changes';
      const status = goesOn
        ? await caller.statusOf(route.method, route.path)
        : (await call(caller, route)).status;
      const expected = withoutSample.includes(route.path) ? 404 : 200;
      expect([nameOf(route), status]).toEqual([nameOf(route), expected]);
    }
  });

  it.each(personas)('lets a %s ask what an act would do', async (persona) => {
    for (const name of askingRoutes.filter((one) => one.includes('dry-runs'))) {
      const route = routes.find((one) => nameOf(one) === name);
      if (route === undefined) throw new Error(`There is no ${name}.`);
      const { status } = await call(api.as(persona), route);
      expect([name, status === 401 || status === 403]).toEqual([name, false]);
    }
  });

  it.each(personas)('lets a %s record only where the role may', async (persona) => {
    const recording = routes.filter(
      (one) =>
        one.method === 'POST' &&
        ![...publicRoutes, ...askingRoutes, ...operatorRoutes].includes(nameOf(one)),
    );
    expect(recording.map(nameOf)).toEqual([
      'POST /v1/interventions/:id/evidence-files',
      'POST /v1/interventions',
      'POST /v1/interventions/:id/:route',
      'POST /v1/authorities/:laCode/:route',
    ]);
    for (const route of recording) {
      const { status } = await call(api.as(persona), route);
      const allowed = recordingRoles.includes(persona);
      expect([nameOf(route), status === 403]).toEqual([nameOf(route), !allowed]);
    }
  });

  it('never lets a researcher record any act, and each role only the acts it may', async () => {
    for (const persona of personas)
      for (const act of acts) {
        const path =
          act.stream === 'authority'
            ? `/v1/authorities/871/${act.route}`
            : act.name === 'InterventionOpened'
              ? '/v1/interventions'
              : `/v1/interventions/${id}/${act.route}`;
        const answer = await api.as(persona).post(
          path,
          {},
          {
            'idempotency-key': `${persona}-${act.name}`,
            'if-match': '"0"',
          },
        );
        // An empty body is refused for its fields, but only after the door let its sender in.
        expect([persona, act.name, answer.status]).toEqual([
          persona,
          act.name,
          persona === 'researcher' ? 403 : 400,
        ]);
      }
  }, 60_000);

  it('takes the operator’s token for operating, and for nothing else', async () => {
    const token = (await readFile(join(api.dataDir, 'ops-token'), 'utf8')).trim();
    const bearer = { authorization: `Bearer ${token}` };
    for (const persona of personas)
      for (const path of ['/ops/rebuild', '/ops/retry'])
        expect((await api.as(persona).post(path, {})).status).toBe(401);
    const wrong = { authorization: `Bearer ${token.slice(0, -1)}x` };
    expect((await api.nobody.post('/ops/retry', {}, wrong)).status).toBe(401);
    expect((await api.nobody.post('/ops/retry', {}, bearer)).status).toBe(200);
    expect((await api.nobody.get('/v1/me', bearer)).status).toBe(401);
  });
});
