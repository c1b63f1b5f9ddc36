// Appends until killed or done: `writer.child.ts <file> <name> <appends per caller> <callers> <shared streams>`.
// Prints `ack <stream> <first revision> <position> <ids>` once an append has settled.
import { randomUUID } from 'node:crypto';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { ConflictError } from '@interventions/eventsourcing';

const [file = '', name = '', appends = '0', callers = '1', shared = '0'] = process.argv.slice(2);
const store = new SqliteEventStore({ file, busyLimitMs: 30_000 });

async function write(caller: number): Promise<void> {
  for (let turn = 0; turn < Number(appends); turn += 1) {
    const stream =
      Number(shared) > 0 && turn % 2 === 0
        ? `shared-${turn % Number(shared)}`
        : `own-${name}-${caller}`;
    const size = 1 + ((caller + turn) % 3);
    const batch = randomUUID();
    const events = Array.from({ length: size }, (_, part) => ({
      id: randomUUID(),
      type: 'written.v1',
      data: { batch, part, size, filling: 'x'.repeat(200) },
    }));
    const { firstRevision, position } = await append(stream, events);
    process.stdout.write(
      `ack ${stream} ${firstRevision} ${position} ${events.map(({ id }) => id).join(',')}\n`,
    );
  }
}

/** Reads where the stream stands, and again after each lost race. */
async function append(stream: string, events: Parameters<SqliteEventStore['append']>[2]) {
  for (;;) {
    const state = await store.streamState(stream);
    try {
      return await store.append(stream, state.exists ? state.revision : 'no-stream', events);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: Number(callers) }, (_, caller) => write(caller)));
await store.close();
process.stdout.write('done\n');
