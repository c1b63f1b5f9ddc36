import { EventStoreError, MemoryEventStore, type EventStore } from '@interventions/eventsourcing';
import { LateEventStore } from './late-event-store.js';

const event = { id: '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11', type: 'x.v1', data: {} };

describe('LateEventStore', () => {
  it('fails every call as unavailable until there is a store', async () => {
    const late = new LateEventStore();
    const readOne = async (events: AsyncIterable<unknown>) => {
      for await (const one of events) return one;
      return undefined;
    };
    const calls = [
      late.append('s', 'any', [event]),
      late.streamState('s'),
      late.head(),
      late.epoch(),
      readOne(late.readStream('s')),
      readOne(late.readAll()),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    expect(() => late.subscribe({ from: 'start' }, { events: () => undefined })).toThrow(
      EventStoreError,
    );
    expect(late.state).toBe('down');
    await late.close();
  });

  it('passes every call on from then', async () => {
    const late = new LateEventStore();
    const store = new MemoryEventStore({ now: () => '2026-07-01T13:00:00.000Z' });
    late.use(store);
    const { position } = await late.append('s', 'no-stream', [event]);
    expect(late.state).toBe('up');
    expect(await late.head()).toBe(position);
    expect(await late.streamState('s')).toEqual({ exists: true, revision: 0n });
    await late.close();
    await expect(store.head()).rejects.toMatchObject({ code: 'closed' });
  });

  it('says that only reading is possible from a failed append until the next good one', async () => {
    const late = new LateEventStore();
    const store = new MemoryEventStore({ now: () => '2026-07-01T13:00:00.000Z' });
    const full: EventStore = Object.create(store, {
      append: {
        value: () => Promise.reject(new EventStoreError('storage', 'The disk is full.')),
      },
    }) as EventStore;
    late.use(full);
    await expect(late.append('s', 'any', [event])).rejects.toMatchObject({ code: 'storage' });
    expect(late.state).toBe('read-only');
    late.use(store);
    await late.append('s', 'any', [event]);
    expect(late.state).toBe('up');
  });

  it('lets everybody read a log that is withheld, and nobody append to it', async () => {
    const late = new LateEventStore();
    const store = new MemoryEventStore({ now: () => '2026-07-01T13:00:00.000Z' });
    await store.append('s', 'no-stream', [event]);
    const [seen, ended] = ['aaaaaaaa-00000000000000000002', await store.head()];
    late.use(store, { seen, ended, detail: 'The log lacks entries.' });
    expect(late.state).toBe('withheld');
    await expect(late.append('t', 'any', [event])).rejects.toMatchObject({
      code: 'withheld',
      retriable: false,
      message: 'The log lacks entries.',
    });
    expect(await late.streamState('t')).toEqual({ exists: false });
    expect(await late.head()).toBe(ended);
    expect(await late.formerEpochs()).toEqual([]);
    late.use(store);
    await late.append('t', 'any', [event]);
    expect(late.state).toBe('up');
    late.use(undefined);
    expect(late.state).toBe('down');
    await expect(late.renewEpoch()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('tells how every append ended', async () => {
    const ends: string[] = [];
    const late = new LateEventStore(({ outcome, seconds }) => {
      ends.push(outcome);
      expect(seconds).toBeGreaterThanOrEqual(0);
    });
    await expect(late.append('s', 'any', [event])).rejects.toMatchObject({ code: 'unavailable' });
    late.use(new MemoryEventStore({ now: () => '2026-07-01T13:00:00.000Z' }));
    await late.append('s', 'no-stream', [event]);
    const again = { ...event, id: '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b12' };
    await expect(late.append('s', 'no-stream', [again])).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(ends).toEqual(['fault', 'stored', 'conflict']);
  });
});
