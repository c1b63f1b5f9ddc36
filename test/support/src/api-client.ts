import { randomUUID } from 'node:crypto';

/** An answer of the api: status, headers and parsed body. */
export type ApiAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

/** What a request may carry. */
export type ApiRequest = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
};

/** A small client of the HTTP api, as another program would be. */
export class ApiClient {
  #token: string | undefined;

  constructor(private readonly url: string) {}

  /** Signs in as a persona; later calls carry the token. */
  async signIn(
    persona: 'case-officer' | 'commissioner' | 'researcher' | 'team-leader',
  ): Promise<this> {
    const { status, body } = await this.send('POST', '/v1/sign-in', { body: { persona } });
    if (status >= 300 || typeof body['token'] !== 'string')
      throw new Error(`Sign-in answered ${status}: ${JSON.stringify(body)}`);
    this.#token = body['token'];
    return this;
  }

  /** Reads a resource. */
  get(path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    return this.send('GET', path, request);
  }

  /** Records something, under a new idempotency key unless one is given. */
  post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ApiAnswer> {
    return this.send('POST', path, {
      body,
      headers: { 'idempotency-key': randomUUID(), ...headers },
    });
  }

  async send(
    method: string,
    path: string,
    { body, headers, timeoutMs = 20_000 }: ApiRequest = {},
  ): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : { text };
  } catch {
    return { text };
  }
}
