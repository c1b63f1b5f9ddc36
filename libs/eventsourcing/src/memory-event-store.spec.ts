import { MemoryEventStore } from './memory-event-store.js';
import type { RecordedEvent } from './event.js';

const id = '01890000-0000-7000-8000-000000000001';

// What every store must do is tested in test/contract; here is what this one adds.
describe('MemoryEventStore', () => {
  it('begins its positions with the epoch it was given', async () => {
    const store = new MemoryEventStore({
      now: () => '2026-01-01T00:00:00.000Z',
      epoch: 'abcdef01',
    });
    expect(await store.head()).toBe('abcdef01-00000000000000000000');
    expect(() => new MemoryEventStore({ now: () => '', epoch: 'main' })).toThrow(/epoch/);
  });

  it('keeps what was appended, whatever its author or a reader does to it later', async () => {
    const store = new MemoryEventStore({ now: () => '2026-01-01T00:00:00.000Z' });
    const data = { list: [1] };
    await store.append('s', 'no-stream', [{ id, type: 'noted.v1', data }]);
    const read = async (): Promise<RecordedEvent | undefined> => {
      for await (const event of store.readAll()) return event;
      return undefined;
    };
    data.list.push(2);
    ((await read())?.data as { list: number[] }).list.push(3);
    expect((await read())?.data).toEqual({ list: [1] });
  });
});
