import { setTimeout as sleep } from 'node:timers/promises';
import {
  END,
  eventTypeFilter,
  streamNameFilter,
  type Position,
  type SubscribeToAllOptions,
  type SubscribeToStreamOptions,
} from '@kurrent/kurrentdb-client';
import { DoubleWithClient, follow, noted, notes, until } from './client.fixtures.js';

let here: DoubleWithClient;
beforeEach(async () => {
  here = await DoubleWithClient.start();
});
afterEach(() => here.dispose());

const all = (options: SubscribeToAllOptions = {}) => follow(here.client.subscribeToAll(options));
const one = (options: SubscribeToStreamOptions = {}) =>
  follow(here.client.subscribeToStream('case-1', options));
const cases = streamNameFilter({ prefixes: ['case-'] });

describe('a subscription to $all', () => {
  it('confirms, catches up, and goes on live, each event once', async () => {
    await here.client.appendToStream('case-1', notes(5));
    const { said, heard } = all({ filter: cases });
    await heard('caught up');
    for (let n = 5; n < 10; n += 1) await here.client.appendToStream('case-1', noted(n));
    await heard(9);
    expect(said).toEqual(['confirmed', 0, 1, 2, 3, 4, 'caught up', 5, 6, 7, 8, 9]);
  });

  it('without a filter has the records of the server, and no hidden ones', async () => {
    const { said, heard } = all();
    await heard('caught up');
    expect(said).toContain('$statsCollected');
    expect(said).toContain('update-default-acl');
    expect(said).not.toContain('$epoch-information');
  });

  it('begins after a position, or with what comes after the end', async () => {
    const { position } = await here.client.appendToStream('case-1', [noted(0), noted(1)]);
    await here.client.appendToStream('case-1', noted(2));
    if (position === undefined) throw new Error('An append gives a position.');
    const after = all({ fromPosition: position, filter: cases });
    const end = all({ fromPosition: END, filter: cases });
    await after.heard('caught up');
    await end.heard('caught up');
    await here.client.appendToStream('case-1', noted(3));
    await after.heard(3);
    await end.heard(3);
    expect(after.said).toEqual(['confirmed', 2, 'caught up', 3]);
    expect(end.said).toEqual(['confirmed', 'caught up', 3]);
  });

  it('gives the time of an event to the millisecond', async () => {
    here.double.setClock(() => Date.UTC(2024, 1, 29, 12, 0, 0, 123));
    await here.client.appendToStream('case-1', noted(0));
    const { created, heard } = all({ filter: cases });
    await heard(0);
    expect(created).toEqual([new Date('2024-02-29T12:00:00.123Z')]);
  });

  it('moves its checkpoint on while nothing passes the filter', async () => {
    for (let batch = 0; batch < 10; batch += 1)
      await here.client.appendToStream('case-1', notes(100));
    const { position: last } = await here.client.appendToStream('person-1', noted(1));
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['person-'],
      maxSearchWindow: 32,
      checkpointInterval: 2,
      checkpointReached: (_subscription: unknown, { commit }: Position) => {
        checkpoints.push(commit);
        return Promise.resolve();
      },
    });
    const { said, heard } = all({ filter });
    await heard('caught up');
    expect(said).toEqual(['confirmed', 1, 'caught up']);
    // A thousand records in pages of 32, a checkpoint for every second page, and one at the end.
    expect(checkpoints.length).toBeGreaterThanOrEqual(15);
    expect(checkpoints.length).toBeLessThanOrEqual(18);
    expect(checkpoints).toEqual([...checkpoints].sort((a, b) => (a < b ? -1 : 1)));
    expect(checkpoints.at(-1)).toBe(last?.commit);
    const before = checkpoints.length;
    await here.client.appendToStream('case-1', notes(31));
    await here.client.appendToStream('case-1', notes(31));
    await here.client.appendToStream('case-1', notes(31));
    await until(() => checkpoints.length > before, 'a checkpoint of a live subscription');
  });

  it('can be resumed from its last checkpoint', async () => {
    await here.client.appendToStream('case-1', notes(200));
    let checkpoint: Position | undefined;
    const filter = eventTypeFilter({
      regex: '^never$',
      checkpointReached: (_subscription: unknown, position: Position) => {
        checkpoint = position;
        return Promise.resolve();
      },
    });
    await all({ filter }).heard('caught up');
    if (checkpoint === undefined) throw new Error('There was no checkpoint.');
    await here.client.appendToStream('case-2', noted(1000));
    const { said, heard } = all({ fromPosition: checkpoint, filter: cases });
    await heard(1000);
    // The checkpoint is where the last page began: less than a page comes again.
    expect(said.length).toBeLessThan(40);
  });

  it('that falls behind by more than its buffer catches up once more', async () => {
    const { said, heard } = all({ filter: cases });
    await heard('caught up');
    await here.client.appendToStream('case-1', notes(100));
    await heard(99);
    await until(() => said.at(-1) === 'caught up', 'the second time');
    expect(said.filter((word) => word === 'caught up')).toHaveLength(2);
  });

  it('that is read slowly gives all, in order', async () => {
    const subscription = here.client.subscribeToAll({ filter: cases });
    const numbers: number[] = [];
    const reading = (async () => {
      for await (const { event } of subscription) {
        numbers.push((event?.data as { readonly n: number }).n);
        if (numbers.length % 100 === 0) await sleep(5);
        if (numbers.length === 2000) break;
      }
    })();
    for (let batch = 0; batch < 20; batch += 1)
      await here.client.appendToStream(
        'case-1',
        Array.from({ length: 100 }, (_, n) => noted(batch * 100 + n)),
      );
    await reading;
    expect(numbers).toEqual(Array.from({ length: 2000 }, (_, n) => n));
  });

  it('from within a record is refused', async () => {
    const { ended, error } = all({ fromPosition: { commit: 13n, prepare: 13n } });
    await ended;
    expect(error()).toMatchObject({
      type: 'unknown',
      code: 3,
      message: '3 INVALID_ARGUMENT: Trying to read from an invalid position.',
    });
  });

  it('from beyond the end stays silent until the log has grown past it', async () => {
    const beyond = { commit: 1n << 40n, prepare: 1n << 40n };
    const { said, heard } = all({ fromPosition: beyond });
    const other = all({ fromPosition: END });
    await Promise.all([heard('caught up'), other.heard('caught up')]);
    await here.client.appendToStream('case-1', noted(0));
    await here.client.appendToStream('case-1', noted(1));
    await other.heard(1);
    expect(said).toEqual(['confirmed', 'caught up']);
  });

  it('is gone from the server when the client unsubscribes', async () => {
    const subscription = here.client.subscribeToAll();
    subscription.on('data', () => undefined);
    await until(() => here.double.openSubscriptions === 1, 'the subscription');
    await subscription.unsubscribe();
    await until(() => here.double.openSubscriptions === 0, 'its end');
    expect(here.double.callsOf('subscribe')).toBe(1);
  });
});

describe('a subscription to a stream', () => {
  it('catches up and goes on live, after a revision', async () => {
    await here.client.appendToStream('case-1', notes(3));
    const { said, heard } = one({ fromRevision: 0n });
    await heard('caught up');
    await here.client.appendToStream('case-2', noted(77));
    await here.client.appendToStream('case-1', noted(3));
    await heard(3);
    expect(said).toEqual(['confirmed', 1, 2, 'caught up', 3]);
  });

  it('waits for a stream that is not there', async () => {
    const { said, heard } = one();
    await heard('caught up');
    await here.client.appendToStream('case-1', noted(0));
    await heard(0);
    expect(said).toEqual(['confirmed', 'caught up', 0]);
  });

  it('waits where the stream was deleted softly, and ends where it is tombstoned', async () => {
    await here.client.appendToStream('case-1', notes(2));
    await here.client.deleteStream('case-1');
    const { said, heard, ended, error } = one();
    await heard('caught up');
    await here.client.appendToStream('case-1', noted(2));
    await heard(2);
    await here.client.tombstoneStream('case-1');
    await ended;
    expect(said).toEqual(['confirmed', 'caught up', 2, '$streamDeleted']);
    expect(error()).toMatchObject({ type: 'stream-deleted', streamName: 'case-1' });
  });
});
