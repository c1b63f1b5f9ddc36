import { EventStoreError, type EventStore } from '@interventions/eventsourcing';
import { collect, codeOf, event, events, until } from './store-harness.js';

/** Cases 56 and 58: closing, and what kinds of failure there are. */
export function lifecycleContract(open: () => Promise<EventStore>): void {
  it('56 · closing settles what is pending and ends subscriptions; later calls fail as closed', async () => {
    const store = await open();
    let caughtUp = false;
    const subscription = store.subscribe(
      { from: 'start' },
      { events: () => undefined, caughtUp: () => void (caughtUp = true) },
    );
    await until(() => caughtUp, 'caught up');
    const pending = [1, 2, 3].map((n) => store.append(`s${n}`, 'no-stream', events(1)));
    await Promise.all([store.close(), store.close()]);
    for (const outcome of await Promise.allSettled(pending)) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(EventStoreError);
    }
    await subscription.done;
    const calls = [
      () => store.append('s', 'any', events(1)),
      () => collect(store.readStream('s1')),
      () => collect(store.readAll()),
      () => store.streamState('s1'),
      () => store.head(),
      () => store.epoch(),
      () => store.subscribe({ from: 'start' }, { events: () => undefined }).done,
    ];
    for (const call of calls) expect(await codeOf(call)).toBe('closed');
    await store.close();
  });

  it('56 · a read that was begun before closing fails as closed', async () => {
    const store = await open();
    await store.append('s', 'no-stream', events(1_500));
    const read = async (): Promise<void> => {
      for await (const one of store.readStream('s')) if (one.revision === 10n) await store.close();
    };
    expect(await codeOf(read)).toBe('closed');
  });

  it('58 · every failure is one of the port, and says whether a retry may help', async () => {
    const store = await open();
    await store.append('s', 'no-stream', [event(0)]);
    const failures = [
      () => store.append('s', 'no-stream', [event(1)]),
      () => store.append('s', 0n, [event(1, { id: '1' })]),
      () => store.append('s', 0n, [event(1, { data: 1n as unknown as string })]),
      () => store.append('', 0n, [event(1)]),
      () => store.append('s', 0n, [event('x'.repeat(2_000_000))]),
      () => collect(store.readStream('none')),
      () => collect(store.readAll({ from: 'nowhere' })),
      () => store.streamState('$system'),
      () => store.subscribe({ from: 'start', prefixes: [] }, { events: () => undefined }).done,
    ];
    for (const failure of failures) {
      await expect(Promise.resolve().then<unknown>(failure)).rejects.toMatchObject({
        name: 'EventStoreError',
        retriable: false,
      });
    }
  });
}
