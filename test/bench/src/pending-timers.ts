import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { InProcessScheduler } from '@interventions/adapters/timers';
import type { Timer, Wake } from '@interventions/application';
import { someTimers, TimerLedger } from '@interventions/test-support';
import { temporaryFolder } from './places.js';
import { percentile } from './statistics.js';

/** How the in-process scheduler carries many pending timers. Times in milliseconds, memory in megabytes. */
export type TimersReport = {
  readonly pending: number;
  /** What the scheduler adds to the memory of the process while all are pending; 0 where that cannot be seen. */
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
  /** From starting it until it sleeps for the first timer. */
  readonly startMilliseconds: number;
  /** Timers that fell due while it ran, and how late they were woken. */
  readonly fell: number;
  readonly lateness: { readonly median: number; readonly p99: number; readonly most: number };
  /** Timers that were overdue when it started, and how many of them it woke for per second. */
  readonly overdue: number;
  readonly overduePerSecond: number;
};

/** Of the pending ones, those that fall due while it is watched. */
const falling = 2_000;
const fallOverMs = 10_000;
const overdue = 5_000;
const fiveYearsMs = 5 * 365 * 24 * 60 * 60_000;

/** Measures the scheduler over a file of timers like the view that it works from. */
export async function measureTimers(
  folder: string,
  pending: number,
  onStep: (name: string) => void,
): Promise<TimersReport> {
  mkdirSync(folder, { recursive: true });
  const carried = await withLedger(folder, (ledger) => carry(ledger, pending, onStep));
  const caughtUp = await withLedger(folder, (ledger) => catchUp(ledger, onStep));
  return { pending, ...carried, overdue, overduePerSecond: caughtUp };
}

/** The report in words. */
export function timersText(report: TimersReport): string {
  const { pending, heapMegabytes, residentMegabytes, startMilliseconds, lateness } = report;
  return [
    `${count(pending)} pending timers in process:`,
    `  ${heapMegabytes.toFixed(1)} MB of heap, ${residentMegabytes.toFixed(1)} MB resident; asleep ${startMilliseconds.toFixed(0)} ms after its start`,
    `  ${count(report.fell)} that fell due in ${fallOverMs / 1_000} s were woken ${lateness.median.toFixed(1)} ms late (median), p99 ${lateness.p99.toFixed(1)} ms, at most ${lateness.most.toFixed(1)} ms`,
    `  ${count(report.overdue)} overdue on start: ${count(report.overduePerSecond)} timers/s in order`,
  ].join('\n');
}

async function carry(
  ledger: TimerLedger,
  pending: number,
  onStep: (name: string) => void,
): Promise<
  Pick<
    TimersReport,
    'heapMegabytes' | 'residentMegabytes' | 'startMilliseconds' | 'fell' | 'lateness'
  >
> {
  onStep('setting timers');
  setInParts(ledger, pending - falling, () => Date.now() + 3_600_000 + Math.random() * fiveYearsMs);
  const from = Date.now() + 3_000;
  ledger.set(someTimers(falling, (n) => from + (n * fallOverMs) / falling));
  onStep('carrying pending timers');
  const late: number[] = [];
  const wake: Wake = ({ id, at }) => {
    late.push(Date.now() - Date.parse(at));
    ledger.cancel(id);
    return Promise.resolve({ kind: 'done' });
  };
  const before = memory();
  const scheduler = new InProcessScheduler();
  const start = performance.now();
  await scheduler.start(ledger, wake);
  const startMilliseconds = performance.now() - start;
  const after = memory();
  const end = from + fallOverMs + 30_000;
  while (late.length < falling && Date.now() < end) await pause(50);
  await scheduler.close();
  if (late.length < falling) throw new Error(`Only ${late.length} timers were woken.`);
  return {
    heapMegabytes: Math.max(0, after.heap - before.heap) / 1e6,
    residentMegabytes: Math.max(0, after.resident - before.resident) / 1e6,
    startMilliseconds,
    fell: late.length,
    lateness: {
      median: percentile(late, 0.5),
      p99: percentile(late, 0.99),
      most: percentile(late, 1),
    },
  };
}

async function catchUp(ledger: TimerLedger, onStep: (name: string) => void): Promise<number> {
  onStep('catching up');
  ledger.set(someTimers(overdue, (n) => Date.now() - 60_000 + n));
  const scheduler = new InProcessScheduler();
  const start = performance.now();
  let woken = 0;
  await scheduler.start(ledger, ({ id }: Timer) => {
    ledger.cancel(id);
    woken += 1;
    return Promise.resolve({ kind: 'done' });
  });
  while (woken < overdue) await pause(5);
  const seconds = (performance.now() - start) / 1_000;
  await scheduler.close();
  return overdue / seconds;
}

/** In parts, so that the timers themselves are not in memory. */
function setInParts(ledger: TimerLedger, many: number, at: () => number): void {
  for (let done = 0; done < many; done += 5_000)
    ledger.set(someTimers(Math.min(5_000, many - done), at));
}

function memory(): { readonly heap: number; readonly resident: number } {
  globalThis.gc?.();
  const { heapUsed: heap, rss: resident } = process.memoryUsage();
  return { heap, resident };
}

async function withLedger<T>(folder: string, work: (ledger: TimerLedger) => Promise<T>) {
  const home = temporaryFolder(folder);
  const ledger = new TimerLedger(join(home.path, 'timers.db'));
  try {
    return await work(ledger);
  } finally {
    ledger.close();
    home.remove();
  }
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
