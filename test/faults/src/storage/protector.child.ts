// Appends events about ever new people until killed: `protector.child.ts <log> <keys> <round>`.
import { randomUUID } from 'node:crypto';
import { SubjectKeyProtector } from '@interventions/adapters/keys';
import { SqliteEventStore } from '@interventions/adapters/sqlite';

const [file = '', keys = '', round = ''] = process.argv.slice(2);
const store = new SqliteEventStore({ file });
const protector = new SubjectKeyProtector({
  file: keys,
  personalFields: () => [{ field: 'name', subjectOf: ({ person }) => JSON.stringify(person) }],
});

async function write(caller: number): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const name = `person-${round}-${caller}-${turn}`;
    const data = await protector.protect('person-noted.v1', { person: name, name });
    const event = { id: randomUUID(), type: 'person-noted.v1', data };
    await store.append(`${round}-${caller}`, turn === 0 ? 'no-stream' : BigInt(turn - 1), [event]);
    process.stdout.write(`noted ${name}\n`);
  }
}

await Promise.all([write(0), write(1), write(2)]);
