import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Hands out connections on the loopback to several ports in turn, and passes over one that takes none. */
export class Balancer {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #next = 0;

  private constructor(private readonly targets: readonly number[]) {
    this.#server = createServer((client) => {
      this.#keep(client);
      void this.#serve(client);
    });
  }

  /** One that takes connections. */
  static async start(targets: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(targets);
    balancer.#server.listen(0, '127.0.0.1');
    await once(balancer.#server, 'listening');
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Cuts all connections and ends. */
  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #serve(client: Socket): Promise<void> {
    client.pause();
    for (let tried = 0; tried < this.targets.length; tried += 1) {
      const target = this.targets[this.#next % this.targets.length] ?? 0;
      this.#next += 1;
      const server = await opened(target);
      if (server === undefined) continue;
      this.#keep(server);
      client.pipe(server).pipe(client);
      client.on('close', () => server.destroy());
      server.on('close', () => client.destroy());
      return;
    }
    client.destroy();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}

function opened(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
