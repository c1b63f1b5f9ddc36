import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { emmettIn } from './contenders/emmett.js';
import { openEventStore } from './contenders/event-store.js';
import { openRawDriver } from './contenders/raw-driver.js';
import { measureDistributed, partText } from './distributed/parts.js';
import { evaluationText, measureEvaluation } from './evaluation.js';
import { measure } from './measure.js';
import { readOptions, usage, type BenchOptions } from './options.js';
import { measureTimers, timersText } from './pending-timers.js';
import { measureQueue, queueText } from './queue.js';
import { measureRebuild, rebuildText } from './rebuild.js';
import { everyPageText, measureEveryPage } from './pages/every-page.js';
import { installPeers } from './peers.js';
import { places } from './places.js';
import { reportOf, shortfalls, tableOf, type PlaceReport } from './report.js';

const peersFolder = resolve('tmp/bench-peers');

async function run(options: BenchOptions): Promise<readonly PlaceReport[]> {
  const contenders = [openRawDriver, openEventStore];
  if (options.peers) {
    progress('Installing peers');
    installPeers(peersFolder);
    contenders.push(await emmettIn(peersFolder));
  }
  const reports: PlaceReport[] = [];
  for (const place of places(options.folder)) {
    const measured = await measure({ ...options, place, contenders, onRow: progress });
    reports.push(reportOf(place.name, measured));
  }
  progress('');
  return reports;
}

/** What was asked for in place of the comparison, one after the other; false where nothing was. */
async function runOthers(options: BenchOptions): Promise<boolean> {
  const { folder, seed, rounds, views, cases, timers, jobs, distributed, pages } = options;
  mkdirSync(folder, { recursive: true });
  if (views > 0) tell(options, await measureRebuild(folder, views, seed, progress), rebuildText);
  if (cases > 0)
    tell(options, await measureEvaluation(folder, cases, options, progress), evaluationText);
  if (timers > 0) tell(options, await measureTimers(folder, timers, progress), timersText);
  if (jobs > 0) tell(options, await measureQueue(folder, jobs, rounds, progress), queueText);
  if (pages > 0)
    tell(options, await measureEveryPage(folder, pages, options, progress), everyPageText);
  if (distributed > 0)
    for await (const part of measureDistributed(folder, options, progress))
      tell(options, part, partText);
  return views + cases + timers + jobs + distributed + pages > 0;
}

function tell<Report>({ json }: BenchOptions, report: Report, inWords: (report: Report) => string) {
  progress('');
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : inWords(report)}\n`);
}

/** Servers and processes that are measured would outlive this one when it is interrupted. */
function endChildren(): void {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  for (const child of children.split(' ').filter(Boolean)) process.kill(Number(child), 'SIGKILL');
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function print(options: BenchOptions, reports: readonly PlaceReport[]): void {
  if (options.json) {
    const { rounds, units, seed, cpu } = options;
    const { node, sqlite } = process.versions;
    const machine = { node, sqlite, rounds, units, seed, cpu };
    process.stdout.write(`${JSON.stringify({ ...machine, reports }, null, 2)}\n`);
    return;
  }
  for (const report of reports) process.stdout.write(`${tableOf(report, options.cpu)}\n\n`);
  const short = reports.flatMap(shortfalls);
  process.stdout.write(
    short.length === 0 ? 'Every aim is met.\n' : `Short of an aim:\n  ${short.join('\n  ')}\n`,
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    endChildren();
    process.exit(1);
  });

let options: BenchOptions;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(2);
}
if (!(await runOthers(options))) print(options, await run(options));
