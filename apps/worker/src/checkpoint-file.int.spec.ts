import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, positionAt } from '@interventions/eventsourcing';
import { CheckpointFile } from './checkpoint-file.js';

let folder = '';
let file = '';
const store = new MemoryEventStore({ now: () => '2026-07-01T12:00:00.000Z', epoch: '0000000c' });
const at = (ordinal: number, epoch = '0000000c') => positionAt(epoch, ordinal);

beforeAll(async () => {
  for (const id of ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'])
    await store.append('toy-1', 'any', [{ id, type: 'toy.v1', data: {} }]);
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  file = join(folder, 'worker.checkpoint');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the checkpoint of the process managers', () => {
  it('is where it was saved, in one file', async () => {
    const checkpoint = new CheckpointFile(file, store);
    expect(await checkpoint.load()).toBeUndefined();
    await checkpoint.save(at(1));
    await checkpoint.save(at(2));
    expect(await new CheckpointFile(file, store).load()).toBe(at(2));
    expect(await readdir(folder)).toEqual(['worker.checkpoint']);
  });

  it.each([
    ['broken', 'half a posi'],
    ['empty', ''],
    ['of another log', at(1, '0000000d')],
    ['ahead of the log', at(3)],
  ])('counts as none where it is %s', async (_why, text) => {
    await writeFile(file, text);
    expect(await new CheckpointFile(file, store).load()).toBeUndefined();
  });

  it('that cannot be read is a fault', async () => {
    await expect(new CheckpointFile(folder, store).load()).rejects.toThrow('EISDIR');
  });
});
