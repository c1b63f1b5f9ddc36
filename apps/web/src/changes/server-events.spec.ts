import { serverEvents } from './server-events.js';

async function read(...pieces: string[]) {
  const events = [];
  async function* given() {
    yield* await Promise.resolve(pieces);
  }
  for await (const event of serverEvents(given())) events.push(event);
  return events;
}

describe('server-sent events', () => {
  it('are read one after the other, with comments passed over', async () => {
    expect(await read(':\n\nevent: a\ndata: 1\n\n:\n\nevent: b\ndata: {"x":2}\n\n')).toEqual([
      { event: 'a', data: '1' },
      { event: 'b', data: '{"x":2}' },
    ]);
  });

  it('may come in any pieces; one that was cut off is not read', async () => {
    const text = 'event: a\ndata: 1\n\nevent: b\ndata: 2\n\nevent: c\nda';
    expect(await read(...text)).toEqual([
      { event: 'a', data: '1' },
      { event: 'b', data: '2' },
    ]);
  });

  it('are given up where they never end', async () => {
    await expect(read('x'.repeat(2_000_000))).rejects.toThrow('too long');
  });
});
