import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Backend } from '@interventions/adapters/backend';

/** The worker's one address: whether it runs, and whether its views are up to date. On this machine only. */
export class HealthServer {
  readonly #server: Server;

  constructor(private readonly backend: Backend) {
    const answer: RequestListener = (request, response) => {
      void this.#answer(request.method, request.url).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
        response.end(JSON.stringify(body));
      });
    };
    this.#server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, answer);
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

  async #answer(
    method: string | undefined,
    url: string | undefined,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    if (url !== '/health/live' && url !== '/health/ready')
      return { status: 404, body: { detail: 'There is nothing at this address.' } };
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, body: { detail: 'Only GET is possible here.' } };
    if (url === '/health/live') return { status: 200, body: { status: 'live' } };
    try {
      const readiness = await this.backend.readiness();
      return { status: readiness.ready ? 200 : 503, body: readiness };
    } catch (error) {
      return { status: 503, body: { ready: false, detail: String(error) } };
    }
  }
}
