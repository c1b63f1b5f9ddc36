import type { LogPlace } from '@interventions/adapters/backend';
import { SystemClock, type Clock } from '@interventions/application';
import { openExistingLog } from '../existing-log.js';
import { describeTimers, isLate, type TimerReport } from '../timers/describe-timers.js';
import { rearmWorker, workerTimers, type WorkerPlace } from '../timers/running-worker.js';
import { timersInLog } from '../timers/timers-in-log.js';
import { exitCodes, type Output } from '../usage.js';

/**
 * `timers [--rearm] [--json]`: what the process managers still have to do, read from the log, with what the running
 * worker knows of it. `--rearm` has the worker arm what it lost or gave up. Something late, given up or parked is
 * a finding.
 */
export async function timersVerb(
  options: LogPlace &
    WorkerPlace & {
      readonly rearm: boolean;
      readonly json: boolean;
    },
  output: Output,
  clock: Clock = new SystemClock(),
): Promise<number> {
  const { log, close } = await openExistingLog(options);
  try {
    if (options.rearm) {
      const armed = await rearmWorker(options);
      if (!options.json) output.print(`Armed again: ${armed}.`);
    }
    const worker = await workerTimers(options);
    const report = { ...(await timersInLog(log)), worker, now: clock.now() };
    if (options.json) await output.write(JSON.stringify(report));
    else for (const line of describeTimers(report)) await output.write(line);
    return needsALook(report) ? exitCodes.findings : exitCodes.done;
  } finally {
    await close();
  }
}

function needsALook({ timers, messages, worker, now }: TimerReport): boolean {
  return (
    timers.some((timer) => isLate(timer, now)) ||
    messages.some(({ givenUp }) => givenUp !== null) ||
    (worker !== null &&
      (!worker.scheduler.up || worker.scheduler.dead.length > 0 || worker.parked.length > 0))
  );
}
