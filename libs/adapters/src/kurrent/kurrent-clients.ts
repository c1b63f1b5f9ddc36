import { connect } from 'node:net';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { EventStoreError } from '@interventions/eventsourcing';
import type { EventStoreSettings } from '../backend/backend-settings.js';
import { within } from '../timers/time-limit.js';

/** What a client object is used for: each use has its own, so that one can be replaced alone. */
export type ClientUse = 'append' | 'read' | 'listen';

type ConnectionSettings = Pick<
  EventStoreSettings,
  'url' | 'caFile' | 'userCertFile' | 'userKeyFile' | 'credentials'
>;

const connectMs = 2_000;
const closeMs = 1_000;
const defaultPort = 2113;

/** The connections to one server or cluster, made when first used. */
export class KurrentClients {
  readonly #clients = new Map<ClientUse, KurrentDBClient>();
  readonly #connection: string;
  readonly #hosts: readonly { readonly host: string; readonly port: number }[];
  readonly #closing = new Set<Promise<unknown>>();

  /** Throws `invalid-argument` for an address that the client does not understand. */
  constructor(settings: ConnectionSettings) {
    this.#connection = connectionStringOf(settings);
    this.#hosts = hostsIn(settings.url);
    this.get('append');
  }

  get(use: ClientUse): KurrentDBClient {
    const known = this.#clients.get(use);
    if (known !== undefined) return known;
    const client = this.#make();
    this.#clients.set(use, client);
    return client;
  }

  /** Whether a use has a client that was not found broken. */
  has(use: ClientUse): boolean {
    return this.#clients.has(use);
  }

  /** Gives a use a new client the next time, unless that happened already. */
  replace(use: ClientUse, broken: KurrentDBClient): void {
    if (this.#clients.get(use) !== broken) return;
    this.#clients.delete(use);
    const closing: Promise<unknown> = end(broken).finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  /**
   * Whether any host takes a connection. The reading half of a client that once could not connect never reads
   * again, so nothing is read before this has been so. Rejects with `unavailable`.
   */
  async reachable(): Promise<void> {
    const tries = this.#hosts.map(({ host, port }) => connects(host, port));
    try {
      await Promise.any(tries);
    } catch (cause) {
      throw new EventStoreError('unavailable', 'The event store cannot be reached.', { cause });
    }
  }

  async close(): Promise<void> {
    for (const [use, client] of this.#clients) this.replace(use, client);
    await Promise.allSettled(this.#closing);
  }

  #make(): KurrentDBClient {
    try {
      return KurrentDBClient.connectionString(this.#connection);
    } catch (cause) {
      throw new EventStoreError(
        'invalid-argument',
        'EVENT_STORE_URL or the certificates beside it cannot be used. Check the address, its options and that the files exist.',
        { cause },
      );
    }
  }
}

/** The client's connection string: the address with what has settings of its own. */
function connectionStringOf(settings: ConnectionSettings): string {
  const { url, credentials, caFile, userCertFile, userKeyFile } = settings;
  const [, scheme = '', rest = ''] = /^([a-z+]+:\/\/)(.*)$/i.exec(url) ?? [];
  const user =
    credentials === null
      ? ''
      : `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`;
  const [hosts = '', query = ''] = rest.split('?', 2);
  const options = [
    ...query.split('&').filter((option) => option !== ''),
    ...(/discoveryInterval=/i.test(query) ? [] : ['discoveryInterval=100']),
    ...optionOf('tlsCaFile', caFile),
    ...optionOf('userCertFile', userCertFile),
    ...optionOf('userKeyFile', userKeyFile),
  ];
  return `${scheme}${user}${hosts.replace(/\/+$/, '')}?${options.join('&')}`;
}

function optionOf(name: string, value: string | null): readonly string[] {
  return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
}

function hostsIn(url: string): readonly { readonly host: string; readonly port: number }[] {
  const [, hosts = ''] = /^[a-z+]+:\/\/([^/?]*)/i.exec(url) ?? [];
  return hosts.split(',').map((text) => {
    const [host = '', port] = text.split(':');
    return { host, port: Number(port ?? defaultPort) };
  });
}

function connects(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: connectMs });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error('No answer in time.')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The connection was closed.')));
  });
}

/** Its own way to end leaves the channel open, which would keep the process alive. */
async function end(client: KurrentDBClient): Promise<void> {
  const { getChannel } = client as unknown as { getChannel: () => Promise<{ close(): void }> };
  await within(closeMs, 'Closing a connection', async () => {
    await client.dispose();
    (await getChannel()).close();
  }).catch(() => undefined); // whatever is left of it ends with the process
}
