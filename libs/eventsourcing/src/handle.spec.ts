import type { StreamDefinition } from './decider.js';
import { ConflictError, EventStoreError } from './errors.js';
import type { JsonObject, NewEvent } from './event.js';
import type { AppendResult, EventStore, ExpectedRevision } from './event-store.js';
import { handle, load, type HandleContext, type Request } from './handle.js';
import { MemoryEventStore } from './memory-event-store.js';
import type { Protector } from './protect.js';

type Command = { readonly add: number };
type Added = { readonly amount: number };

/** A sum that may not pass 10; adding nothing is nothing new. */
const sum: StreamDefinition<Command, Added, number> = {
  initialState: 0,
  streamOf: (id) => `sum-${id}`,
  evolve: (state, event) => state + event.amount,
  decide: ({ add }, state) => {
    if (state + add > 10)
      return { refused: { code: 'too-much', detail: 'The sum may not pass 10.' } };
    return { events: Array.from({ length: add }, () => ({ amount: 1 })) };
  },
  encode: (event) => ({ type: 'added.v1', data: event }),
  decode: (_type, data) => ({ amount: Number(data['amount']) }),
};

const eventId: HandleContext['eventId'] = (commandId, index, requestHash) =>
  `${commandId.slice(0, 24)}${requestHash.padStart(8, '0')}${String(index).padStart(4, '0')}`;

const request = (
  key: number,
  add: number,
  over: Partial<Request<Command>> = {},
): Request<Command> => {
  const commandId = `${String(key).padStart(8, '0')}-0000-5000-8000-000000000000`;
  const metadata = {
    actor: 'ann',
    role: 'officer',
    correlationId: commandId,
    causationId: commandId,
  };
  return {
    id: '1',
    command: { add },
    metadata: { ...metadata, commandId, requestHash: String(add) },
    ...over,
  };
};

/** A memory store of which some calls go wrong. */
class FaultyStore extends MemoryEventStore {
  appends = 0;
  beforeAppend: (attempt: number) => Promise<void> | void = () => undefined;
  afterAppend: (attempt: number) => void = () => undefined;

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.appends += 1;
    const attempt = this.appends;
    await this.beforeAppend(attempt);
    const result = await super.append(stream, expected, events);
    this.afterAppend(attempt);
    return result;
  }
}

describe('handle', () => {
  let store: FaultyStore;
  let context: HandleContext;
  beforeEach(() => {
    store = new FaultyStore({ now: () => '2026-01-01T00:00:00.000Z' });
    context = { store, eventId };
  });
  const total = async (): Promise<number> => (await load(store, sum, 'sum-1')).state;

  it('appends what was decided, with the request as metadata', async () => {
    const outcome = await handle(context, sum, request(1, 2));
    expect(outcome).toMatchObject({ kind: 'accepted', revision: 1n, repeated: false });
    const { events } = await load(store, sum, 'sum-1');
    expect(events.map(({ metadata }) => metadata)).toEqual([
      request(1, 2).metadata,
      request(1, 2).metadata,
    ]);
    expect(outcome).toMatchObject({
      eventIds: events.map(({ id }) => id),
      position: events[1]?.position,
    });
  });

  it('gives a refusal as a value and stores nothing', async () => {
    expect(await handle(context, sum, request(1, 11))).toEqual({
      kind: 'refused',
      refusal: { code: 'too-much', detail: 'The sum may not pass 10.' },
    });
    expect(await store.streamState('sum-1')).toEqual({ exists: false });
  });

  it('answers a repeated command with the original outcome, after others too', async () => {
    const first = await handle(context, sum, request(1, 2));
    await handle(context, sum, request(2, 3));
    expect(await handle(context, sum, request(1, 2))).toEqual({ ...first, repeated: true });
    expect(await total()).toBe(5);
  });

  it('stores a command once when it is sent several times at once', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => handle(context, sum, request(1, 2))));
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(await total()).toBe(2);
  });

  it('tells another request under a used key, also at the same time', async () => {
    const outcomes = await Promise.all([
      handle(context, sum, request(1, 2)),
      handle(context, sum, request(1, 3)),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'key-reused']);
    expect(await handle(context, sum, request(1, 4))).toEqual({ kind: 'key-reused' });
    expect(await store.streamState('sum-1')).toMatchObject({ exists: true });
  });

  it('answers nothing new without appending', async () => {
    const { position } = await store.append('other', 'any', [
      {
        id: eventId('9'.repeat(24), 0, '0').replace(/9{24}/, '99999999-0000-5000-8000-'),
        type: 'x.v1',
        data: 0,
      },
    ]);
    expect(await handle(context, sum, request(1, 0))).toEqual({
      kind: 'accepted',
      revision: -1n,
      position,
      eventIds: [],
      repeated: true,
    });
    expect(store.appends).toBe(1);
  });

  it('decides again after a lost race when the author named no revision', async () => {
    await handle(context, sum, request(1, 4));
    store.beforeAppend = async (attempt) => {
      if (attempt === 2) await handle(context, sum, request(2, 4));
    };
    expect(await handle(context, sum, request(3, 2))).toMatchObject({
      kind: 'accepted',
      revision: 9n,
    });
    store.beforeAppend = () => undefined;
    expect(await handle(context, sum, request(4, 1))).toMatchObject({ kind: 'refused' });
  });

  it('gives up after a bounded number of lost races', async () => {
    store.beforeAppend = () => {
      throw new ConflictError('sum-1', 'no-stream', 0n);
    };
    await expect(handle(context, sum, request(1, 1))).rejects.toMatchObject({ code: 'conflict' });
    expect(store.appends).toBe(20);
  });

  it('answers stale with what came since, when the author named an older revision', async () => {
    await handle(context, sum, request(1, 1));
    await handle(context, sum, request(2, 2));
    const outcome = await handle(context, sum, request(3, 1, { expected: 0n }));
    expect(outcome).toMatchObject({ kind: 'stale', actual: 2n });
    expect('since' in outcome && outcome.since.map(({ revision }) => revision)).toEqual([1n, 2n]);
    expect(await total()).toBe(3);
  });

  it('answers stale when the race for a named revision is lost', async () => {
    await handle(context, sum, request(1, 1));
    store.beforeAppend = async (attempt) => {
      if (attempt === 2) await handle(context, sum, request(2, 1));
    };
    const outcome = await handle(context, sum, request(3, 1, { expected: 0n }));
    expect(outcome).toMatchObject({ kind: 'stale', actual: 1n });
  });

  it('answers stale for a revision of a stream that does not exist', async () => {
    const outcome = await handle(context, sum, request(1, 1, { expected: 4n }));
    expect(outcome).toEqual({ kind: 'stale', actual: 'no-stream', since: [] });
  });

  it.each([
    ['stored', 'afterAppend'],
    ['not stored', 'beforeAppend'],
  ] as const)('repeats an append of which nobody knows, when it was %s', async (_name, hook) => {
    store[hook] = (attempt) => {
      if (attempt === 1) throw new EventStoreError('ambiguous', 'no answer');
    };
    const outcome = await handle(context, sum, request(1, 2));
    expect(outcome).toMatchObject({ kind: 'accepted', revision: 1n });
    expect(await total()).toBe(2);
  });

  it('passes other faults on', async () => {
    store.beforeAppend = () => {
      throw new EventStoreError('storage', 'disk full');
    };
    await expect(handle(context, sum, request(1, 1))).rejects.toMatchObject({ code: 'storage' });
    expect(store.appends).toBe(1);
  });

  it('protects on the way in and reveals on the way out', async () => {
    const protector: Protector = {
      protect: (_type, data) => Promise.resolve({ hidden: JSON.stringify(data) }),
      reveal: (_type, data) => JSON.parse(data['hidden'] as string) as JsonObject,
    };
    await handle({ ...context, protector }, sum, request(1, 2));
    const stored: EventStore = store;
    for await (const { data } of stored.readAll()) expect(data).toEqual({ hidden: '{"amount":1}' });
    expect((await load(store, sum, 'sum-1', protector)).state).toBe(2);
  });
});
