import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileEvidenceStore } from '@interventions/adapters/evidence';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { OpsFolder, spoil } from './testing/ops-folder.fixture.js';
import { exitCodes } from './usage.js';
import { verifyEvidence } from './verbs/verify-evidence.js';

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
const text = Buffer.from('Nobody attached this.\n');
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const [kept, orphan] = [digest(pdf), digest(text)];

async function* once(bytes: Uint8Array) {
  await Promise.resolve();
  yield bytes;
}

let folder: OpsFolder;
let files: FileEvidenceStore;
const shelved = (home: string, sha256: string) => join(home, sha256.slice(0, 2), sha256);
const evidence = () => folder.data('evidence');

beforeEach(async () => {
  folder = await OpsFolder.make();
  files = new FileEvidenceStore(evidence());
  await files.put(once(pdf), { fileName: 'Letter.pdf', maxBytes: 1_000 });
  await files.put(once(text), { fileName: 'note.txt', maxBytes: 1_000 });
  const store = new SqliteEventStore({ file: folder.data('events.db') });
  const details = { title: 'Letter', visibility: 'department', fileName: 'Letter.pdf' };
  await store.append(`intervention-${randomUUID()}`, 'any', [
    {
      id: randomUUID(),
      type: 'evidence-attached.v2',
      data: { details: { ...details, sha256: kept, bytes: pdf.length } },
    },
  ]);
  await store.close();
});
afterEach(() => folder.dispose());

async function found() {
  const store = new SqliteEventStore({ file: folder.data('events.db') });
  try {
    return await verifyEvidence({ store }, files);
  } finally {
    await store.close();
  }
}

describe('the files of evidence, for operators', () => {
  it('are compared with what the log records, and those of no entry are listed', async () => {
    expect(await found()).toEqual({
      sound: true,
      lines: [
        'evidence: 1 files recorded, 1 without an entry',
        `    ${orphan} was uploaded and stands in no entry`,
      ],
    });
    await spoil(shelved(evidence(), kept));
    const damaged = await found();
    expect([damaged.sound, damaged.lines[1]]).toEqual([
      false,
      `    ${kept} is recorded, and its file is not what it was: restore it from a backup`,
    ]);
    await rm(shelved(evidence(), kept));
    expect((await found()).lines[1]).toContain('its file is missing');
  });

  it('are backed up once each, and restored with the log', async () => {
    const first = await folder.ops('backup', folder.at('backup'));
    expect(first.text).toContain('Files of evidence: 2 copied, 0 gone');
    const again = await folder.ops('backup', folder.at('backup'));
    expect(again.text).not.toContain('Files of evidence');
    folder.dataDir = folder.at('elsewhere');
    const restored = await folder.ops('restore', folder.at('backup'));
    expect(restored.text).toContain('2 files of evidence are in place.');
    files = new FileEvidenceStore(evidence());
    expect(await files.verify(kept)).toBe('kept');
  });

  it('that are damaged are not backed up', async () => {
    await spoil(shelved(evidence(), kept));
    await expect(folder.ops('backup', folder.at('backup'))).rejects.toThrow('is damaged');
  });

  it('are destroyed with a reason that stays, in the next backup too', async () => {
    await folder.ops('backup', folder.at('backup'));
    const removed = await folder.ops('remove-file', kept, '--reason', 'It named a child.');
    expect(removed.code).toBe(exitCodes.done);
    expect(await files.state(kept)).toBe('removed');
    const { sound, lines } = await found();
    expect([sound, lines[1]]).toEqual([true, expect.stringContaining('It named a child.')]);
    const next = await folder.ops('backup', folder.at('backup'));
    expect(next.text).toContain('Files of evidence: 0 copied, 1 gone');
    const copies = await readdir(folder.at('backup', 'evidence', kept.slice(0, 2)));
    expect(copies).toEqual([`${kept}.removed`]);
  });

  it.each([
    ['without a reason', [kept]],
    ['without a digest', ['../events.db', '--reason', 'x']],
    ['that are not there', ['0'.repeat(64), '--reason', 'x']],
  ])('%s are not removed', async (_what, args) => {
    await expect(folder.ops('remove-file', ...args)).rejects.toThrow();
    expect(await files.state(kept)).toBe('kept');
  });
});
