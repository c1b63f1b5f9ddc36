import type { Backend } from '@interventions/adapters/backend';
import { withheldError } from '@interventions/adapters/guard';
import type { Views } from '@interventions/adapters/views';
import { CaseViews, type PendingTimers } from '@interventions/application';
import type { Day } from '@interventions/domain';
import { EventStoreError, type Position } from '@interventions/eventsourcing';

/** The models that process managers decide from. */
const models = ['entries', 'interventions', 'timers', 'deadlines'];
const limitMs = 5_000;

/** What process managers read, from this process's own views. Throws `EventStoreError` while these are not open. */
export class WorkerViews extends CaseViews {
  override readonly timers: PendingTimers = {
    page: (after, limit) => this.#queries.timers.page(after, limit),
    count: () => this.#queries.timers.count(),
    has: (id) => this.#queries.timers.has(id),
  };

  constructor(private readonly backend: Backend) {
    super();
  }

  /** Throws `withheld` too: nothing may be decided from a log that lacks what was seen in it. */
  override async reach(position?: Position): Promise<void> {
    const { withheld } = this.backend.store;
    if (withheld !== undefined) throw withheldError(withheld);
    const to = position ?? (await this.backend.store.head());
    const result = await this.backend.views.waitFor(to, limitMs, models);
    if (result !== 'reached')
      throw new EventStoreError('unavailable', `The views of the worker are ${result}.`);
  }

  override caseHistory(id: string) {
    return this.#queries.caseHistory(id);
  }

  override caseIds(): readonly string[] {
    return this.#queries.caseIds();
  }

  override casesOfCouncil(laCode: string): readonly string[] {
    return this.#queries.casesOfCouncil(laCode);
  }

  override countsOfWeek(today: Day) {
    return this.#queries.countsOfWeek(today);
  }

  get #queries(): Views['queries'] {
    return this.backend.views.queries;
  }
}
