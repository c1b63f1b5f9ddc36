import { z } from 'zod';
import { daySchema } from '../dates/index.js';
import { defineSystemEvent } from './system-event.js';

/** The stream that keeps what deadlines added up to, week by week. */
export const deadlineCountsStream = 'deadline-counts';

const count = z.int().min(0);

/** How many deadlines of open cases stand where: `in7` is part of `in30`, and that of `in90`. */
export const deadlineCountsSchema = z.strictObject({
  overdue: count,
  in7: count,
  in30: count,
  in90: count,
  later: count,
  noDate: count,
  cannotTell: count,
});
export type DeadlineCounts = z.infer<typeof deadlineCountsSchema>;

/** What the deadlines of a team, or of everybody, added up to: once for each week. */
export const deadlinesCounted = defineSystemEvent({
  name: 'DeadlinesCounted',
  stored: 'deadlines-counted.v1',
  title: 'Deadlines counted',
  data: z.strictObject({
    /** ISO week, `2026-W47`. */
    week: z.string().regex(/^\d{4}-W\d{2}$/),
    /** The London day of the count. */
    countedOn: daySchema,
    /** Null: all cases, with and without a team. */
    team: z.string().min(1).nullable(),
    counts: deadlineCountsSchema,
  }),
  sentence: ({ week, team, counts }) =>
    `Deadlines of ${team ?? 'all teams'} counted for week ${week}: ${counts.overdue} overdue, ${counts.in30} due in 30 days`,
});

export type DeadlinesCounted = z.infer<typeof deadlinesCounted.data>;
