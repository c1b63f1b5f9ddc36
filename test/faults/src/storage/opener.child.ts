// Opens new logs at agreed moments, one every 40 ms: `opener.child.ts <folder> <first moment, ms since epoch> <logs>`.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';

const [folder = '', start = '0', logs = '0'] = process.argv.slice(2);
for (let log = 0; log < Number(logs); log += 1) {
  while (Date.now() < Number(start) + log * 40);
  const store = new SqliteEventStore({ file: join(folder, `${log}.db`) });
  await store.append('s', 'any', [{ id: randomUUID(), type: 'opened.v1', data: process.pid }]);
  process.stdout.write(`opened ${await store.epoch()}\n`);
  await store.close();
}
