// A process as the services are, which records until it is killed: `backend.child.ts <data folder> <view file>`.
import { randomUUID } from 'node:crypto';
import { Backend } from '@interventions/adapters/backend';
import { importCompleted, importStream } from '@interventions/domain';

const [dataDir = '', viewFile = ''] = process.argv.slice(2);
const backend = new Backend({
  ...{ dataDir, viewFile, retryMs: 5 },
  onFault: (error) => void process.stdout.write(`fault ${String(error)}\n`),
});
backend.start();
while (backend.store.state === 'down') await new Promise((resolve) => setTimeout(resolve, 5));
process.stdout.write(`${backend.store.state}\n`);
for (let number = 0; ; number += 1) {
  const data = { digest: randomUUID(), files: 1, entries: number, recorded: 1 };
  const metadata = { actor: 'test', role: 'system', commandId: randomUUID() };
  const event = { id: randomUUID(), type: importCompleted.stored, data, metadata };
  const { position } = await backend.store.append(importStream, 'any', [event]);
  process.stdout.write(`ack ${position}\n`);
}
