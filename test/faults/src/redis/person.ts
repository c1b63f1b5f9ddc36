import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** What somebody gets to see. */
export type Shown = {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
};

/** Somebody with a browser that keeps cookies and runs no scripts; every page may come from another process. */
export class Person {
  readonly cookies = new Map<string, string>();

  async see(web: string, path: string): Promise<Shown> {
    return this.#take(await fetch(web + path, { redirect: 'manual', headers: this.#headers() }));
  }

  /** Sends a form with its token, read from a page of any process. */
  async send(web: string, path: string, fields: Readonly<Record<string, string>>): Promise<Shown> {
    const body = new URLSearchParams({ _csrf: await this.csrf(web), ...fields });
    const headers = this.#headers();
    return this.#take(
      await fetch(web + path, { method: 'POST', redirect: 'manual', headers, body }),
    );
  }

  /** The token of the forms of this browser. */
  async csrf(web: string): Promise<string> {
    const { html } = await this.see(web, '/sign-in');
    return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  }

  async signIn(web: string, persona = 'case-officer'): Promise<void> {
    const { status, html } = await this.send(web, '/sign-in', { _persona: persona });
    if (status !== 303) throw new Error(`Signing in was answered with ${status}: ${html}`);
  }

  async isSignedIn(web: string): Promise<boolean> {
    return (await this.see(web, '/vehicles')).status === 200;
  }

  /** Listens to what is new on the lists; `told` are the numbers of entries so far. */
  async listen(web: string, after: string) {
    const url = `${web}/changes?after=${after}`;
    const request = get(url, { headers: this.#headers(), agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    let ended = false;
    answer.on('data', (piece: Buffer) => (text += piece.toString()));
    answer.on('error', () => undefined);
    answer.on('close', () => (ended = true));
    return {
      status: answer.statusCode,
      ended: () => ended,
      told: () =>
        [...text.matchAll(/"entries":(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0),
      close: () => answer.destroy(),
    };
  }

  #headers(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  async #take(response: Response): Promise<Shown> {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
    };
  }
}
