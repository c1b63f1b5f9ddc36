import { randomUUID } from 'node:crypto';

/** An answer with its body parsed where it is JSON. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
};

type Sent = Readonly<Record<string, string>>;

/** Somebody who calls the api over HTTP, signed in or not. */
export class ApiCaller {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  get(path: string, headers: Sent = {}): Promise<Answer> {
    return this.send('GET', path, headers);
  }

  post(path: string, body: unknown, headers: Sent = {}): Promise<Answer> {
    return this.send(
      'POST',
      path,
      { 'content-type': 'application/json', ...headers },
      JSON.stringify(body),
    );
  }

  /** Sends a request with a body as it is. */
  async send(
    method: string,
    path: string,
    headers: Sent = {},
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      signal: AbortSignal.timeout(20_000),
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isJson = /^application\/(problem\+)?json/.test(
      response.headers.get('content-type') ?? '',
    );
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : {};
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parsed as Answer['body'],
    };
  }

  /** The status of an answer, whose body may go on for ever and is not read. */
  async statusOf(method: string, path: string): Promise<number> {
    const { status, body } = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }) },
      signal: AbortSignal.timeout(20_000),
    });
    await body?.cancel();
    return status;
  }

  /** Opens a case and answers with its id. */
  async open(laCode = '871', key: string = randomUUID()): Promise<string> {
    const input = {
      effectiveOn: '2014-02-11',
      details: { laCode, trigger: 'inadequate-judgement' },
    };
    const answer = await this.post('/v1/interventions', input, { 'idempotency-key': key });
    if (answer.status !== 201) throw new Error(answer.text);
    return String(answer.body['id']);
  }

  /** Records an act of a case that was seen at a revision. */
  record(
    id: string,
    route: string,
    input: unknown,
    revision: number,
    key: string = randomUUID(),
  ): Promise<Answer> {
    return this.post(`/v1/interventions/${id}/${route}`, input, {
      'idempotency-key': key,
      'if-match': `"${revision}"`,
    });
  }
}

/** The body of a direction. */
export const direction = { effectiveOn: '2014-10-07', details: { kind: 'social-care' } };

/** The body of a note. */
export function note(text: string): object {
  return { effectiveOn: '2015-01', details: { text, visibility: 'department' } };
}

/** The body of a judgement. */
export const judgement = {
  effectiveOn: '2014-02-11',
  details: {
    framework: 'SIF',
    inspectionStart: '2013-11-19',
    inspectionEnd: '2013-12-11',
    grades: { 'help-and-protection': 'inadequate' },
    overall: 'inadequate',
  },
};
