import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** Somebody signed in at the pages, with a browser that runs no scripts. */
export class Reader {
  private constructor(
    private readonly web: string,
    private readonly cookie: string,
  ) {}

  /** Signs in as a persona. Throws where that is refused. */
  static async signedIn(web: string, persona = 'researcher'): Promise<Reader> {
    const form = await fetch(`${web}/sign-in`);
    const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    const first = cookiesOf(form);
    const answer = await fetch(`${web}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookieHeader(first) },
      body: new URLSearchParams({ _csrf: token, _persona: persona }),
    });
    if (answer.status !== 303) throw new Error(`Signing in was answered with ${answer.status}.`);
    return new Reader(web, cookieHeader(new Map([...first, ...cookiesOf(answer)])));
  }

  /** Where an address leads: itself, or where it redirects to. */
  async leadsTo(path: string): Promise<string> {
    const answer = await fetch(this.web + path, {
      redirect: 'manual',
      headers: { cookie: this.cookie },
    });
    await answer.text();
    return answer.headers.get('location') ?? path;
  }

  /** Loads a page whole. Throws for an answer that is not the page. */
  async see(path: string): Promise<void> {
    const answer = await fetch(this.web + path, {
      redirect: 'manual',
      headers: { cookie: this.cookie },
    });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
  }

  /** Keeps a page open that is told what is new; answers with how to close it. */
  async listen(after: string): Promise<() => void> {
    const headers = { cookie: this.cookie };
    const request = get(`${this.web}/changes?after=${after}`, { headers, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200)
      throw new Error(`/changes was answered with ${answer.statusCode}.`);
    answer.resume();
    answer.on('error', () => undefined); // cut when the measurement ends
    return () => answer.destroy();
  }
}

function cookiesOf(answer: Response): ReadonlyMap<string, string> {
  return new Map(
    answer.headers.getSetCookie().map((header) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      return [name, value];
    }),
  );
}

function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
