import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The port of the double and what is connected to it: listened to here, so that single connections can be cut. */
export class Connections {
  readonly #sockets = new Map<string, Socket>();
  #listener: Server | undefined;
  #port: number;

  constructor(
    port: number,
    private readonly connected: (socket: Socket) => void,
  ) {
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  get open(): number {
    return this.#sockets.size;
  }

  /** Listens; again on the same port. */
  async listen(): Promise<void> {
    if (this.#listener !== undefined) return;
    const listener = createServer((socket) => this.#accept(socket));
    listener.listen(this.#port, '127.0.0.1');
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
    this.#listener = listener;
  }

  /** Refuses new connections, and settles when the last of the others is gone. */
  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    const open = [...this.#sockets.values(), ...(listener ? [listener] : [])];
    const closed = open.map((each) => once(each, 'close'));
    listener?.close();
    await Promise.all(closed);
  }

  /** Cuts the connection of a peer, or all. */
  cut(peer?: string): void {
    const sockets = peer === undefined ? this.#sockets.values() : [this.#sockets.get(peer)];
    for (const socket of sockets) socket?.destroy();
  }

  #accept(socket: Socket): void {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    this.#sockets.set(peer, socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(peer));
    this.connected(socket);
  }
}
