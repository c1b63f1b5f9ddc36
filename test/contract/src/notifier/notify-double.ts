import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** What goes wrong with the next sends: an answer by its status, no answer in time, or one that never arrives. */
export type NotifyFault =
  400 | 403 | 429 | 500 | 503 | 'slow' | 'lost-answer' | 'refused-connection';

/** A message as the double took it. */
export type TakenMessage = z.infer<typeof emailSchema> & { readonly id: string };

const emailSchema = z.strictObject({
  template_id: z.uuid(),
  email_address: z.email(),
  personalisation: z.record(z.string(), z.string()),
  reference: z.string().min(1),
  sanitise_content_for: z.array(z.string()).optional(),
});
const serviceId = '26785a09-ab16-4eb0-8407-a37497a57506';
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0';

/**
 * A double of the GOV.UK Notify API, for the two calls that we make: the real service cannot be reached from a
 * test. It speaks as the public documentation of the API says, checks the client’s token, and like the real one
 * takes a reference as often as it is sent. It proves our side of the conversation, not Notify’s.
 */
export class NotifyDouble {
  /** A key in the real form: name, service, secret. */
  readonly apiKey = `test-${serviceId}-${secret}`;
  readonly taken: TakenMessage[] = [];
  /** How many sends arrived, taken or not. */
  sends = 0;
  #faults: NotifyFault[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<NotifyDouble> {
    const double = new NotifyDouble();
    double.#server.listen(0, '127.0.0.1');
    await once(double.#server, 'listening');
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next sends meet these faults, one each. */
  failNext(...faults: readonly NotifyFault[]): void {
    this.#faults.push(...faults);
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    if (!isSigned(request.headers.authorization))
      return refuse(response, 403, 'AuthError', 'Invalid token: signature, api token not found');
    if (request.method === 'GET' && pathname === '/v2/notifications')
      return send(response, 200, {
        notifications: this.taken
          .filter(({ reference }) => reference === searchParams.get('reference'))
          .map(({ id, reference }) => ({ id, reference, type: 'email', status: 'delivered' })),
        links: { current: request.url },
      });
    if (request.method === 'POST' && pathname === '/v2/notifications/email')
      return this.#email(request, response);
    refuse(response, 404, 'NoResultFound', 'No result found');
  }

  async #email(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.sends += 1;
    const fault = this.#faults.shift();
    const email = emailSchema.safeParse(await json(request));
    switch (fault) {
      case 'refused-connection':
        return void response.destroy();
      case 'slow':
        await sleep(60_000, undefined, { ref: false });
        return void response.destroy();
      case 400:
        return refuse(
          response,
          400,
          'BadRequestError',
          `Can’t send to ${email.data?.email_address}`,
        );
      case 403:
        return refuse(response, 403, 'BadRequestError', 'Cannot send with this key');
      case 429:
        return refuse(response, 429, 'RateLimitError', 'Exceeded rate limit for key type LIVE');
      case 500:
      case 503:
        return refuse(response, fault, 'Exception', 'Internal server error');
      case 'lost-answer':
      case undefined:
        if (!email.success)
          return refuse(response, 400, 'ValidationError', email.error.issues[0]?.message ?? '');
        this.taken.push({ ...email.data, id: randomUUID() });
        if (fault === 'lost-answer') return void response.destroy();
        return send(response, 201, {
          id: this.taken.at(-1)?.id,
          reference: email.data.reference,
          content: { subject: 'as in the template', body: 'as in the template' },
          template: { id: email.data.template_id, version: 1, uri: this.url },
          uri: this.url,
        });
      default:
        return fault satisfies never;
    }
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, error: string, message: string): void {
  send(response, status, { status_code: status, errors: [{ error, message }] });
}

/** A JSON Web Token in the name of the service, signed with the key’s secret half. */
function isSigned(authorization: string | undefined): boolean {
  const [header = '', claims = '', signature = ''] = (authorization ?? '')
    .replace(/^Bearer /, '')
    .split('.');
  const expected = createHmac('sha256', secret).update(`${header}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  const issuer = /"iss":"([^"]*)"/.exec(Buffer.from(claims, 'base64url').toString())?.[1];
  return (
    issuer === serviceId && given.length === expected.length && timingSafeEqual(given, expected)
  );
}
