import type { BenchOptions } from '../options.js';
import { catchUpText, measureCatchUp, type CatchUpReport } from './catch-up.js';
import { lagText, measureLag, type LagReport } from './lag.js';
import { measureLogCalls, type LogCallsReport } from './log-calls.js';
import { lengthsText, measureLengths, type LengthsReport } from './lengths.js';
import { logCallsText } from './log-calls-text.js';
import { measureMemory, memoryText, type MemoryReport } from './memory.js';
import { measurePages, pagesText, type PagesReport } from './pages.js';
import { measureRedis, redisText, type RedisReport } from './redis-calls.js';
import { measureStreams, streamsText, type StreamsReport } from './streams.js';

/** What was measured of one part of the distributed form. */
export type PartReport =
  | LogCallsReport
  | CatchUpReport
  | LagReport
  | LengthsReport
  | MemoryReport
  | RedisReport
  | PagesReport
  | StreamsReport;

type Settings = Pick<BenchOptions, 'distributed' | 'units' | 'rounds' | 'seed' | 'only'>;

/** Measures the parts whose names hold the text of `only`, one after the other. */
export async function* measureDistributed(
  folder: string,
  settings: Settings,
  onStep: (name: string) => void,
): AsyncGenerator<PartReport> {
  const { distributed: events, units, rounds, seed, only } = settings;
  const some = { units: Math.ceil(units / 2), rounds, seed };
  const parts: Readonly<Record<PartReport['kind'], () => Promise<PartReport>>> = {
    log: () => measureLogCalls(folder, some, onStep),
    'catch-up': () => measureCatchUp(folder, events, some, onStep),
    lag: () => measureLag(folder, seed, onStep),
    lengths: () => measureLengths(folder, seed, onStep),
    memory: () => measureMemory(folder, events, seed, onStep),
    redis: () => measureRedis(some, onStep),
    pages: () => measurePages(folder, { units: Math.ceil(units / 5), rounds }, onStep),
    streams: () => measureStreams(folder, onStep),
  };
  for (const [name, measure] of Object.entries(parts))
    if (name.includes(only)) yield await measure();
}

/** A report in words. */
export function partText(report: PartReport): string {
  switch (report.kind) {
    case 'log':
      return logCallsText(report);
    case 'catch-up':
      return catchUpText(report);
    case 'lag':
      return lagText(report);
    case 'lengths':
      return lengthsText(report);
    case 'memory':
      return memoryText(report);
    case 'redis':
      return redisText(report);
    case 'pages':
      return pagesText(report);
    case 'streams':
      return streamsText(report);
    default:
      return report satisfies never;
  }
}
