import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';
import { structureFaults } from './testing/render.js';

const persona = {
  id: 'case-officer',
  name: 'Priya <b>Nair</b>',
  role: 'case-officer',
  does: 'Keeps the record',
  team: null,
};
const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
const vehicles = { items: [], position: 'p' };

/** The far side of the wire: answers of the contract, and whatever a test needs it to do wrong. */
class Wire {
  readonly seen: { readonly url: string; readonly headers: IncomingMessage['headers'] }[] = [];
  answer = (request: IncomingMessage): readonly [number, unknown] => {
    switch (request.url) {
      case '/v1/personas':
        return [200, { items: [persona] }];
      case '/v1/sign-in':
        return [200, { token: 'a.b.c', expiresAt, persona }];
      default:
        return [200, vehicles];
    }
  };
  headers: Readonly<Record<string, string>> = {};
  readonly server: Server = createServer((request: IncomingMessage, response: ServerResponse) => {
    this.seen.push({ url: request.url ?? '', headers: request.headers });
    request.resume().on('end', () => {
      const [status, body] = this.answer(request);
      response.writeHead(status, { 'content-type': 'application/json', ...this.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });

  async url(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}

const problem = (status: number, code: string) => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  detail: 'Said plainly.',
  correlationId: 'c',
});

describe('the pages’ door', () => {
  let wire: Wire;
  let app: NestFastifyApplication;
  let base: string;
  let apiUrl: string;
  const config = () =>
    readConfig({
      API_URL: apiUrl,
      API_TIMEOUT_MS: '2000',
      DEMO_SIGN_IN: 'anyone-who-reaches-it',
    });

  beforeEach(async () => {
    wire = new Wire();
    apiUrl = await wire.url();
    app = await createApp(config(), 'silent');
    await app.listen(0, '127.0.0.1');
    base = await app.getUrl();
  });
  afterEach(async () => {
    await app.close();
    wire.server.closeAllConnections();
    await new Promise((done) => wire.server.close(done));
  });

  const get = (path: string, cookie = '', headers: Record<string, string> = {}) =>
    fetch(base + path, { redirect: 'manual', headers: { cookie, ...headers } });
  const cookiesOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0] ?? '')
      .join('; ');

  async function signIn(): Promise<string> {
    const page = await get('/sign-in');
    const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const response = await post(
      '/sign-in',
      { _csrf: token, _persona: 'case-officer' },
      cookiesOf(page),
    );
    expect(response.status).toBe(303);
    return `${cookiesOf(page)}; ${cookiesOf(response)}`;
  }

  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(base + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    });

  it('says on the page to sign in where a demonstration is open to anyone', async () => {
    expect(await (await get('/sign-in')).text()).toContain('This is a demonstration: anyone');
    await app.close();
    app = await createApp({ ...config(), demonstration: false }, 'silent');
    await app.listen(0, '127.0.0.1');
    base = await app.getUrl();
    const page = await (await get('/sign-in')).text();
    expect(page).toContain('runs on your own machine');
    expect(page).not.toContain('demonstration');
  });

  it('sends everybody to sign in, and back to where they were going', async () => {
    const response = await get('/interventions?q=Slough');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/sign-in?return=%2Finterventions%3Fq%3DSlough');
    expect(wire.seen).toEqual([]);
  });

  it('keeps the token to itself, and gives the browser an id that no script reads', async () => {
    const page = await get('/sign-in');
    const html = await page.text();
    const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const response = await post(
      '/sign-in',
      { _csrf: token, _persona: 'case-officer', _return: '/vehicles' },
      cookiesOf(page),
    );
    expect(response.headers.get('location')).toBe('/vehicles');
    const session = response.headers
      .getSetCookie()
      .find((one) => one.startsWith('interventions_session'));
    expect(session).toMatch(/^interventions_session=[\w-]{43};/);
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/);
    expect(session).not.toMatch(/Secure/);
    const shown = await get('/vehicles', cookiesOf(response));
    expect(shown.status).toBe(200);
    expect(wire.seen.at(-1)?.headers.authorization).toBe('Bearer a.b.c');
    expect(await shown.text()).toContain('Priya &lt;b&gt;Nair&lt;/b&gt;');
  });

  it('gives a new id at each sign-in, and ends the session on the server at sign-out', async () => {
    const first = await signIn();
    const page = await get('/vehicles', first);
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const again = await post('/sign-in', { _csrf, _persona: 'case-officer' }, first);
    const csrf = first.split('; ').find((one) => one.startsWith('interventions_csrf')) ?? '';
    const second = `${csrf}; ${cookiesOf(again)}`;
    expect(second).not.toBe(first);
    expect((await get('/vehicles', first)).status).toBe(303);
    expect((await get('/vehicles', second)).status).toBe(200);
    const out = await post('/sign-out', { _csrf }, second);
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(out.headers.getSetCookie().join()).toMatch(/interventions_session=;/);
    expect((await get('/vehicles', second)).status).toBe(303);
  });

  it('sets its cookies for https alone where people reach it by that', async () => {
    const config = readConfig({
      API_URL: `http://127.0.0.1:${(wire.server.address() as AddressInfo).port}`,
      PUBLIC_URL: 'https://interventions.example',
    });
    const secure = await createApp(config, 'silent');
    await secure.listen(0, '127.0.0.1');
    try {
      const page = await fetch(`${await secure.getUrl()}/sign-in`);
      expect(page.headers.getSetCookie().join()).toMatch(/interventions_csrf=.*Secure/);
    } finally {
      await secure.close();
    }
  });

  it('never follows a return path to another site', async () => {
    const page = await get('/sign-in?return=https://example.org');
    expect(await page.text()).toContain('name="_return" value="/"');
  });

  it('refuses a form that did not come from its own pages', async () => {
    const cookie = await signIn();
    const response = await post('/sign-out', { _csrf: 'forged' }, cookie);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This form is no longer valid');
    expect((await post('/sign-in', { _persona: 'case-officer' })).status).toBe(403);
  });

  it('lets only its own scripts run', async () => {
    const response = await get('/sign-in');
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'self' 'nonce-([0-9a-f]+)'/.exec(policy)?.[1];
    expect(nonce).toBeDefined();
    expect(policy).not.toContain('unsafe-inline');
    const html = await response.text();
    const inline = [...html.matchAll(/<script(?![^>]*src=)[^>]*>/g)].map(([tag]) => tag);
    expect(inline).toEqual([`<script nonce="${nonce}">`]);
    expect(html).not.toMatch(/ style="| on\w+="/);
  });

  it('says plainly that the service is down, with a reference and no stack', async () => {
    const cookie = await signIn();
    wire.answer = () => [200, 'not json at all'];
    const response = await get('/vehicles', cookie, { 'x-correlation-id': 'my-reference-1' });
    expect(response.status).toBe(503);
    expect(response.headers.get('x-correlation-id')).toBe('my-reference-1');
    const html = await response.text();
    expect(html).toContain('The service is not available');
    expect(html).toContain('my-reference-1');
    expect(html).not.toMatch(/at .*\.(ts|js):|node_modules|SyntaxError/);
    expect((await get('/health/live')).status).toBe(200);
  });

  it('says up to when a page is complete, where the record cannot be reached', async () => {
    const cookie = await signIn();
    const words = 'This page shows what was recorded up to 21 November 2026 at 9:30pm.';
    expect(await (await get('/vehicles', cookie)).text()).not.toContain('cannot be reached');
    wire.headers = { 'as-of': '2026-11-21T21:30:00.000Z' };
    const html = await (await get('/vehicles', cookie)).text();
    expect(html).toContain(words);
    expect(structureFaults(html)).toEqual([]);
    wire.headers = { 'as-of': '<script>' };
    expect(await (await get('/vehicles', cookie)).text()).not.toContain('recorded up to');
  });

  it('says that the record takes no entries, and why, where the log is withheld', async () => {
    const cookie = await signIn();
    const detail = 'The log lacks entries that were seen in it. An operator has to look.';
    wire.answer = () => [503, { ...problem(503, 'log-withheld'), detail }];
    const response = await get('/vehicles', cookie);
    expect(response.status).toBe(503);
    const html = await response.text();
    expect(html).toContain('The record cannot take entries at the moment.');
    expect(html).toContain(detail);
    expect(html).not.toContain('Nothing is lost');
  });

  it('says what is missing where an entry is newer than the release of the api', async () => {
    const cookie = await signIn();
    const detail = 'This holds an entry of a kind (direction-revoked.v2) that is not known.';
    wire.answer = () => [503, { ...problem(503, 'release-behind'), detail }];
    const response = await get('/interventions/1', cookie);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain(detail);
  });

  it('is not ready while the api is not', async () => {
    expect((await get('/health/ready')).status).toBe(200);
    wire.answer = () => [503, {}];
    expect((await get('/health/ready')).status).toBe(503);
  });

  it.each([
    ['the view is behind', problem(503, 'view-behind')],
    ['the log was restored since', { ...problem(400, 'invalid-header'), field: 'Read-After' }],
  ])('shows the older page with a banner where %s', async (_where, answer) => {
    const cookie = `${await signIn()}; interventions_position=0001-0000000009`;
    const usual = wire.answer;
    wire.answer = (request) =>
      request.headers['read-after'] === undefined ? usual(request) : [answer.status, answer];
    const response = await get('/vehicles', cookie);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('What you recorded last may not be shown yet');
    expect(wire.seen.at(-2)?.headers['read-after']).toBe('0001-0000000009');
  });

  it('asks to sign in again when the token has run out, and keeps a form’s answers and its key', async () => {
    const cookie = await signIn();
    const usual = wire.answer;
    wire.answer = (request) =>
      request.headers.authorization === undefined || request.url === '/v1/personas'
        ? usual(request)
        : [401, problem(401, 'not-signed-in')];
    expect((await get('/vehicles', cookie)).headers.get('location')).toBe(
      '/sign-in?return=%2Fvehicles',
    );
    const page = await get('/sign-in', cookie);
    const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const path = '/interventions/1/record/notes';
    const key = '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b12';
    const kept = await post(
      path,
      { _csrf: token, _key: key, _revision: '4', 'details.text': 'A “note” & more' },
      cookie,
    );
    expect(kept.status).toBe(401);
    const html = await kept.text();
    expect(html).toContain('Your answers are kept');
    expect(html).toContain('name="details.text" value="A “note” &amp; more"');
    expect(html).toContain('name="_revision" value="4"');
    expect(html).toContain(`name="_key" value="${key}"`);
    wire.answer = usual;
    const resumed = await post(
      '/sign-in',
      { _csrf: token, _persona: 'case-officer', _resume: 'yes', _return: path },
      cookie,
    );
    expect(resumed.status).toBe(307);
    expect(resumed.headers.get('location')).toBe(path);
  });

  it('answers unknown addresses and methods with a page', async () => {
    const cookie = await signIn();
    for (const path of ['/nowhere', '/assets/nothing.css', '/policies/x/y']) {
      const response = await get(path, cookie);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('Page not found');
    }
    const put = await fetch(`${base}/vehicles`, { method: 'PUT', headers: { cookie } });
    expect(put.status).toBe(404);
  });

  it.each(['/%', '/vehicles/%E0%A4', `/vehicles/${'a'.repeat(9000)}`])(
    'says of the address %.20s that it is not valid',
    async (path) => {
      const response = await get(path, await signIn());
      expect(response.status).toBe(400);
      expect(await response.text()).toBe('This address is not valid. Check that it is complete.\n');
    },
  );

  it('shows no form for opening a case to a researcher', async () => {
    const usual = wire.answer;
    const reader = { ...persona, id: 'researcher', role: 'researcher' };
    wire.answer = (request) =>
      request.url === '/v1/sign-in'
        ? [200, { token: 'a.b.c', expiresAt, persona: reader }]
        : usual(request);
    const response = await get('/interventions/open', await signIn());
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('You cannot do this');
  });

  it('hands a calendar on by its token alone, and keeps the token out of its messages', async () => {
    const token = 'calendar-token-0123456789';
    const usual = wire.answer;
    wire.answer = (request) =>
      request.url === `/calendar/${token}.ics` ? [200, 'BEGIN:VCALENDAR'] : usual(request);
    const cookie = await signIn();
    const response = await get(`/calendar/${token}.ics`, cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/calendar');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('BEGIN:VCALENDAR');
    expect(wire.seen.at(-1)?.headers.authorization).toBeUndefined();

    wire.answer = () => [404, problem(404, 'not-found')];
    expect((await get(`/calendar/${token}.ics`)).status).toBe(404);
    const asked = wire.seen.length;
    for (const name of ['short.ics', `${token}.txt`, token])
      expect((await get(`/calendar/${name}`)).status).toBe(404);
    expect(wire.seen).toHaveLength(asked);
  });

  it('shows the address of a new calendar as people reach it, behind a proxy too', async () => {
    const feed = {
      id: '0198c0de-0000-7000-8000-000000000001',
      of: { officer: 'Priya Nair' },
      ofText: 'Deadlines of Priya Nair',
      openedBy: 'Priya Nair',
      openedAt: '2026-01-05T09:00:00.000Z',
      revokedAt: null,
      mayRevoke: true,
    };
    const usual = wire.answer;
    const opened = { feed, token: 't', path: '/calendar/t.ics', position: 'p' };
    const shown = async () => {
      const cookie = await signIn();
      wire.answer = (request) =>
        request.url === '/v1/calendar-feeds' ? [201, opened] : usual(request);
      const html = await (await get('/sign-in', cookie)).text();
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const fields = { _csrf, of: 'officer', _key: '0198c0de-0000-4000-8000-000000000002' };
      return (await post('/calendar-feeds', fields, cookie)).text();
    };
    expect(await shown()).toContain(`${base}/calendar/t.ics`);
    await app.close();
    app = await createApp({ ...config(), publicUrl: 'https://interventions.example' }, 'silent');
    await app.listen(0, '127.0.0.1');
    base = await app.getUrl();
    expect(await shown()).toContain('https://interventions.example/calendar/t.ics');
  });

  it('passes on what the role may not do', async () => {
    const cookie = await signIn();
    wire.answer = () => [403, problem(403, 'not-permitted')];
    const response = await get('/vehicles', cookie);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Said plainly.');
  });

  it('serves its files for ever under the digest of their content', async () => {
    const html = await (await get('/sign-in')).text();
    const [, href] = /href="(\/assets\/interventions\.css\?v=[0-9a-f]+)"/.exec(html) ?? [];
    const response = await get(href ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('text/css');
  });

  it('refuses a body beyond its limit', async () => {
    const cookie = await signIn();
    const response = await post('/sign-out', { big: 'x'.repeat(1_100_000) }, cookie);
    expect(response.status).toBe(413);
  });
});
