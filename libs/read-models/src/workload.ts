import type { Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { agesOf, type DeadlineAge } from './deadline-counts.js';
import { activeLines, type DeadlineLine } from './deadline-lines.js';
import { deadlinesModel } from './deadlines.read-model.js';
import { compareText, groupBy } from './ordering.js';
import { numberAt, textAt, type ReadDb } from './read-db.js';

/** What an officer has to look after in the cases of a team; nobody’s cases under the owner null. */
export type WorkloadLine = {
  readonly owner: string | null;
  readonly team: string | null;
  readonly openCases: number;
  readonly overdue: number;
  readonly in30: number;
  /** How long what is overdue has been so. */
  readonly ages: readonly DeadlineAge[];
};

/** The open cases and what is due in them, by officer and team; nobody’s come last. */
export type Workload = {
  readonly items: readonly WorkloadLine[];
  readonly asOf: Day;
  readonly position: Position;
};

/** Who has how much to do on a day. */
export function workload(db: ReadDb, today: Day): Workload {
  const due = groupBy(activeLines(db, {}, today), ({ owner, team }) => keyOf(owner, team));
  const items = db
    .all(
      `SELECT owner, summary ->> 'team', count(*) FROM interventions
       WHERE status = 'open' GROUP BY 1, 2`,
    )
    .map((row): WorkloadLine => {
      const owner = row[0] === null ? null : textAt(row, 0);
      const team = row[1] === null ? null : textAt(row, 1);
      const lines = due.get(keyOf(owner, team)) ?? [];
      const overdue = lines.filter(({ windows }) => windows.includes('overdue'));
      return {
        owner,
        team,
        openCases: numberAt(row, 2),
        overdue: overdue.length,
        in30: lines.filter(({ windows }) => windows.includes('30')).length,
        ages: agesOf(overdue.map(daysLate)),
      };
    })
    .sort((a, b) => compareText(sortKeyOf(a), sortKeyOf(b)));
  return { items, asOf: today, position: db.position(deadlinesModel.name) };
}

function daysLate({ daysLeft }: DeadlineLine): number {
  return -(daysLeft ?? 0);
}

function keyOf(owner: string | null, team: string | null): string {
  return JSON.stringify([owner, team]);
}

/** Greater than every name. */
const afterAll = '~';

function sortKeyOf({ owner, team }: WorkloadLine): string {
  return `${owner ?? afterAll}\n${team ?? afterAll}`;
}
