import { join } from 'node:path';
import type { Contender, OpenContender } from './contenders/contender.js';
import { temporaryFolder } from './places.js';
import { Workload, type Row } from './rows.js';
import { seededRandom } from './seeded-random.js';

/** Where files are kept while measuring. */
export type Place = { readonly name: 'disk' | 'tmpfs'; readonly folder: string };

/** Units per second of one contender in each round of a row. */
export type Measured = {
  readonly row: Pick<Row, 'name' | 'unit' | 'ofRaw'>;
  readonly speeds: ReadonlyMap<string, readonly number[]>;
};

export type MeasureOptions = {
  readonly place: Place;
  readonly contenders: readonly OpenContender[];
  /** Whether to count processor time in place of elapsed time. */
  readonly cpu: boolean;
  readonly rounds: number;
  /** Appends of one round; the other rows follow from it. */
  readonly units: number;
  readonly seed: number;
  /** Only the rows whose names hold this text. */
  readonly only: string;
  readonly onRow: (name: string) => void;
};

/**
 * Measures all contenders in one place. In each round they take turns, in another order each time, on the
 * same work; the first round of a row warms up and does not count. The files are removed afterwards.
 */
export async function measure(options: MeasureOptions): Promise<readonly Measured[]> {
  const folder = temporaryFolder(options.place.folder);
  const contenders: Contender[] = [];
  try {
    for (const [index, open] of options.contenders.entries())
      contenders.push(await open(join(folder.path, `${index}.db`)));
    const workload = new Workload(seededRandom(options.seed));
    const filling = workload.fill();
    for (const contender of contenders) await contender.append(filling, 1);
    const measured: Measured[] = [];
    const rows = workload.rows(options.units).filter(({ name }) => name.includes(options.only));
    for (const row of rows) {
      options.onRow(`${options.place.name}: ${row.name}`);
      measured.push(await measureRow(row, contenders, options));
    }
    return measured;
  } finally {
    for (const contender of contenders) await contender.close();
    folder.remove();
  }
}

/** Until then the slower to be compiled looks slower than it is: a process serves for days. */
export const warmUpRounds = 3;

async function measureRow(
  row: Row,
  contenders: readonly Contender[],
  { rounds, cpu }: Pick<MeasureOptions, 'rounds' | 'cpu'>,
): Promise<Measured> {
  const speeds = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const { units, run } = row.next();
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(round + turn) % contenders.length];
      if (contender === undefined) continue;
      globalThis.gc?.();
      const clock = cpu ? processorSeconds : elapsedSeconds;
      const start = clock();
      await run(contender);
      const seconds = clock() - start;
      if (round >= warmUpRounds) speeds.get(contender.name)?.push(units / seconds);
    }
  }
  const { name, unit, ofRaw } = row;
  return { row: { name, unit, ofRaw }, speeds };
}

/** Seconds on the clock. */
export function elapsedSeconds(): number {
  return performance.now() / 1_000;
}

/** Processor seconds of all threads of this process. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
