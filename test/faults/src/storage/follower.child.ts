// Follows a log: `follower.child.ts <file> <mode>`. Prints `caught-up`, then `seen <label> <ms since epoch>` for
// each event. Mode `idle`: prints the CPU milliseconds of two idle seconds instead. Mode `leave`: closes and ends.
import { SqliteEventStore } from '@interventions/adapters/sqlite';

const [file = '', mode = ''] = process.argv.slice(2);
const store = new SqliteEventStore({ file });
const caughtUp = new Promise<void>((resolve) => {
  store.subscribe(
    { from: 'start' },
    {
      events: (batch) => {
        for (const { data } of batch)
          process.stdout.write(`seen ${JSON.stringify(data)} ${Date.now()}\n`);
      },
      caughtUp: () => resolve(),
    },
  );
});
await caughtUp;
process.stdout.write('caught-up\n');
if (mode === 'idle') {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`cpu ${(user + system) / 1_000}\n`);
}
if (mode !== '') await store.close();
