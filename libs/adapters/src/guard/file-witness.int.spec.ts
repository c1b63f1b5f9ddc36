import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileWitness } from './file-witness.js';

describe('the witness of a data folder', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'witness-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('is kept whole and private, and nothing beside it', async () => {
    const keeper = new FileWitness(folder);
    expect(await keeper.load()).toBeUndefined();
    const seenAt = '2026-11-27T13:00:00.000Z';
    const witness = { epoch: 'aaaaaaaa', ordinal: 2n ** 60n, seenAt };
    await keeper.save({ ...witness, ordinal: 1n });
    await keeper.save(witness);
    expect(await new FileWitness(folder).load()).toEqual(witness);
    expect(await readdir(folder)).toEqual(['log.witness.json']);
    expect((await stat(keeper.file)).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '{"epoch":"aaaaaaaa"}', '{"epoch":"A","ordinal":"1","seenAt":"x"}', '[]'])(
    'says that %j does not tell how far the log was seen',
    async (text) => {
      const keeper = new FileWitness(folder);
      await writeFile(keeper.file, text);
      await expect(keeper.load()).rejects.toThrow('does not say how far the log was seen');
    },
  );

  it('leaves the one before where a new one cannot be written', async () => {
    const keeper = new FileWitness(join(folder, 'nowhere'));
    const seenAt = '2026-11-27T13:00:00.000Z';
    await expect(keeper.save({ epoch: 'aaaaaaaa', ordinal: 1n, seenAt })).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });
});
