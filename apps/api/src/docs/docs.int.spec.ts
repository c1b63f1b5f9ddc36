import { startApi, type StartedApi } from '../testing/started-api.js';

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

describe('the documentation', () => {
  let api: StartedApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api.stop();
  });

  it('tells of every route, and of no other', async () => {
    const { body } = await api.nobody.get('/docs/openapi.json');
    const { paths } = body as unknown as Document;
    const told = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = api.routes
      .all()
      .filter(({ method, path }) => method !== 'HEAD' && !path.startsWith('/docs'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const anyAct = /^POST \/v1\/(interventions\/\{id\}|authorities\/\{laCode\})\/[a-z-]+$/;
    const isAct = (one: string) => anyAct.test(one) && !served.includes(one);
    expect(told.filter((one) => !isAct(one)).sort()).toEqual(
      served.filter((one) => !one.endsWith('}/{route}')).sort(),
    );
    expect(told.filter(isAct).length).toBeGreaterThan(75);
  });

  it('is a page that needs nothing from elsewhere', async () => {
    const page = await api.nobody.get('/docs');
    expect(page.status).toBe(200);
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, target = '']) => target,
    );
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset).toMatch(/^\.\/docs\//);
      expect([asset, (await api.nobody.get(asset.slice(1))).status]).toEqual([asset, 200]);
    }
    expect(page.text).not.toMatch(/<script>/);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('leaves the page’s other files unread', async () => {
    for (const path of ['/docs/LICENSE', '/docs/../package.json', '/docs/%2e%2e/package.json'])
      expect([path, (await api.nobody.get(path)).status]).toEqual([path, 404]);
  });
});
