import type { Day, DeadlinesCounted, Entry } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import type { PendingTimers } from '../scheduling/scheduler.js';

/** A case as its process managers read it: its own entries and its council’s, in log order each. */
export type CaseEntries = {
  readonly laCode: string;
  readonly own: readonly Entry[];
  readonly council: readonly Entry[];
};

/** What process managers read of the views of their process. */
export abstract class CaseViews {
  /** Waits until the views hold the log up to a position; up to its end when left out. Throws when they do not get there. */
  abstract reach(position?: Position): Promise<void>;

  /** Undefined where there is no such case. */
  abstract caseHistory(id: string): CaseEntries | undefined;

  /** All cases but voided ones. */
  abstract caseIds(): readonly string[];

  /** The cases that what is recorded of a council may concern. */
  abstract casesOfCouncil(laCode: string): readonly string[];

  /** What deadlines add up to on a day: everybody’s, then each team’s. */
  abstract countsOfWeek(today: Day): readonly DeadlinesCounted[];

  abstract readonly timers: PendingTimers;
}
