import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileEvidenceStore } from '@interventions/adapters/evidence';
import { EvidenceStoreError } from '@interventions/application';
import { evidenceStoreContract } from './evidence-store.contract.js';
import { digest, pdf, pieces, whole } from './sample-files.js';

async function harness() {
  const home = await mkdtemp(join(tmpdir(), 'evidence-'));
  const folder = join(home, 'evidence');
  return {
    folder,
    store: new FileEvidenceStore(folder),
    dispose: () => rm(home, { recursive: true, force: true }),
  };
}

const letter = { fileName: 'Letter.pdf', maxBytes: 1_000_000 };
const sha256 = digest(pdf);

evidenceStoreContract('files', harness);

describe('the folder of evidence', () => {
  let one: Awaited<ReturnType<typeof harness>>;
  beforeEach(async () => {
    one = await harness();
  });
  afterEach(() => one.dispose());

  it('holds each file on a shelf of its own, for its owner’s eyes only, and nothing unfinished', async () => {
    await one.store.put(pieces(pdf), letter);
    const file = join(one.folder, sha256.slice(0, 2), sha256);
    expect(await readFile(file)).toEqual(pdf);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(one.folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(join(one.folder, 'incoming'))).toEqual([]);
  });

  it('is shared: what one process keeps, another gives', async () => {
    await one.store.put(pieces(pdf), letter);
    expect(await whole(await new FileEvidenceStore(one.folder).open(sha256))).toEqual(pdf);
  });

  it('tells a file that is not what it was, and a new copy of it takes its place', async () => {
    await one.store.put(pieces(pdf), letter);
    await writeFile(join(one.folder, sha256.slice(0, 2), sha256), 'something else');
    expect(await one.store.verify(sha256)).toBe('damaged');
    await one.store.put(pieces(pdf), letter);
    expect(await one.store.verify(sha256)).toBe('kept');
  });

  it('clears away what was abandoned, and leaves what is being written', async () => {
    const incoming = join(one.folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(join(incoming, 'abandoned'), 'half');
    await utimes(join(incoming, 'abandoned'), 1, 1);
    await writeFile(join(incoming, 'being-written'), 'half');
    await one.store.clearUnfinished();
    expect(await readdir(incoming)).toEqual(['being-written']);
  });

  it('keeps the reason beside a file that was destroyed', async () => {
    await one.store.put(pieces(pdf), letter);
    const removal = { reason: 'It named a child.', removedAt: '2026-11-20T08:00:00.000Z' };
    await one.store.remove(sha256, removal);
    expect(await new FileEvidenceStore(one.folder).removalOf(sha256)).toEqual(removal);
  });

  it('says so when its folder cannot be used', async () => {
    await writeFile(one.folder, 'a file where the folder should be');
    const fault = await one.store.put(pieces(pdf), letter).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(EvidenceStoreError);
    expect(fault).toMatchObject({ code: 'unavailable' });
  });
});
