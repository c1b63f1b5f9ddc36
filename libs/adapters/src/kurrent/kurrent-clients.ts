import { EventStoreError } from '@interventions/eventsourcing';
import type { EventStoreSettings } from '../backend/backend-settings.js';
import { within } from '../timers/time-limit.js';
import { ChannelClient } from './channel-client.js';
import { faultOf } from './kurrent-fault.js';

/** What a client object is used for: each use has its own, so that one can be replaced alone. */
export type ClientUse = 'append' | 'read' | 'listen';

type ConnectionSettings = Pick<
  EventStoreSettings,
  'url' | 'caFile' | 'userCertFile' | 'userKeyFile' | 'credentials'
>;

const closeMs = 1_000;

/** The connections to one server or cluster, made when first used. */
export class KurrentClients {
  readonly #clients = new Map<ClientUse, ChannelClient>();
  readonly #closing = new Set<Promise<unknown>>();
  readonly #connection: string;
  #wasMade = false;

  /** Throws `invalid-argument` for an address that the client does not understand. */
  constructor(settings: ConnectionSettings) {
    this.#connection = connectionStringOf(settings);
    this.get('append');
  }

  get(use: ClientUse): ChannelClient {
    const known = this.#clients.get(use);
    if (known !== undefined) return known;
    const client = this.#make();
    this.#clients.set(use, client);
    return client;
  }

  /** Works with the client of a use; one that may never do better is not used again. */
  async with<T>(use: ClientUse, work: (client: ChannelClient) => Promise<T>): Promise<T> {
    const client = this.get(use);
    try {
      return await work(client);
    } catch (error) {
      if (faultOf(error).needsNewClient) this.replace(use, client);
      throw error;
    }
  }

  /** Gives a use a new client the next time, unless that happened already. */
  replace(use: ClientUse, broken: ChannelClient): void {
    if (this.#clients.get(use) !== broken) return;
    this.#clients.delete(use);
    const closing: Promise<unknown> = within(closeMs, 'Closing a connection', () => broken.end())
      .catch(() => undefined) // whatever is left of it ends with the process
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  async close(): Promise<void> {
    for (const [use, client] of this.#clients) this.replace(use, client);
    await Promise.all(this.#closing);
  }

  #make(): ChannelClient {
    try {
      const client = new ChannelClient(this.#connection);
      this.#wasMade = true;
      return client;
    } catch {
      // What it says quotes the address, in which the password stands. What could be used once may be so again, as
      // when certificates are renewed: it must end nobody who follows the log.
      throw new EventStoreError(
        this.#wasMade ? 'unavailable' : 'invalid-argument',
        'EVENT_STORE_URL or the certificates beside it cannot be used. Check the address, its options and that the files exist.',
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
    ...optionOf('tlsCaFile', caFile),
    ...optionOf('userCertFile', userCertFile),
    ...optionOf('userKeyFile', userKeyFile),
  ];
  const asked = options.length === 0 ? '' : `?${options.join('&')}`;
  return `${scheme}${user}${hosts.replace(/\/+$/, '')}${asked}`;
}

function optionOf(name: string, value: string | null): readonly string[] {
  return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
}
