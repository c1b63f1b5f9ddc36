import {
  MemoryEventStore,
  positionAt,
  type EventReader,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import { checkLawAsync } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { anyWishes, recordWishes } from './recorded-cases.js';
import { ViewsFolder } from './views-folder.js';

const epoch = '0000000a';

/** How a log is delivered: the sizes of batches, and how often each comes. */
const anyDelivery = fc.array(
  fc.record({ size: fc.integer({ min: 1, max: 12 }), times: fc.integer({ min: 1, max: 3 }) }),
  { minLength: 1, maxLength: 8 },
);
type Delivery = readonly { readonly size: number; readonly times: number }[];

/** A reader that says the log is empty, and then delivers all of it to a subscriber in batches, again and again. */
function delivering(
  store: EventReader,
  log: readonly RecordedEvent[],
  delivery: Delivery,
  done: () => void,
): EventReader {
  return {
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => store.readAll(options),
    streamState: (stream) => store.streamState(stream),
    head: () => Promise.resolve(positionAt(epoch, 0)),
    epoch: () => store.epoch(),
    formerEpochs: () => store.formerEpochs(),
    subscribe: (_options, handler) => {
      let stop = (): void => undefined;
      const stopped = new Promise<void>((resolve) => (stop = resolve));
      const work = async (): Promise<void> => {
        for (let at = 0, round = 0; at < log.length; round += 1) {
          const { size, times } = delivery[round % delivery.length] ?? { size: 1, times: 1 };
          const batch = log.slice(at, at + size);
          const last = batch.at(-1)?.position ?? positionAt(epoch, 0);
          for (let time = 0; time < times; time += 1)
            await handler.events(
              time === 0 ? batch : log.slice(Math.max(0, at - 3), at + size),
              last,
            );
          at += size;
        }
        await handler.caughtUp?.(positionAt(epoch, log.length));
        done();
        await stopped;
      };
      const ended = work();
      return { done: ended, stop: () => (stop(), ended) };
    },
  };
}

describe('views to which the log is delivered in any batches, each up to three times', () => {
  it('are row for row the views of the log delivered once', async () => {
    let recorded = 0;
    await checkLawAsync(
      'neither the split into batches nor a repeat makes a difference',
      [anyWishes, anyDelivery],
      async (wishes, delivery) => {
        const store = new MemoryEventStore({ now: () => '2026-07-01T12:00:00.000Z', epoch });
        recorded += await recordWishes(store, wishes);
        const log: RecordedEvent[] = [];
        for await (const event of store.readAll()) log.push(event);
        const folder = new ViewsFolder();
        try {
          let done = (): void => undefined;
          const delivered = new Promise<void>((resolve) => (done = resolve));
          const views = await folder.open(delivering(store, log, delivery, done), {
            onFault: (fault) => {
              throw fault;
            },
          });
          views.follow();
          await delivered;
          expect(views.parked()).toEqual([]);
          await folder.expectSound(store);
        } finally {
          await folder.dispose();
        }
      },
      { runs: 25 },
    );
    expect(recorded).toBeGreaterThan(100);
  }, 120_000);
});
