import {
  deadlinesCounted,
  deadlineCountsStream,
  formatDate,
  isoWeekOf,
  mondayOf,
  type Day,
  type DeadlineCounts,
  type DeadlinesCounted,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { deadlineCounts, teamsOf } from './deadlines.js';
import { documentAt, textAt, type ReadDb } from './read-db.js';
import type { ReadModel, Table } from './read-model.js';

const table = {
  name: 'deadline_snapshots',
  columns: { position: 'TEXT', week: 'TEXT', team: 'TEXT', counted_on: 'TEXT', counts: 'TEXT' },
  group: 'position',
  key: ['position'],
  indexes: [['team', 'week']],
} as const satisfies Table;

/** What deadlines added up to, week by week, as it was counted then. */
export const deadlineSnapshotsModel: ReadModel = {
  name: 'deadline-snapshots',
  version: 1,
  tables: [table],
  project: ({ stream, type, position, data }) => {
    if (stream !== deadlineCountsStream || type !== deadlinesCounted.stored) return [];
    const { week, team, countedOn, counts } = deadlinesCounted.data.parse(data);
    const row = { position, week, team, counted_on: countedOn, counts: JSON.stringify(counts) };
    return [{ table: table.name, group: position, rows: [row] }];
  },
};

/** What a team’s deadlines added up to in a week; everybody’s where there is no team. */
export type DeadlineSnapshot = {
  readonly week: string;
  readonly weekText: string;
  readonly countedOn: Day;
  readonly team: string | null;
  readonly counts: DeadlineCounts;
};

/** The snapshots of a team, or of everybody, oldest first; one for each week. */
export type DeadlineSnapshots = {
  readonly items: readonly DeadlineSnapshot[];
  readonly position: Position;
};

/** The weekly snapshots of a team, or of everybody for null. */
export function deadlineSnapshots(db: ReadDb, team: string | null): DeadlineSnapshots {
  const items = db
    .all(
      `SELECT week, counted_on, counts FROM deadline_snapshots WHERE team IS ? ORDER BY week, position`,
      team,
    )
    .map((row) => {
      const [week, countedOn] = [textAt(row, 0), textAt(row, 1)];
      const counts = documentAt<DeadlineCounts>(row, 2);
      return {
        week,
        weekText: `Week of ${formatDate(mondayOf(countedOn))}`,
        countedOn,
        team,
        counts,
      };
    });
  // Two processes may have counted the same week at once: the first count stands.
  const first = items.filter(({ week }, at) => items.findIndex((one) => one.week === week) === at);
  return { items: first, position: db.position(deadlineSnapshotsModel.name) };
}

/** What is to be recorded of the week of a day: everybody’s deadlines, then each team’s. */
export function countsOfWeek(db: ReadDb, today: Day): readonly DeadlinesCounted[] {
  const week = isoWeekOf(today);
  return [null, ...teamsOf(db)].map((team) => ({
    week,
    countedOn: today,
    team,
    counts: deadlineCounts(db, team, today),
  }));
}
