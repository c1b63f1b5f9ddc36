import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { deferred } from './deferred.js';

/** A way through the proxy. */
export type Direction = 'to-server' | 'to-client';

type Pair = { readonly client: Socket; readonly server: Socket };

/** Most bytes that wait in the proxy in one direction of a connection; more stay with the sender. */
const mostWaiting = 1024 * 1024;

/**
 * A proxy on the loopback that does to connections what networks do: cuts, delays, swallows and refuses them.
 * It forwards bytes and knows no protocol.
 */
export class TcpProxy {
  readonly #pairs = new Set<Pair>();
  #listener: Server | undefined;
  #port = 0;
  #delayMs = 0;
  #held = new Set<Direction>();
  #released = deferred();

  private constructor(private readonly targetPort: number) {}

  /** One that forwards to a port of the loopback. */
  static async start(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    await proxy.#listen();
    return proxy;
  }

  get port(): number {
    return this.#port;
  }

  get openConnections(): number {
    return [...this.#pairs].filter(({ client, server }) => !client.destroyed || !server.destroyed)
      .length;
  }

  /** Resets all connections on both sides; new ones are accepted. */
  cut(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Keeps connections open, accepts new ones, and forwards nothing; what comes waits until it resumes. */
  blackHole(...directions: readonly Direction[]): void {
    this.#held = new Set(directions.length === 0 ? ['to-server', 'to-client'] : directions);
  }

  /** Forwards everything so much later. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Refuses new connections; the open ones stay. */
  refuse(): void {
    // It stops listening at once; its end comes only with that of its connections.
    this.#listener?.close();
    this.#listener = undefined;
  }

  /** As if nothing had been: forwards what waits in a black hole, and accepts connections on the same port. */
  async resume(): Promise<void> {
    this.#delayMs = 0;
    this.#held.clear();
    this.#released.resolve();
    this.#released = deferred();
    if (this.#listener === undefined) await this.#listen();
  }

  /** Ends it, and settles when all connections are closed. */
  async dispose(): Promise<void> {
    const closed = this.#listener && once(this.#listener, 'close');
    this.refuse();
    this.cut();
    this.#held.clear();
    this.#released.resolve();
    await closed;
  }

  async #listen(): Promise<void> {
    // Half-open, so that the end of one direction is forwarded like its bytes.
    const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) =>
      this.#join(client),
    );
    listener.listen(this.#port, '127.0.0.1');
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
    this.#listener = listener;
  }

  #join(client: Socket): void {
    const server = connect({
      ...{ port: this.targetPort, host: '127.0.0.1' },
      ...{ allowHalfOpen: true, noDelay: true },
    });
    const pair = { client, server };
    this.#pairs.add(pair);
    this.#forward(client, server, 'to-server');
    this.#forward(server, client, 'to-client');
    for (const socket of [client, server]) {
      socket.on('error', () => {
        client.destroy();
        server.destroy();
      });
      // One may be closed while what it said last is still on its way to the other.
      socket.once('close', () => {
        if (client.destroyed && server.destroyed) this.#pairs.delete(pair);
      });
    }
  }

  #forward(from: Socket, to: Socket, direction: Direction): void {
    let earlier = Promise.resolve();
    let waiting = 0;
    const later = (act: () => void): void => {
      const due = performance.now() + this.#delayMs;
      earlier = earlier.then(async () => {
        if (this.#delayMs > 0) await sleep(Math.max(0, due - performance.now()));
        while (this.#held.has(direction) && !to.destroyed) await this.#released.promise;
        if (!to.destroyed) act();
      });
    };
    from.on('data', (bytes: Buffer) => {
      waiting += bytes.length;
      if (waiting > mostWaiting) from.pause();
      later(() =>
        to.write(bytes, () => {
          waiting -= bytes.length;
          if (waiting <= mostWaiting) from.resume();
        }),
      );
    });
    from.once('end', () => later(() => to.end()));
  }
}
