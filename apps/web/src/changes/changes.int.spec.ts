import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config.js';
import { createApp } from '../create-app.js';

const persona = {
  id: 'case-officer',
  name: 'Priya Nair',
  role: 'case-officer',
  does: 'Keeps the record',
  team: null,
};
const signedOut = {
  type: 'about:blank',
  title: 'Sign in first',
  status: 401,
  code: 'not-signed-in',
  detail: 'Your sign-in has ended.',
  correlationId: 'c',
};
const otherLog = {
  ...signedOut,
  status: 400,
  code: 'invalid-query',
  detail: 'That is not a position of this log.',
};
const at = (n: number) => `0000000a-${String(n).padStart(20, '0')}`;
const change = (n: number, interventionId: string | null, laCode = '871') => ({
  position: at(n),
  interventionId,
  laCode,
});

/** An api that signs in and tells of changes; every one who follows stays in `following`. */
class TellingApi {
  readonly following: { readonly after: string | null; readonly answer: ServerResponse }[] = [];
  refuses = false;
  readonly server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://api');
    if (pathname === '/v1/changes') return this.#follow(searchParams.get('after'), response);
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      response.end(
        JSON.stringify(
          pathname === '/v1/sign-in'
            ? { token: 'a.b.c', expiresAt, persona }
            : { items: [persona] },
        ),
      );
    });
  });
  readonly #log: ReturnType<typeof change>[] = [];

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  tell(...items: ReturnType<typeof change>[]): void {
    this.#log.push(...items);
    for (const { answer } of this.following) send(answer, 'changes', { items });
  }

  cut(): void {
    for (const { answer } of this.following.splice(0)) answer.destroy();
  }

  #follow(after: string | null, answer: ServerResponse): void {
    if (this.refuses) return void answer.writeHead(401).end(JSON.stringify(signedOut));
    if (after !== null && !after.startsWith(at(0).slice(0, 8)))
      return void answer.writeHead(400).end(JSON.stringify(otherLog));
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    const items = this.#log.filter(({ position }) => position > (after ?? ''));
    if (items.length > 0) send(answer, 'changes', { items });
    const position = this.#log.at(-1)?.position ?? after ?? at(0);
    send(answer, 'caught-up', { position, complete: true });
    this.following.push({ after, answer });
    answer.on('close', () => {
      const index = this.following.findIndex((one) => one.answer === answer);
      if (index >= 0) this.following.splice(index, 1);
    });
  }
}

function send(answer: ServerResponse, event: string, data: unknown): void {
  answer.write(`:\n\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It did not come to hold: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('what open pages are told', () => {
  let api: TellingApi;
  let app: NestFastifyApplication;
  let base = '';
  let cookie = '';

  beforeEach(async () => {
    api = new TellingApi();
    app = await createApp(readConfig({ API_URL: await api.listen() }), 'silent');
    await app.listen(0, '127.0.0.1');
    base = await app.getUrl();
    cookie = await signIn();
  });
  afterEach(async () => {
    await app.close();
    api.cut();
    api.server.close();
    api.server.closeAllConnections();
  });

  async function signIn(): Promise<string> {
    const page = await fetch(`${base}/sign-in`);
    const csrf = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const answer = await fetch(`${base}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: csrf },
      body: new URLSearchParams({ _csrf, _persona: 'case-officer' }),
    });
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  /** A page that listens: what it was told, and how to close it. */
  async function open(query: Record<string, string>, withCookie = cookie) {
    const url = `${base}/changes?${new URLSearchParams(query).toString()}`;
    const request = get(url, { headers: { cookie: withCookie }, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    let ended = false;
    answer.on('data', (piece: Buffer) => (text += piece.toString()));
    answer.on('error', () => undefined);
    answer.on('close', () => (ended = true));
    return {
      status: answer.statusCode,
      headers: answer.headers,
      told: () =>
        [...text.matchAll(/^event: entries\ndata: (.*)$/gm)].map(
          ([, data]) => JSON.parse(data ?? '') as { entries: number; position: string },
        ),
      ended: () => ended,
      close: () => answer.destroy(),
    };
  }

  it('is how many entries are new, over one connection to the api for all pages', async () => {
    const ofCase = await open({ after: at(1), intervention: 'x', council: '871' });
    const list = await open({ after: at(1) });
    expect(ofCase.headers['content-type']).toContain('text/event-stream');
    expect(ofCase.headers['cache-control']).toBe('no-store');
    await until(() => api.following.length === 1, 'one connection');
    api.tell(change(2, 'x'), change(3, 'y'), change(4, null), change(5, null, '330'));
    await until(() => list.told().length > 0 && ofCase.told().length > 0, 'both are told');
    expect(ofCase.told()).toEqual([{ entries: 2, position: at(5) }]);
    expect(list.told()).toEqual([{ entries: 4, position: at(5) }]);
    expect(api.following).toHaveLength(1);
  });

  it('misses nothing between a page and its connection, nor while the api is away', async () => {
    api.tell(change(2, 'x'));
    const page = await open({ after: at(1) });
    await until(() => page.told().length === 1, 'what came before');
    api.cut();
    api.tell(change(3, 'x'));
    await until(() => page.told().length === 2, 'what came meanwhile');
    const older = await open({ after: at(0) });
    await until(() => older.told().length === 1, 'what an older page has missed');
    expect(older.told()).toEqual([{ entries: 2, position: at(3) }]);
    expect(page.told().map(({ entries }) => entries)).toEqual([1, 1]);
  });

  it('ends for a person whose token the api does not take any more', async () => {
    api.refuses = true;
    const page = await open({ after: at(1) });
    await until(() => page.ended(), 'the page is let go');
  });

  it('does not depend on a page that shows another log', async () => {
    const stale = await open({ after: `ffffffff${at(1).slice(8)}` });
    await until(() => stale.ended(), 'the page of another log is let go');
    let last = 1;
    let isTold = false;
    for (let tries = 0; tries < 10 && !isTold; tries += 1) {
      // A page may be asked to begin again, once this process knows where the log ends.
      const page = await open({ after: at(last) });
      await new Promise((resolve) => setTimeout(resolve, 200));
      last += 1;
      api.tell(change(last, 'x'));
      await until(() => page.ended() || page.told().length > 0, 'the page is told or let go');
      isTold = page.told().length > 0;
      page.close();
    }
    expect(isTold).toBe(true);
  }, 60_000);

  it('is for those who are signed in, about a place in the log', async () => {
    expect((await open({ after: at(1) }, '')).status).toBe(303);
    expect((await open({ after: 'nonsense' })).status).toBe(400);
    expect((await open({})).status).toBe(400);
  });

  it('is told to so many pages of one person and no more', async () => {
    for (let n = 0; n < 30; n += 1) expect((await open({ after: at(1) })).status).toBe(200);
    expect((await open({ after: at(1) })).status).toBe(429);
  });

  it('leads to the page again, from a view that has reached what was told', async () => {
    const page = await open({ after: at(1) });
    await until(() => api.following.length === 1, 'the connection');
    api.tell(change(2, 'x'));
    await until(() => page.told().length === 1, 'the page is told');
    const show = async (position: string, back: string) => {
      const query = new URLSearchParams({ position, return: back });
      const answer = await fetch(`${base}/changes/show?${query.toString()}`, {
        redirect: 'manual',
        headers: { cookie },
      });
      return [answer.headers.get('location'), answer.headers.getSetCookie().join()];
    };
    const [to, cookies] = await show(at(2), '/interventions?q=a');
    expect(to).toBe('/interventions?q=a');
    expect(cookies).toContain(`interventions_position=${at(2)}`);
    expect(await show(at(9), 'https://example.org')).toEqual(['/', '']);
  });

  it('does not hold up the end of the process', async () => {
    const page = await open({ after: at(1) });
    const from = performance.now();
    await app.close();
    expect(performance.now() - from).toBeLessThan(5_000);
    await until(() => page.ended(), 'the page is let go');
  });
});
