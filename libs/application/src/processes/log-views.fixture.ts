import {
  processOfStream,
  processStream,
  timersOf,
  type Day,
  type DeadlinesCounted,
  type ProcessName,
} from '@interventions/domain';
import { load, type Position } from '@interventions/eventsourcing';
import type { CaseLog } from '../case-log.js';
import { councilEntries, councilOf, interventionEntries } from '../council.js';
import type { Timer } from '../scheduling/scheduler.js';
import { processIdOf } from './ask-process.js';
import { CaseViews, type CaseEntries } from './case-views.js';

/** Views that read the log anew each time they are to reach it. */
export class LogViews extends CaseViews {
  readonly cases = new Map<string, CaseEntries>();
  fault: Error | undefined;
  #timers: readonly Timer[] = [];

  override readonly timers = {
    page: (after: Pick<Timer, 'at' | 'id'> | undefined, limit: number) =>
      this.#timers.filter((one) => after === undefined || one.at > after.at).slice(0, limit),
    count: () => this.#timers.length,
    has: (id: string) => this.#timers.some((one) => one.id === id),
  };

  constructor(private readonly log: CaseLog) {
    super();
  }

  override async reach(_position?: Position): Promise<void> {
    const streams = new Set<string>();
    for await (const { stream } of this.log.store.readAll()) streams.add(stream);
    const timers: Timer[] = [];
    for (const stream of streams) {
      const of = processOfStream(stream);
      if (of !== undefined) timers.push(...(await this.#timersOf(of, stream)));
      if (stream.startsWith('intervention-'))
        await this.#readCase(stream.slice('intervention-'.length));
    }
    this.#timers = timers.sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  override caseHistory(id: string): CaseEntries | undefined {
    if (this.fault !== undefined) throw this.fault;
    return this.cases.get(id);
  }

  override caseIds(): readonly string[] {
    return [...this.cases.keys()];
  }

  override casesOfCouncil(laCode: string): readonly string[] {
    return [...this.cases].flatMap(([id, found]) => (found.laCode === laCode ? [id] : []));
  }

  override countsOfWeek(countedOn: Day): readonly DeadlinesCounted[] {
    const none = { overdue: 0, in7: 0, in30: 0, in90: 0, later: 0, noDate: 0, cannotTell: 0 };
    return [{ week: '2026-W27', countedOn, team: null, counts: none }];
  }

  async #timersOf(of: ProcessName, stream: string): Promise<readonly Timer[]> {
    const { state } = await load(this.log.store, processStream(of, processIdOf), stream);
    return timersOf(state).map(({ id, at }) => ({ id, at, ...of }));
  }

  async #readCase(id: string): Promise<void> {
    const own = await interventionEntries(this.log, id);
    const laCode = councilOf(own) ?? '';
    this.cases.set(id, { laCode, own, council: await councilEntries(this.log, laCode) });
  }
}
