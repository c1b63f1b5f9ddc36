import { once } from 'node:events';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { freePorts, Nginx } from './testing/nginx.ts';
import { Upstream } from './testing/upstream.ts';

describe('the proxy, as nginx runs it', () => {
  let nginx: Nginx;
  let ports: readonly number[] = [];
  const [web1, web2, api1, api2] = [1, 2, 3, 4].map((n) => new Upstream(`upstream ${n}`)) as [
    Upstream,
    Upstream,
    Upstream,
    Upstream,
  ];

  beforeAll(async () => {
    ports = await freePorts(4);
    const [a = 0, b = 0, c = 0, d = 0] = ports;
    nginx = await Nginx.over({
      'web-1:3000': a,
      'web-2:3000': b,
      'api-1:4000': c,
      'api-2:4000': d,
    });
    await web1.listen(a);
    await web2.listen(b);
    await api1.listen(c);
    await api2.listen(d);
    await nginx.start();
  }, 60_000);

  afterAll(async () => {
    await nginx.stop();
    for (const upstream of [web1, web2, api1, api2]) await upstream.close();
  }, 30_000);

  /** A request from outside that answers once its head is there. */
  async function open(
    path: string,
    options: RequestOptions = {},
    body = '',
  ): Promise<IncomingMessage> {
    const sent = request({
      host: '127.0.0.1',
      port: nginx.ports.tls,
      path,
      servername: 'localhost',
      ca: nginx.authority,
      agent: false,
      timeout: 20_000,
      ...options,
    });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return response;
  }

  async function ask(path: string, options?: RequestOptions, body?: string) {
    const response = await open(path, options, body);
    let text = '';
    for await (const piece of response) text += String(piece);
    return { status: response.statusCode, headers: response.headers, text };
  }
  const inside = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${nginx.ports.inside}${path}`, { headers });

  it('has a configuration that nginx takes', () => {
    const { ok, said } = nginx.check();
    expect([ok, said]).toEqual([true, expect.not.stringContaining('[warn]')]);
  }, 30_000);

  it('spreads the requests', async () => {
    const answers = new Set<string>();
    for (let n = 0; n < 8; n += 1) answers.add((await ask('/')).text);
    expect([...answers].sort()).toEqual([web1.name, web2.name]);
  });

  it('leaves the headers of the pages as they are, and makes their cookies secure', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toBe("default-src 'self'");
    expect(headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Lax; Secure|; Secure/i);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers.server).toBe('nginx');
  });

  it('tells who asks, not who they say they are', async () => {
    web1.seen.length = web2.seen.length = 0;
    await ask('/', { headers: { 'x-forwarded-for': '10.1.1.1', host: 'localhost:8443' } });
    const [{ headers } = { headers: {} }] = [...web1.seen, ...web2.seen];
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      host: 'localhost:8443',
      'x-correlation-id': expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
  });

  it.each([
    '/metrics',
    '/metrics/',
    '/health/live',
    '/health/ready',
    '/ops/rebuild',
    '/docs',
    '//metrics',
    '/%6detrics',
    '/x/../metrics',
    '/metrics?x=1',
  ])('keeps %s inside', async (path) => {
    web1.seen.length = web2.seen.length = 0;
    expect((await ask(path)).status).toBe(404);
    expect([...web1.seen, ...web2.seen]).toEqual([]);
  });

  it('lets through what only begins like them', async () => {
    expect((await ask('/metrics-of-a-council')).status).toBe(200);
  });

  it('lets the pages ask the apis for their health, and not for their numbers', async () => {
    expect((await inside('/health/ready')).status).toBe(200);
    expect((await inside('/v1/acts')).status).toBe(200);
    for (const path of ['/metrics', '/ops/rebuild', '/docs'])
      expect((await inside(path)).status).toBe(404);
  });

  it('keeps the correlation id that the pages give an api', async () => {
    api1.seen.length = api2.seen.length = 0;
    await inside('/v1/acts', { 'x-correlation-id': 'given-by-a-page' });
    const [asked] = [...api1.seen, ...api2.seen];
    expect(asked?.headers['x-correlation-id']).toBe('given-by-a-page');
  });

  it('refuses what the apps would refuse for its size', async () => {
    const post = { method: 'POST' };
    expect((await ask('/form', post, 'x'.repeat(1024 * 1024))).status).toBe(200);
    expect((await ask('/form', post, 'x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  it('hands on each piece of a stream as it is sent', async () => {
    const response = await open('/stream');
    response.setEncoding('utf8');
    const pieces = response[Symbol.asyncIterator]() as AsyncIterator<string>;
    // The answer behind it is still open: a proxy that waited for its end would never hand this on.
    expect((await pieces.next()).value).toBe('data: first\n\n');
    const [behind] = [...web1.streams, ...web2.streams];
    behind?.write('data: second\n\n');
    expect((await pieces.next()).value).toBe('data: second\n\n');
    behind?.end();
    expect((await pieces.next()).done).toBe(true);
  });

  it('writes no addresses into its lines', async () => {
    await ask('/calendar/canary-of-a-calendar.ics');
    while (!nginx.lines().join('').includes('"status":200'))
      await new Promise((done) => setTimeout(done, 20));
    expect(nginx.lines().join('\n')).not.toContain('canary');
    for (const line of nginx.lines()) expect(JSON.parse(line)).toMatchObject({ app: 'proxy' });
  });

  it('passes over a server that is gone, for pages, forms and apis, and takes it back', async () => {
    await web1.close();
    await api2.close();
    for (let n = 0; n < 12; n += 1) {
      const answer = n % 2 === 0 ? await ask('/') : await ask('/form', { method: 'POST' }, 'a=b');
      expect([answer.status, answer.text]).toEqual([200, web2.name]);
      expect(await (await inside('/v1/acts')).text()).toBe(api1.name);
    }
    await web2.close();
    expect((await ask('/')).status).toBe(502);
    const back = new Upstream('back');
    await back.listen(ports[1] ?? 0);
    while ((await ask('/')).text !== back.name) await new Promise((done) => setTimeout(done, 250));
    await back.close();
  }, 45_000);
});
