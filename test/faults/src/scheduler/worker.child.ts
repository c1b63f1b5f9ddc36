// Wakes until told to end by a line: `worker.child.ts <ledger> <name> <address of Redis, or - for none>`.
// Prints `ready` once it runs, and `fired` with the first effect.
import { once } from 'node:events';
import { BullMqScheduler } from '@interventions/adapters/bullmq';
import { InProcessScheduler } from '@interventions/adapters/timers';
import { TimerLedger } from '@interventions/test-support';
import { impatient } from './timer-place.js';

const [file = '', name = '', url = '-'] = process.argv.slice(2);
const ledger = new TimerLedger(file);
const scheduler =
  url === '-' ? new InProcessScheduler() : new BullMqScheduler({ url, ...impatient });
const handle = ledger.wake(name);
let fired = false;

await scheduler.start(ledger, async (timer) => {
  const result = await handle(timer);
  if (!fired) process.stdout.write('fired\n');
  fired = true;
  return result;
});
process.stdout.write('ready\n');
await once(process.stdin, 'data');
await scheduler.close();
ledger.close();
process.stdin.destroy();
