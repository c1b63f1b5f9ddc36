import { ordinalOf, translatePosition, type EventStore } from '@interventions/eventsourcing';
import {
  collect,
  codeOf,
  event,
  events,
  labelOf,
  until,
  type StoreHarness,
} from './store-harness.js';

/** The epochs of a log: a restored copy is told apart, and positions from before it can still be read. */
export function lineageContract(
  open: () => Promise<EventStore>,
  harness: () => StoreHarness,
): void {
  it('a new log had no epoch before', async () => {
    expect(await (await open()).formerEpochs()).toEqual([]);
  });

  it('a renewed epoch is the beginning of every position from then on', async () => {
    const store = await open();
    await store.append('s', 'no-stream', [event('a'), event('b')]);
    const [before, end] = [await store.epoch(), ordinalOf(await store.epoch(), await store.head())];
    const renewed = await store.renewEpoch();
    expect(renewed).toMatch(/^[0-9a-f]{8}$/);
    expect(renewed).not.toBe(before);
    expect(await store.epoch()).toBe(renewed);
    expect(await store.formerEpochs()).toEqual([{ epoch: before, upTo: end }]);
    expect(ordinalOf(renewed, await store.head())).toBe(end);
    const { position } = await store.append('s', 1n, [event('c')]);
    const log = await collect(store.readAll());
    expect(log.map(labelOf)).toEqual(['a', 'b', 'c']);
    expect(log.at(-1)?.position).toBe(position);
    for (const one of log) expect(one.position.startsWith(`${renewed}-`)).toBe(true);
    const stream = await collect(store.readStream('s'));
    expect(stream.map((one) => one.position)).toEqual(log.map((one) => one.position));
  });

  it('positions of every former epoch lead to the same events, and to none that came later', async () => {
    const store = await open();
    const kept: { readonly label: unknown; readonly position: string }[] = [];
    for (const round of [0, 1, 2]) {
      await store.append(`s${round}`, 'no-stream', events(2));
      for (const one of await collect(store.readStream(`s${round}`)))
        kept.push({ label: `${one.stream}/${one.revision}`, position: one.position });
      if (round < 2) await store.renewEpoch();
    }
    const [epoch, former] = [await store.epoch(), await store.formerEpochs()];
    expect(former).toHaveLength(2);
    expect(new Set([epoch, ...former.map((one) => one.epoch)]).size).toBe(3);
    for (const { label, position } of kept) {
      const from = translatePosition(position, epoch, former);
      expect(from).toBeDefined();
      const [found] = await collect(store.readAll({ ...(from && { from }), maxCount: 1 }));
      expect(`${found?.stream}/${found?.revision}`).toBe(label);
    }
    const [first] = former;
    const later = `${first?.epoch}-${String((first?.upTo ?? 0n) + 1n).padStart(20, '0')}`;
    expect(translatePosition(later, epoch, former)).toBeUndefined();
  });

  it('readers refuse a position of a former epoch, and begin anew', async () => {
    const store = await open();
    const { position } = await store.append('s', 'no-stream', [event('a')]);
    let caughtUp = false;
    const running = store.subscribe(
      { from: 'start' },
      { events: () => undefined, caughtUp: () => void (caughtUp = true) },
    );
    await until(() => caughtUp, 'caught up');
    await store.renewEpoch();
    expect(await codeOf(() => running.done)).toBe('invalid-argument');
    for (const options of [{ from: position }, { after: position }])
      expect(await codeOf(() => collect(store.readAll(options)))).toBe('invalid-argument');
    const resume = () =>
      store.subscribe({ from: { after: position } }, { events: () => undefined }).done;
    expect(await codeOf(resume)).toBe('invalid-argument');
    const seen: unknown[] = [];
    const anew = store.subscribe(
      { from: 'start' },
      { events: (batch) => void seen.push(...batch.map(labelOf)) },
    );
    await until(() => seen.length === 1, 'the event again');
    await anew.stop();
  });

  it('a repeated append has its original result, under the present epoch', async () => {
    const store = await open();
    const draft = event('a');
    const first = await store.append('s', 'no-stream', [draft]);
    await store.renewEpoch();
    const again = await store.append('s', 'no-stream', [draft]);
    expect(again.firstRevision).toBe(first.firstRevision);
    const former = await store.formerEpochs();
    expect(again.position).toBe(translatePosition(first.position, await store.epoch(), former));
  });

  it('an empty log can be renewed too, and closing forgets nothing', async () => {
    const store = await open();
    const before = await store.epoch();
    const renewed = await store.renewEpoch();
    await store.append('s', 'no-stream', [event('a')]);
    expect(await store.formerEpochs()).toMatchObject([{ epoch: before }]);
    if (!harness().keeps) return;
    const former = await store.formerEpochs();
    await store.close();
    const again = await open();
    expect(await again.epoch()).toBe(renewed);
    expect(await again.formerEpochs()).toEqual(former);
    expect(await codeOf(() => store.renewEpoch())).toBe('closed');
    expect(await codeOf(() => store.formerEpochs())).toBe('closed');
  });
}
