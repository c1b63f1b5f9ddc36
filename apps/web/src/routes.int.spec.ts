import { readFile } from 'node:fs/promises';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';

/** What each route answers with: the browser tests ask for an accessibility check of each `page`. */
const inventory = new URL('../routes.json', import.meta.url);

/** Routes that need no sign-in, by name. A new one must be added here on purpose. */
const open = [
  'GET /assets/:name',
  'GET /calendar/:file',
  'GET /health/live',
  'GET /health/ready',
  'GET /help',
  'GET /help/accessibility',
  'GET /help/glossary',
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-out',
];

describe('every route of the pages', () => {
  it('is open by name, or asks to sign in before anything else', async () => {
    const apiUrl = 'http://127.0.0.1:9';
    const config = readConfig({ API_URL: apiUrl, API_TIMEOUT_MS: '500' });
    const app = await createApp(config, 'silent');
    const routes: string[] = [];
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, url }) => {
        for (const one of [method].flat())
          if (one === 'GET' || one === 'POST') routes.push(`${one} ${url}`);
      });
    await app.listen(0, '127.0.0.1');
    try {
      const listed = JSON.parse(await readFile(inventory, 'utf8')) as Record<string, string>;
      expect([...new Set(routes)].sort()).toEqual(Object.keys(listed).sort());
      const base = await app.getUrl();
      const closed = [...new Set(routes)].filter((route) => !open.includes(route));
      expect(open.filter((route) => !routes.includes(route))).toEqual([]);
      expect(closed.length).toBeGreaterThan(20);
      for (const route of closed) {
        const [method = 'GET', path = '/'] = route.split(' ');
        const response = await fetch(base + path.replace(/:\w+/g, '1').replace('*', ''), {
          method,
          redirect: 'manual',
          headers: { cookie: 'interventions_session=forged' },
        });
        const { status } = response;
        const asked = response.headers.get('location')?.startsWith('/sign-in?return=') === true;
        expect({ route, refused: method === 'POST' ? status === 403 : asked }).toEqual({
          route,
          refused: true,
        });
      }
    } finally {
      await app.close();
    }
  });
});
