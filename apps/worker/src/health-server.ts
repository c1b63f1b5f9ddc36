import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperatorToken } from '@interventions/adapters/identity';

/** What an address answers: JSON, or text of its own kind. */
export type Answer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly type: string; readonly text: string };

/** One address of the worker. Those of the operator need the token that stands in the data folder. */
export type WorkerRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: 'public' | 'operator';
  readonly answer: () => Promise<Answer>;
};

/** The worker's few addresses, on this machine only: its health, its numbers, and what an operator asks of it. */
export class HealthServer {
  readonly #server: Server;

  constructor(
    private readonly routes: readonly WorkerRoute[],
    private readonly operator: OperatorToken,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.#server = createServer(
      { requestTimeout: 10_000, headersTimeout: 5_000 },
      (request, response) => {
        void this.#answer(request).then((answer) => send(response, answer));
      },
    );
  }

  /** Begins to listen; answers with the port. Rejects when the port is taken. */
  async listen(host: string, port: number): Promise<number> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends at once: nobody but a probe is connected. */
  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer({ method, url, headers }: IncomingMessage): Promise<Answer> {
    const asked = method === 'HEAD' ? 'GET' : method;
    const here = this.routes.filter(({ path }) => path === url?.split('?')[0]);
    const route = here.find((one) => one.method === asked);
    if (here.length === 0) return problem(404, 'There is nothing at this address.');
    if (route === undefined) return problem(405, `Only ${here[0]?.method} is possible here.`);
    const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (route.access === 'operator' && !this.operator.matches(token))
      return problem(401, 'The operator’s token is needed. It stands in the data folder.');
    try {
      return await route.answer();
    } catch (error) {
      this.onFault(error);
      return problem(503, 'This cannot be answered now. The log of the worker says why.');
    }
  }
}

function problem(status: number, detail: string): Answer {
  return { status, body: { detail } };
}

function send(response: ServerResponse, answer: Answer): void {
  const { type, text } =
    'text' in answer
      ? answer
      : { type: 'application/json; charset=utf-8', text: JSON.stringify(answer.body) };
  response.writeHead(answer.status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}
