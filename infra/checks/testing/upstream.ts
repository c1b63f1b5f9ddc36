import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A small server behind the proxy that notes what reaches it. */
export class Upstream {
  readonly name: string;
  readonly seen: IncomingMessage[] = [];
  /** Answers to /stream that are still open. */
  readonly streams: ServerResponse[] = [];
  readonly #server: Server;

  constructor(name: string) {
    this.name = name;
    this.#server = createServer((request, response) => {
      this.seen.push(request);
      request.resume();
      request.once('end', () => this.#answer(request, response));
    });
  }

  async listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #answer({ url }: IncomingMessage, response: ServerResponse): void {
    if (url === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      this.streams.push(response);
      return;
    }
    response.writeHead(200, {
      'set-cookie': 'interventions_session=x; Path=/; HttpOnly; SameSite=Lax',
      'content-security-policy': "default-src 'self'",
    });
    response.end(this.name);
  }
}
