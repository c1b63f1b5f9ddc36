import { randomUUID } from 'node:crypto';
import {
  AccessDeniedError,
  binaryEvent,
  jsonEvent,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
  type AppendStreamState,
} from '@kurrent/kurrentdb-client';
import { all, DoubleWithClient, failureOf, noted, notes } from './client.fixtures.js';
import type { KurrentDbDoubleOptions } from './kurrentdb-options.js';

const paths: [string, KurrentDbDoubleOptions][] = [
  ['BatchAppend', {}],
  ['Append', { batchAppend: false }],
];

describe.each(paths)('an append through %s', (_path, options) => {
  let here: DoubleWithClient;
  beforeEach(async () => {
    here = await DoubleWithClient.start(options);
  });
  afterEach(() => here.dispose());

  const append = (state: AppendStreamState, ...events: Parameters<typeof noted>[]) =>
    here.client.appendToStream(
      'case-1',
      events.map((event) => noted(...event)),
      { streamState: state },
    );
  const stored = () => all(here.client.readStream('case-1', { maxCount: 100 }));

  it('gives the last revision written and the position of the last event', async () => {
    const first = await append('no_stream', [0], [1]);
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const second = await append(1n, [2]);
    expect(second.nextExpectedRevision).toBe(2n);
    const events = await stored();
    expect(events.map(({ revision, data }) => [revision, data])).toEqual([
      [0n, { n: 0 }],
      [1n, { n: 1 }],
      [2n, { n: 2 }],
    ]);
    expect(events[1]?.position).toEqual(first.position);
    expect(events[2]?.position).toEqual(second.position);
    expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? 0n);
    expect(first.position?.prepare).toBe(first.position?.commit);
  });

  it.each(['no_stream', 4n] as const)(
    'expecting %s of a stream at 0 is a conflict that stores nothing',
    async (state) => {
      await append('no_stream', [0]);
      const failure = append(state, [1], [2]);
      await expect(failure).rejects.toBeInstanceOf(WrongExpectedVersionError);
      expect(await failureOf(failure)).toMatchObject({
        type: 'wrong-expected-version',
        streamName: 'case-1',
        expectedState: state,
        actualState: 0n,
      });
      expect(await stored()).toHaveLength(1);
    },
  );

  it.each([0n, 'stream_exists'] as const)(
    'expecting %s of no stream is a conflict with the word no_stream',
    async (state) => {
      expect(await failureOf(append(state, [0]))).toMatchObject({
        name: 'WrongExpectedVersionError',
        expectedState: state,
        actualState: 'no_stream',
      });
    },
  );

  it('expecting any or stream_exists goes to the end', async () => {
    expect((await append('any', [0])).nextExpectedRevision).toBe(0n);
    expect((await append('stream_exists', [1])).nextExpectedRevision).toBe(1n);
    expect((await append('any', [2])).nextExpectedRevision).toBe(2n);
  });

  it('repeated with its ids and its expectation gives the first answer, also after a restart', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const original = await append('no_stream', [0, a], [1, b]);
    await append(1n, [2]);
    expect(await append('no_stream', [0, a], [1, b])).toEqual(original);
    await here.restart();
    expect(await append('no_stream', [0, a], [1, b])).toEqual(original);
    expect((await append('no_stream', [0, a])).nextExpectedRevision).toBe(0n);
    expect(await stored()).toHaveLength(3);
    const mixed = await failureOf(append('no_stream', [0, a], [9]));
    expect(mixed).toMatchObject({ name: 'WrongExpectedVersionError', actualState: 2n });
  });

  it('repeated with any is known until a restart, and stored twice after it', async () => {
    const id = randomUUID();
    const original = await append('any', [0, id]);
    expect(await append('any', [0, id])).toEqual(original);
    expect(await append('stream_exists', [0, id])).toEqual(original);
    await here.restart();
    expect((await append('any', [0, id])).nextExpectedRevision).toBe(1n);
    here.double.forgetRecentIds();
    expect((await append('any', [0, id])).nextExpectedRevision).toBe(2n);
  });

  it('with the id of the last event and the current revision stores it twice', async () => {
    const id = randomUUID();
    await append('no_stream', [0, id]);
    await append(0n, [0, id]);
    expect((await stored()).map((event) => event.id)).toEqual([id, id]);
  });

  it('with one id twice stores both', async () => {
    const id = randomUUID();
    expect((await append('no_stream', [0, id], [1, id])).nextExpectedRevision).toBe(1n);
    expect(await stored()).toHaveLength(2);
  });

  it('scopes ids to the stream', async () => {
    const event = noted(0);
    await here.client.appendToStream('case-1', event, { streamState: 'no_stream' });
    const other = await here.client.appendToStream('case-2', event, { streamState: 'no_stream' });
    expect(other.nextExpectedRevision).toBe(0n);
  });

  it('keeps bytes, metadata and the time of the clock', async () => {
    here.double.setClock(() => Date.UTC(2024, 1, 29, 12, 0, 0, 123));
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = 'A “quoted” \u0018 name, 🗂';
    await here.client.appendToStream('case-1', [
      jsonEvent({ type: 'noted', data: { text }, metadata: { $correlationId: 'c' } }),
      binaryEvent({ type: 'scanned', data: bytes }),
    ]);
    const [json, binary] = await stored();
    expect(json).toMatchObject({ isJson: true, data: { text }, metadata: { $correlationId: 'c' } });
    // Reads of the client give the second only; its subscriptions give milliseconds.
    expect(json?.created).toEqual(new Date('2024-02-29T12:00:00.000Z'));
    expect(binary?.isJson).toBe(false);
    expect(Buffer.from(binary?.data as Uint8Array)).toEqual(Buffer.from(bytes));
    expect(binary?.metadata).toBeUndefined();
  });

  it('that is too large stores nothing and harms nothing else', async () => {
    const large = jsonEvent({ type: 'noted', data: { text: 'x'.repeat(1024 * 1024) } });
    const other = here.client.appendToStream('case-2', notes(3));
    const failure = here.client.appendToStream('case-1', [noted(0), large]);
    await expect(failure).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    expect(await failureOf(failure)).toMatchObject({ maxAppendSize: 1024 * 1024 });
    await expect(other).resolves.toMatchObject({ success: true });
    expect((await append('no_stream', [0])).nextExpectedRevision).toBe(0n);
  });

  it('to a stream of the system is refused', async () => {
    const failure = here.client.appendToStream('$users', noted(0));
    await expect(failure).rejects.toBeInstanceOf(AccessDeniedError);
  });

  it('to a tombstoned stream is refused for ever', async () => {
    await append('no_stream', [0]);
    await here.client.tombstoneStream('case-1');
    for (const state of ['any', 'no_stream', 'stream_exists', 0n] as const)
      await expect(append(state, [1])).rejects.toBeInstanceOf(StreamDeletedError);
    await here.restart();
    await expect(append('any', [1])).rejects.toBeInstanceOf(StreamDeletedError);
  });

  it('lets exactly one of twenty win a revision, and all of fifty that expect nothing', async () => {
    await append('no_stream', [0]);
    const race = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => append(0n, [n])));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        here.client.appendToStream('case-2', [noted(n), noted(n), noted(n)]),
      ),
    );
    const events = await all(here.client.readStream('case-2', { maxCount: 200 }));
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, n) => BigInt(n)));
    const numbers = events.map(({ data }) => (data as { readonly n: number }).n);
    for (let start = 0; start < numbers.length; start += 3)
      expect(new Set(numbers.slice(start, start + 3)).size).toBe(1);
  });

  it('of nothing to no stream is said to have succeeded', async () => {
    expect(await here.client.appendToStream('case-1', [])).toMatchObject({
      success: true,
      nextExpectedRevision: 0n,
      position: undefined,
    });
    await expect(stored()).rejects.toMatchObject({ type: 'stream-not-found' });
  });
});

it('keeps a batch of many frames whole', async () => {
  const here = await DoubleWithClient.start({ maxAppendSize: 64 * 1024 * 1024 });
  const large = Array.from({ length: 8 }, () =>
    jsonEvent({ type: 'noted', data: { text: 'x'.repeat(1024 * 1024) } }),
  );
  await here.client.appendToStream('case-1', large, { streamState: 'no_stream' });
  expect(await all(here.client.readStream('case-1', { maxCount: 10 }))).toHaveLength(8);
  await here.dispose();
});

it('refuses an event above a limit of its own with an error that the client does not know', async () => {
  const here = await DoubleWithClient.start({ maxAppendEventSize: 1000 });
  const large = jsonEvent({ type: 'noted', data: { text: 'x'.repeat(1000) } });
  const failure = here.client.appendToStream('case-1', large);
  await expect(failure).rejects.toBeInstanceOf(UnknownError);
  await expect(failure).rejects.toThrow('Could not recognize MaximumAppendEventSizeExceeded');
  await here.dispose();
});
