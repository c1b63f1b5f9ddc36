import { parseArgs } from 'node:util';

/** What the benchmark was asked for. */
export type BenchOptions = {
  /** Whether to compare with other libraries, which are installed first. */
  readonly peers: boolean;
  /** Events of the log that all views are built from, in place of the comparison; 0 for the comparison. */
  readonly views: number;
  /** Generated cases that are evaluated beside the real ones, in place of the comparison. */
  readonly cases: number;
  /** Pending timers of the in-process scheduler, in place of the comparison. */
  readonly timers: number;
  /** Due timers through Redis beside bare BullMQ, in place of the comparison. */
  readonly jobs: number;
  /** Events of the logs with which parts of the distributed form are measured, in place of the comparison. */
  readonly distributed: number;
  /** Generated entries beside the real histories under which every page is loaded, in place of the comparison. */
  readonly pages: number;
  /** Whether to print one JSON document in place of tables. */
  readonly json: boolean;
  /** Whether to count processor time in place of elapsed time: steadier on a busy machine, blind to the disk. */
  readonly cpu: boolean;
  readonly rounds: number;
  /** Appends of one round. */
  readonly units: number;
  readonly seed: number;
  /** Only the rows whose names hold this text. */
  readonly only: string;
  /** A folder on a disk. */
  readonly folder: string;
};

/** How the benchmark is called. */
export const usage = `npm run bench -- [options]
  --peers          compare with Emmett, installed into tmp/bench-peers the first time
  --views <n>      build all views of a log of n events instead (try 100000)
  --cases <n>      evaluate all real cases and n generated ones instead (try 10000)
  --timers <n>     carry n pending timers in process instead (try 100000)
  --jobs <n>       wake n timers through Redis, beside bare BullMQ, instead (try 5000)
  --distributed <n>  measure parts of the distributed form with logs of n events instead (try 10000);
                   --only picks log, catch-up, lag, lengths, memory, redis, pages or streams
  --pages <n>      load every page with the real histories and n more entries instead (try 10000);
                   --rounds says how often, --only picks addresses that hold the text
  --json           print JSON
  --cpu            count processor time, for a busy machine
  --rounds <n>     rounds that count (5)
  --units <n>      appends of one round (1000)
  --seed <n>       seed of the data (1)
  --only <text>    only the rows whose names hold the text
  --folder <path>  where to measure the disk (tmp/bench)`;

/** Reads the arguments. Throws with the usage when they are wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      peers: { type: 'boolean', default: false },
      views: { type: 'string', default: '0' },
      cases: { type: 'string', default: '0' },
      timers: { type: 'string', default: '0' },
      jobs: { type: 'string', default: '0' },
      distributed: { type: 'string', default: '0' },
      pages: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      cpu: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      units: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      folder: { type: 'string', default: 'tmp/bench' },
    },
  });
  return {
    peers: values.peers,
    views: wholeNumber('--views', values.views, 0),
    cases: wholeNumber('--cases', values.cases, 0),
    timers: timersIn(values.timers),
    jobs: wholeNumber('--jobs', values.jobs, 0),
    distributed: wholeNumber('--distributed', values.distributed, 0),
    pages: wholeNumber('--pages', values.pages, 0),
    json: values.json,
    cpu: values.cpu,
    rounds: wholeNumber('--rounds', values.rounds, 1),
    units: wholeNumber('--units', values.units, 20),
    seed: wholeNumber('--seed', values.seed, 0),
    only: values.only,
    folder: values.folder,
  };
}

/** Some of them fall due while it is watched. */
function timersIn(text: string): number {
  return text === '0' ? 0 : wholeNumber('--timers', text, 5_000);
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`${name} is a whole number of at least ${least}.`);
  return value;
}
