import { z } from 'zod';
import {
  deadlineCountsSchema as storedCountsSchema,
  obligationKinds,
  responsibleWords,
  type ObligationKind,
  type Responsible,
} from '@interventions/domain';

/** The days between which something is due, equal for an exact day, and the same in words. */
export const dueSchema = z
  .strictObject({ earliest: z.string(), latest: z.string(), text: z.string() })
  .meta({ id: 'Due' });
export type DueView = z.infer<typeof dueSchema>;

/** What met, waived or ended an obligation: the entry, its date and why in words. */
const settlement = z.strictObject({
  by: z.string(),
  on: z.string(),
  onText: z.string(),
  because: z.string(),
});

/** States of an obligation on a day. */
export const obligationStates = [
  'open',
  'met',
  'met-late',
  'missed',
  'waived',
  'lapsed',
  'cannot-tell',
  'not-recorded',
] as const;

/** Kinds of obligation. */
export const obligationKindSchema = z.enum(
  Object.keys(obligationKinds) as [ObligationKind, ...ObligationKind[]],
);

/** Who has to act. */
export const responsibleSchema = z.enum(
  Object.keys(responsibleWords) as [Responsible, ...Responsible[]],
);

/** Something due in a case as it is on a day. Days are ISO days; `explanation` is plain English. */
export const obligationSchema = z
  .strictObject({
    /** The same for ever and under every policy; acts name it as `details.deadline`. */
    key: z.string(),
    kind: obligationKindSchema,
    kindTitle: z.string(),
    what: z.string(),
    who: z.string(),
    whoText: z.string(),
    /** Rule of the policy version; null where a document of the case sets it. */
    rule: z.string().nullable(),
    policyId: z.string().nullable(),
    /** The fact that it counts from. */
    anchor: z.strictObject({
      entryId: z.string().nullable(),
      on: z.string(),
      onText: z.string(),
    }),
    arisesOn: z.string(),
    /** Null where it is expected and no source says by when. */
    due: dueSchema.nullable(),
    /** Whole days to the last day on which it is in time; negative once past, null without a date. */
    daysLeft: z.number().int().nullable(),
    state: z.enum(obligationStates),
    stateText: z.string(),
    explanation: z.string(),
    /** Former due dates, oldest first. */
    dueHistory: z.array(
      z.strictObject({
        from: dueSchema.nullable(),
        to: dueSchema,
        why: z.string(),
        whyText: z.string(),
        reason: z.string().nullable(),
        by: z.string(),
        on: z.string(),
        onText: z.string(),
      }),
    ),
    met: settlement.nullable(),
    waived: settlement.nullable(),
    lapsed: settlement.nullable(),
    /** Whether the case is on hold on that day. */
    onHold: z.boolean(),
    /** The day from which the hold keeps its clock still; null where it runs. */
    pausedSince: z.string().nullable(),
    /** The act that people record when it is done. */
    act: z.strictObject({ name: z.string(), label: z.string(), route: z.string() }),
  })
  .meta({ id: 'Obligation' });
export type ObligationView = z.infer<typeof obligationSchema>;

/** An obligation as a line of the list of deadlines. */
export const deadlineSchema = obligationSchema
  .extend({
    reminders: z.strictObject({
      /** Why a reminder could not be sent, in words; null where none failed. */
      problem: z.string().nullable(),
    }),
    interventionId: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    owner: z.string().nullable(),
    team: z.string().nullable(),
  })
  .meta({ id: 'Deadline' });
export type Deadline = z.infer<typeof deadlineSchema>;

/** Parts of the list; without one, everything open, missed or that cannot be told. */
export const deadlineWindows = [
  'overdue',
  '7',
  '30',
  '90',
  'later',
  'no-date',
  'cannot-tell',
  'settled',
] as const;

/** The filter of the deadlines, as it stands in the URL. */
export const deadlinesQuerySchema = z.strictObject({
  /** Default `all`. `team` needs a person with a team, or names one in `team`. */
  scope: z.enum(['mine', 'team', 'all']).optional(),
  window: z.enum(deadlineWindows).optional(),
  kind: obligationKindSchema.optional(),
  owner: z.string().max(200).optional(),
  team: z.string().max(200).optional(),
  /** `no`: only cases without a case officer. */
  assigned: z.enum(['no']).optional(),
  who: responsibleSchema.optional(),
  q: z.string().max(200).optional(),
  /** Default `due`; those without a date come last. */
  sort: z.enum(['due', 'authority', 'kind', 'owner']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type DeadlinesQuery = z.infer<typeof deadlinesQuerySchema>;

/** How many deadlines stand where: `in7` is part of `in30`, and that of `in90`. */
export const deadlineCountsSchema = storedCountsSchema.meta({ id: 'DeadlineCounts' });
export type DeadlineCounts = z.infer<typeof deadlineCountsSchema>;

/** How long overdue deadlines have been so: a number for each span of days, in order. */
const age = z.strictObject({ id: z.string(), label: z.string(), count: z.number().int() });
export type DeadlineAge = z.infer<typeof age>;

/** A page of deadlines with what all that match the filter, whatever its window, add up to. */
export const deadlinesPageSchema = z
  .strictObject({
    items: z.array(deadlineSchema),
    total: z.number().int(),
    counts: deadlineCountsSchema,
    ages: z.array(age),
    facets: z.strictObject({
      kinds: z.array(z.strictObject({ id: z.string(), title: z.string() })),
      owners: z.array(z.string()),
      teams: z.array(z.string()),
    }),
    asOf: z.string(),
    position: z.string(),
    next: z.string().nullable(),
  })
  .meta({ id: 'DeadlinesPage' });
export type DeadlinesPage = z.infer<typeof deadlinesPageSchema>;

/** Which weekly snapshots: a team’s, or without one those of everybody together. */
export const deadlineCountsQuerySchema = z.strictObject({ team: z.string().max(200).optional() });

/** What a team’s deadlines added up to in a week, as it was counted then. */
export const weeklyCountsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        /** ISO week, `2026-W47`, and its Monday. */
        week: z.string(),
        weekText: z.string(),
        countedOn: z.string(),
        team: z.string().nullable(),
        counts: deadlineCountsSchema,
      }),
    ),
    position: z.string(),
  })
  .meta({ id: 'WeeklyCounts' });
export type WeeklyCounts = z.infer<typeof weeklyCountsSchema>;
