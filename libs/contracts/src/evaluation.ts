import { z } from 'zod';
import { daySchema, departureSchema } from '@interventions/domain';
import { obligationSchema } from './deadlines.js';

const policyId = z.string().max(100);

/** What to evaluate a case under and as of: by default each date’s own policy, today, and all that is known. */
export const evaluationQuerySchema = z.strictObject({
  asOf: daySchema.optional(),
  /** What the service knew: a log position, an ISO instant, or a day (its end, London time). */
  knownAt: z.string().max(64).optional(),
  /** A version to impose on every event. */
  policy: policyId.optional(),
});
export type EvaluationQuery = z.infer<typeof evaluationQuerySchema>;

const actRef = z.strictObject({ name: z.string(), label: z.string(), route: z.string() });

/** A step that is expected next and why. */
export const expectedStepSchema = z
  .strictObject({
    act: actRef,
    who: z.string(),
    whoText: z.string(),
    what: z.string(),
    because: z.string(),
    rule: z.string().nullable(),
    /** Key of the obligation that it settles; null where it follows from the state of the case. */
    obligation: z.string().nullable(),
    by: z.string().nullable(),
    byText: z.string().nullable(),
  })
  .meta({ id: 'ExpectedStep' });
export type ExpectedStepView = z.infer<typeof expectedStepSchema>;

/** Where an act, or its absence, departs from the policy. */
export const foundDepartureSchema = z
  .strictObject({
    rule: z.string(),
    policyId: z.string(),
    says: z.string(),
    /** The entry that departs; null for something expected that was not done. */
    entryId: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'FoundDeparture' });
export type FoundDepartureView = z.infer<typeof foundDepartureSchema>;

/** Statuses of a task of a case. */
export const taskStatuses = [
  'done',
  'overdue',
  'to-do',
  'not-yet',
  'cannot-tell',
  'not-needed',
] as const;

/** The tasks of a case in one phase of its way. */
export const taskPhaseSchema = z
  .strictObject({
    phase: z.string(),
    title: z.string(),
    items: z.array(
      z.strictObject({
        title: z.string(),
        status: z.enum(taskStatuses),
        statusText: z.string(),
        /** Why it cannot be done yet, in words, with what would open it; null otherwise. */
        whyNotYet: z.string().nullable(),
        /** What to record; null where nothing can be. */
        act: actRef.nullable(),
        /** The deadline that it is about, if any. */
        deadline: z
          .strictObject({
            key: z.string(),
            dueText: z.string().nullable(),
            daysLeft: z.number().int().nullable(),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'TaskPhase' });
export type TaskPhase = z.infer<typeof taskPhaseSchema>;

/** What the policy says of a case on a day. */
export const evaluationSchema = z
  .strictObject({
    /** The imposed version; null where each event is judged by the version of its own date. */
    policyId: z.string().nullable(),
    asOf: z.string(),
    knownAt: z.string().nullable(),
    knownAtInstant: z.string().nullable(),
    phase: z.strictObject({ id: z.string(), title: z.string(), because: z.string() }),
    /** By due date, those without one last. */
    obligations: z.array(obligationSchema),
    expectedNext: z.array(expectedStepSchema),
    departures: z.array(foundDepartureSchema),
    explanations: z.array(z.strictObject({ about: z.string(), says: z.string() })),
    tasks: z.array(taskPhaseSchema),
    position: z.string(),
  })
  .meta({ id: 'Evaluation' });
export type EvaluationAnswer = z.infer<typeof evaluationSchema>;

/** Two versions to compare; a side left out is “each date’s own”. */
export const comparisonQuerySchema = z.strictObject({
  a: policyId.optional(),
  b: policyId.optional(),
  asOf: daySchema.optional(),
});
export type ComparisonQuery = z.infer<typeof comparisonQuerySchema>;

/** What is under version a, and what instead under version b; null where there is nothing. */
function difference<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    under: item.nullable(),
    instead: item.nullable(),
    /** Why the two differ, in words. */
    because: z.string().nullable(),
  });
}

/** What changes in a case from version a to version b; null is each date’s own. */
export const caseComparisonSchema = z
  .strictObject({
    a: z.string().nullable(),
    b: z.string().nullable(),
    asOf: z.string(),
    obligations: z.array(difference(obligationSchema)),
    departures: z.array(difference(foundDepartureSchema)),
    expectedNext: z.array(difference(expectedStepSchema)),
    position: z.string(),
  })
  .meta({ id: 'CaseComparison' });
export type CaseComparison = z.infer<typeof caseComparisonSchema>;

/** What recording an act would do, and what would follow. Nothing is recorded. */
export const dryRunSchema = z
  .strictObject({
    /** Why it would be refused; everything else is then empty. */
    refused: z
      .strictObject({
        code: z.string(),
        detail: z.string(),
        field: z.string().nullable(),
        remedy: z.string().nullable(),
      })
      .nullable(),
    /** What would be recorded, in words. */
    records: z.array(z.strictObject({ title: z.string(), sentence: z.string() })),
    /** How the case would then stand; null at a council and for a refusal. */
    state: z
      .strictObject({
        status: z.string(),
        statusText: z.string(),
        onHold: z.boolean(),
        decision: z.string(),
        delivery: z.string(),
        instruments: z.array(z.string()),
        owner: z.string().nullable(),
        team: z.string().nullable(),
      })
      .nullable(),
    started: z.array(obligationSchema),
    stopped: z.array(obligationSchema),
    moved: z.array(z.strictObject({ before: obligationSchema, after: obligationSchema })),
    departures: z.array(departureSchema),
    told: z.array(z.strictObject({ who: z.string(), of: z.string(), when: z.string() })),
  })
  .meta({ id: 'DryRun' });
export type DryRunAnswer = z.infer<typeof dryRunSchema>;
