import { collect, drafts, faultsOf, storageFolder } from './storage-folder.js';

describe('a clock that jumps back an hour', () => {
  it('repeats the recording time; revisions and positions go on, also after reopening and in another process', async () => {
    const folder = storageFolder();
    let now = '2026-03-29T01:30:00.000Z';
    const one = folder.open({ now: () => now });
    await one.append('s', 'no-stream', drafts(2));
    now = '2026-03-29T00:30:00.000Z';
    await one.append('s', 1n, drafts(1));
    await one.close();
    const two = folder.open({ now: () => now });
    const three = folder.open({ now: () => '2026-03-29T01:45:00.000Z' });
    await two.append('s', 2n, drafts(1));
    await three.append('t', 'no-stream', drafts(1));
    await two.append('s', 3n, drafts(1));
    const log = await collect(two.readAll());
    expect(log.map(({ recordedAt }) => recordedAt.slice(11, 16))).toEqual([
      '01:30',
      '01:30',
      '01:30',
      '01:30',
      '01:45',
      '01:45',
    ]);
    expect(faultsOf(log)).toEqual([]);
    await folder.dispose();
  });
});
