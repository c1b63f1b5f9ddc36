import { jest } from '@jest/globals';
import { entryChangesSchema } from '@interventions/contracts';
import type { RecordedEvent } from '@interventions/eventsourcing';
import { ChangeFeed } from './change-feed.js';
import { shareChanges } from './share-changes.js';

const at = (n: number) => `0000000a-${String(n).padStart(20, '0')}`;

describe('telling changes to other processes', () => {
  let feed: ChangeFeed;
  let told: string[][];
  let faults: unknown[];
  let away: boolean;

  beforeEach(() => {
    jest.useFakeTimers();
    feed = new ChangeFeed();
    told = [];
    faults = [];
    away = false;
    const publish = (text: string): Promise<void> => {
      if (away) return Promise.reject(new Error('away'));
      const { items } = entryChangesSchema.parse(JSON.parse(text));
      told.push(items.map(({ position }) => position));
      return Promise.resolve();
    };
    shareChanges(feed, publish, (error) => faults.push(error));
  });
  afterEach(() => jest.useRealTimers());

  const record = async (from: number, to = from) => {
    const events = Array.from({ length: to - from + 1 }, (_, n) => ({
      stream: 'intervention-x',
      position: at(from + n),
    }));
    feed.takenIn(events as RecordedEvent[], () => '871');
    await jest.advanceTimersByTimeAsync(0);
  };

  it('is done at once', async () => {
    await record(1);
    await record(2, 3);
    expect(told).toEqual([[at(1)], [at(2), at(3)]]);
  });

  it('is made up for once they can be reached, in order, with one complaint', async () => {
    away = true;
    await record(1);
    await record(2);
    await jest.advanceTimersByTimeAsync(5_000);
    expect([told, faults.length]).toEqual([[], 1]);
    away = false;
    await record(3);
    expect(told.flat()).toEqual([1, 2, 3].map(at));
  });

  it('is bounded: so many in one message, and the latest where too many wait', async () => {
    await record(1, 1_200);
    expect(told.map(({ length }) => length)).toEqual([500, 500, 200]);
    told = [];
    away = true;
    await record(1_201, 7_000);
    away = false;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(told.flat()).toHaveLength(5_000);
    expect(told.flat().at(-1)).toBe(at(7_000));
  });
});
