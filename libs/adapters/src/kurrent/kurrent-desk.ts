import { createHash, randomUUID } from 'node:crypto';
import {
  checkDeskRoom,
  Desk,
  deskLimits,
  deskRepeat,
  deskText,
  latestFirst,
  staleDesk,
  type DeskItem,
  type DeskKind,
  type DeskPlace,
  type ExpectedVersion,
} from '@interventions/application';
import {
  ConflictError,
  EventStoreError,
  serialise,
  type Json,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { KurrentCalls } from './kurrent-calls.js';
import type { KurrentClients } from './kurrent-clients.js';
import type { KurrentReader } from './kurrent-reader.js';
import type { KurrentWriter } from './kurrent-writer.js';
import { backOff, callRetries } from './kurrent-times.js';
import { seal, unseal } from './sealed-value.js';

const itemPut = 'desk-item-put.v1';
const idsListed = 'desk-ids-listed.v1';
/** Others that write to the same stream at once, one after the other. */
const maxRaces = 50;
/** Things of a list that are read at a time. */
const readAtOnce = 16;

/** What the desks are kept with; streams are named in full, outside those of the log. */
export type DeskStreams = {
  readonly clients: KurrentClients;
  readonly calls: KurrentCalls;
  readonly reader: KurrentReader;
  readonly writer: KurrentWriter;
  readonly prefix: string;
  readonly secret: Uint8Array;
};

/**
 * The desks of all people on the server of the log, for all replicas alike: a stream for each thing, of which the
 * server shows the last event only, and one for the ids of each kind that a person has. Values are sealed under the
 * log's secret. An id is listed before its thing is put and struck after it is removed, so a list may name what is
 * not there and never lacks what is. The server's next scavenge takes what was removed off its disks.
 */
export class KurrentDesk extends Desk {
  constructor(private readonly streams: DeskStreams) {
    super();
  }

  override async put(
    place: DeskPlace,
    { value, at }: { readonly value: Json; readonly at: string },
    expected: ExpectedVersion,
  ): Promise<DeskItem> {
    const text = deskText(place, value);
    const stream = this.#streamOf(place);
    const data = { at, sealed: seal(text, stream, this.streams.secret) };
    for (let races = 1; races <= maxRaces; races += 1) {
      const present = await this.get(place);
      const repeated = deskRepeat(present, text, expected);
      if (repeated !== undefined) return repeated;
      if (present === undefined) await this.#listId(place);
      const version = await this.#append(stream, present?.version ?? 'no-stream', itemPut, data);
      if (version !== undefined)
        return { id: place.id, value: JSON.parse(text) as Json, at, version };
      await backOff(races, callRetries, this.streams.calls.signal);
    }
    throw staleDesk(await this.get(place));
  }

  override async get(place: DeskPlace): Promise<DeskItem | undefined> {
    const stream = this.#streamOf(place);
    const last = await this.#lastOf(stream);
    if (last === undefined) return undefined;
    const { at, sealed } = last.data as { readonly at: string; readonly sealed: Json };
    const value = JSON.parse(this.#unsealed(sealed, stream)) as Json;
    return { id: place.id, value, at, version: last.revision };
  }

  override async list(owner: string, kind: DeskKind): Promise<readonly DeskItem[]> {
    const { ids } = await this.#idsOf(owner, kind);
    const found: DeskItem[] = [];
    for (let from = 0; from < ids.length; from += readAtOnce) {
      const page = ids.slice(from, from + readAtOnce);
      const items = await Promise.all(page.map((id) => this.get({ owner, kind, id })));
      found.push(...items.flatMap((item) => item ?? []));
    }
    return latestFirst(found);
  }

  override async remove(place: DeskPlace): Promise<boolean> {
    const { clients, calls } = this.streams;
    const wasThere = (await this.get(place)) !== undefined;
    if (wasThere)
      await calls.retried(() =>
        clients.with('append', (client) =>
          calls.once('Removing', calls.times.attemptMs, () =>
            client.deleteStream(this.#streamOf(place)),
          ),
        ),
      );
    await this.#changeIds(place, (ids) => ids.filter((id) => id !== place.id));
    return wasThere;
  }

  /** Names a thing among those of its kind, unless there are as many as may be. */
  async #listId({ owner, kind, id }: DeskPlace): Promise<void> {
    const { ids } = await this.#idsOf(owner, kind);
    if (ids.includes(id)) return;
    const gone = ids.length < deskLimits[kind].count ? [] : await this.#goneOf(owner, kind, ids);
    await this.#changeIds({ owner, kind }, (now) => {
      const others = now.filter((one) => one !== id && !gone.includes(one));
      checkDeskRoom(kind, others.length);
      return [...others, id];
    });
  }

  /** Ids that are listed and lead to nothing. */
  async #goneOf(owner: string, kind: DeskKind, ids: readonly string[]): Promise<readonly string[]> {
    const there = new Set((await this.list(owner, kind)).map((item) => item.id));
    return ids.filter((one) => !there.has(one));
  }

  async #changeIds(
    { owner, kind }: Pick<DeskPlace, 'owner' | 'kind'>,
    change: (ids: readonly string[]) => readonly string[],
  ): Promise<void> {
    const stream = this.#idsStreamOf(owner, kind);
    for (let races = 1; races <= maxRaces; races += 1) {
      const { ids, revision } = await this.#idsOf(owner, kind);
      const changed = change(ids);
      if (JSON.stringify(changed) === JSON.stringify(ids)) return;
      const done = await this.#append(stream, revision, idsListed, { ids: changed });
      if (done !== undefined) return;
      await backOff(races, callRetries, this.streams.calls.signal);
    }
    throw new EventStoreError('busy', 'Others changed the same desk each time. Try again.');
  }

  async #idsOf(
    owner: string,
    kind: DeskKind,
  ): Promise<{ readonly ids: readonly string[]; readonly revision: bigint | 'no-stream' }> {
    const last = await this.#lastOf(this.#idsStreamOf(owner, kind));
    if (last === undefined) return { ids: [], revision: 'no-stream' };
    return { ids: (last.data as { readonly ids: readonly string[] }).ids, revision: last.revision };
  }

  /** The revision of what was appended; undefined after a lost race. A new stream is told to show its last event only. */
  async #append(
    stream: string,
    expected: bigint | 'no-stream',
    type: string,
    data: Json,
  ): Promise<bigint | undefined> {
    const { writer, clients, calls } = this.streams;
    try {
      const events = serialise([{ id: randomUUID(), type, data }]);
      const { lastRevision } = await writer.append(stream, expected, events);
      if (expected === 'no-stream')
        await calls.retried(() =>
          clients.with('append', (client) =>
            calls.once('Setting up', calls.times.attemptMs, () =>
              client.setStreamMetadata(stream, { maxCount: 1 }),
            ),
          ),
        );
      return lastRevision;
    } catch (error) {
      if (error instanceof ConflictError) return undefined;
      throw error;
    }
  }

  async #lastOf(stream: string): Promise<RecordedEvent | undefined> {
    try {
      return (await this.streams.reader.streamPage(stream, 'backwards', undefined, 1))[0];
    } catch (error) {
      if (error instanceof EventStoreError && error.code === 'stream-not-found') return undefined;
      throw error;
    }
  }

  #unsealed(sealed: Json, stream: string): string {
    try {
      return unseal(sealed, stream, this.streams.secret);
    } catch (cause) {
      throw new EventStoreError(
        'unsupported',
        'What people keep for themselves cannot be read. SUBJECT_KEYS_SECRET_FILE must hold the secret of this log.',
        { cause },
      );
    }
  }

  #streamOf({ owner, kind, id }: DeskPlace): string {
    return `${this.streams.prefix}:desk-${kind}-${digestOf(owner)}-${id}`;
  }

  #idsStreamOf(owner: string, kind: DeskKind): string {
    return `${this.streams.prefix}:desk-${kind}-ids-${digestOf(owner)}`;
  }
}

/** Names of streams stay on the server when they are deleted: they name nobody. */
function digestOf(owner: string): string {
  return createHash('sha256').update(owner).digest('hex').slice(0, 32);
}
