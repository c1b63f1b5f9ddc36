import { z } from 'zod';
import { daySchema } from '../dates/index.js';
import { obligationKinds, type ObligationKind } from '../evaluation/obligation-kinds.js';
import { frameworkWords, headingSchema, type Framework } from '../judgements/index.js';

/** Which date of a fact gives an interval between judgements (R4). */
export const dateBases = ['publication', 'inspection-end'] as const;

/** Which inspections count as judgements (R4). */
export const countings = ['full-inspections', 'any-inspection'] as const;

/** What makes a commissioner expected (R2). */
export const commissionerGrounds = ['insufficient-review', 'systemic', 'persistent'] as const;

/** What follows a review that finds insufficient progress. */
export const insufficientReviewSteps = [
  'commissioner',
  'improvement-notice',
  'options-assessment',
  'take-over',
] as const;

/** How a version stands: it was or is in force, was proposed and never adopted, or is being drafted. */
export const standings = ['in-force', 'counterfactual', 'draft'] as const;

const ruleId = z.string().regex(/^[A-Z][A-Za-z0-9-]*$/, 'A rule id such as R4');

/** A parameter that the version does not define, with the reason; never filled by a guess. */
const notDefinedSchema = z.strictObject({
  value: z.literal('undefined'),
  reason: z.string().min(1),
});

/** A value and the rule of the version that states it. */
function parameter<Value extends z.ZodType>(value: Value) {
  return z.union([notDefinedSchema, z.strictObject({ value, rule: ruleId })]);
}

const kinds = z.array(
  z.enum(Object.keys(obligationKinds) as [ObligationKind, ...ObligationKind[]]),
);
const wholeNumber = z.int().min(1).max(1000);
const frameworks = z
  .array(z.enum(Object.keys(frameworkWords) as [Framework, ...Framework[]]))
  .min(1);

const parametersSchema = z.strictObject({
  /** When a judgement counts as inadequate; a report with free headings also by any of them. */
  inadequateWhen: parameter(z.literal('overall-is-inadequate')),
  systemicWhen: parameter(z.literal('every-key-judgement-is-inadequate')),
  /** Frameworks whose key judgements count as systemic evidence. */
  systemicFrameworks: parameter(frameworks),
  /** Key judgements left out of the systemic test. */
  systemicLeavesOut: parameter(z.array(headingSchema)),
  /** Inadequate judgements needed to be persistent. */
  persistentCount: parameter(z.int().min(2).max(10)),
  /** Calendar years within which they must lie. */
  persistentYears: parameter(z.int().min(1).max(50)),
  dateBasis: parameter(z.enum(dateBases)),
  counts: parameter(z.enum(countings)),
  fullInspectionFrameworks: parameter(frameworks),
  /** Months at most between reviews. */
  reviewMonths: parameter(wholeNumber),
  /** Months that a council has to improve. */
  monthsToImprove: parameter(wholeNumber),
  commissionerExpectedWhen: parameter(z.array(z.enum(commissionerGrounds))),
  insufficientReviewLeadsTo: parameter(z.enum(insufficientReviewSteps)),
  noticeWithinMonths: parameter(wholeNumber),
  commissionerWithinMonths: parameter(wholeNumber),
  /** What is taken over without waiting for those months. */
  takeOverAtOnceFor: parameter(z.array(z.enum(['systemic', 'persistent']))),
  diagnosticFor: parameter(z.literal('every-inadequate-judgement')),
  diagnosticWithinMonths: parameter(wholeNumber),
  adviserFor: parameter(z.literal('every-inadequate-judgement')),
  adviserWithinMonths: parameter(wholeNumber),
  presumption: parameter(z.literal('remove-unless-compelling-reasons')),
  imposedTrustMonths: parameter(wholeNumber),
  commissionerReportMonths: parameter(wholeNumber),
  /** Months from a final report to the decision on it. */
  decisionWithinMonths: parameter(wholeNumber),
  /** Months after a retain decision at which it is reviewed again. */
  retainReviewMonths: parameter(z.array(wholeNumber).min(1)),
  actionPlanWorkingDays: parameter(wholeNumber),
  /** Weeks from the action plan to the first monitoring visit. */
  firstMonitoringVisitWeeks: parameter(wholeNumber),
  monitoringVisitMonths: parameter(wholeNumber),
  monitoringVisitsAtMost: parameter(wholeNumber),
  /** Kinds of obligation whose clock stands still while a case is on hold. */
  holdPauses: parameter(kinds),
});

const ruleSchema = z.strictObject({
  id: ruleId,
  /** Department policy, Ofsted's practice, or what real cases show. */
  kind: z.enum(['policy', 'ofsted', 'practice']),
  text: z.string().min(1),
  legalBasis: z.string().min(1).optional(),
  source: z.string().min(1),
  /** The number or condition in short, for tables. */
  value: z.string().min(1),
  /** First day on which the rule held, where known. */
  from: daySchema.optional(),
  /** The rule it took over from, where known. */
  supersedes: ruleId.optional(),
});

/** One version of the department's intervention policy: dated data, not code (domain §6). */
export const policyVersionSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: z.string().min(1),
    summary: z.string().min(1),
    /** Only `in-force` is ever selected by a date; the others can be imposed and compared. */
    standing: z.enum(standings),
    /** First day in force, or of a draft the day it is meant for; `beginning` for all earlier time; null for none. */
    from: z.union([daySchema, z.literal('beginning'), z.null()]),
    /** Where the day of `from` is inferred, from what. */
    fromNote: z.string().min(1).optional(),
    /** The date of a fact that `from` is compared with. */
    selector: z.enum(['effectiveOn', 'inspectionStart']),
    /** The version it took over from, or varies where it was never in force. */
    supersedes: z.string().min(1).nullable(),
    source: z.string().min(1),
    parameters: parametersSchema,
    rules: z.array(ruleSchema),
  })
  .superRefine((version, context) => {
    const misplaced = {
      'in-force': version.from === null ? 'A version in force has a first day.' : undefined,
      counterfactual:
        version.from === null ? undefined : 'What was never in force has no first day.',
      draft: undefined,
    }[version.standing];
    if (misplaced !== undefined)
      context.addIssue({ code: 'custom', path: ['from'], message: misplaced });
    const ids = new Set(version.rules.map((rule) => rule.id));
    for (const [name, held] of Object.entries(version.parameters)) {
      if ('rule' in held && !ids.has(held.rule)) {
        const message = `The parameter names rule ${held.rule}, which the version does not hold.`;
        context.addIssue({ code: 'custom', path: ['parameters', name, 'rule'], message });
      }
    }
    if (ids.size !== version.rules.length) {
      context.addIssue({ code: 'custom', path: ['rules'], message: 'A rule id occurs twice.' });
    }
  });

/** A version of the policy. */
export type PolicyVersion = z.infer<typeof policyVersionSchema>;

/** The parameters of a version by name. */
export type PolicyParameters = PolicyVersion['parameters'];

/** A rule in plain English with its source. */
export type PolicyRule = PolicyVersion['rules'][number];

/** Which date of a judgement counts. */
export type DateBasis = (typeof dateBases)[number];

/** Which judgements count. */
export type Counting = (typeof countings)[number];

/** Checks a version's data; throws a ZodError that names the field at fault. */
export function definePolicy(version: PolicyVersion): PolicyVersion {
  return policyVersionSchema.parse(version);
}

/** A parameter that the version does not define. */
export function notDefined(reason: string): { value: 'undefined'; reason: string } {
  return { value: 'undefined', reason };
}
