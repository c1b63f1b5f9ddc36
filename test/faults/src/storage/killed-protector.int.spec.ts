import { dirname, join } from 'node:path';
import { SubjectKeyProtector } from '@interventions/adapters/keys';
import type { JsonObject } from '@interventions/eventsourcing';
import { startChild } from './child.js';
import { collect, storageFolder } from './storage-folder.js';

describe('a process killed while it writes about people', () => {
  it('leaves no event whose key is missing', async () => {
    const folder = storageFolder();
    const keys = join(dirname(folder.file), 'subject-keys.db');
    for (let round = 0; round < 5; round += 1) {
      const writer = startChild('./protector.child.ts', [folder.file, keys, String(round)]);
      await writer.line('noted');
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
      await writer.kill();
    }
    const protector = new SubjectKeyProtector({ file: keys, personalFields: () => [] });
    const log = await collect(folder.open().readAll());
    expect(log.length).toBeGreaterThan(20);
    for (const { type, data } of log) {
      const { person, name } = protector.reveal(type, data as JsonObject);
      expect(name).toBe(person);
    }
    protector.close();
    await folder.dispose();
  }, 60_000);
});
