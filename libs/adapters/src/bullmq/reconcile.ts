import type { PendingTimers, Timer } from '@interventions/application';
import type { TimerJobs } from './timer-jobs.js';

const pageSize = 500;

/**
 * Makes Redis hold all that the log says is pending: adds what it lacks, in order of time, and forgets dead
 * timers that are pending no more. With `revive`, the other dead ones are armed again. Answers how many
 * were armed. Several processes may do so at once: adding what is there changes nothing.
 */
export async function reconcile(
  jobs: TimerJobs,
  pending: PendingTimers,
  { revive }: { readonly revive: boolean },
): Promise<number> {
  let armed = 0;
  for (let after: Timer | undefined, more = true; more;) {
    const page = pending.page(after, pageSize);
    // What was handled while Redis was asked is pending no more.
    const absent = (await jobs.absent(page)).filter(({ id }) => pending.has(id));
    await jobs.add(absent);
    armed += absent.length;
    after = page.at(-1);
    more = page.length === pageSize;
  }
  return armed + (await sortDead(jobs, pending, revive));
}

async function sortDead(jobs: TimerJobs, pending: PendingTimers, revive: boolean): Promise<number> {
  const dead = (await jobs.dead()).map(({ timer }) => timer);
  const over = dead.filter(({ id }) => !pending.has(id));
  await jobs.clear(over);
  if (!revive) return 0;
  const again = dead.filter((timer) => !over.includes(timer));
  await jobs.clear(again);
  await jobs.add(again);
  return again.length;
}
