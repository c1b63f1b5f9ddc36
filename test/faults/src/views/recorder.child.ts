// Records acts in the three cases of a log, at random: `recorder.child.ts <log> <acts>`.
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { acts } from '@interventions/domain';
import { cases, recordWish } from './recorded-cases.js';

const [log = '', count = '0'] = process.argv.slice(2);
const store = new SqliteEventStore({ file: log, busyLimitMs: 30_000 });
const any = (limit: number): number => Math.floor(Math.random() * limit);
for (let accepted = 0; accepted < Number(count);) {
  const act = acts[any(acts.length)];
  if (act === undefined || act.name === 'InterventionVoided') continue;
  const on = new Date(Date.UTC(2013, 1, 1 + any(4_000))).toISOString().slice(0, 10);
  const wish = { of: any(cases.length), act: act.name, on, about: any(30) };
  if (await recordWish(store, wish)) accepted += 1;
}
process.stdout.write('recorded\n');
await store.close();
