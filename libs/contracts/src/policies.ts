import { z } from 'zod';

const rule = z.strictObject({
  id: z.string(),
  /** Department policy, Ofsted’s practice, or what real cases show. */
  kind: z.string(),
  text: z.string(),
  /** The number or condition in short, for tables. */
  value: z.string(),
  legalBasis: z.string().nullable(),
  source: z.string(),
  /** First day of the rule where it is known, and the rule that it took over from. */
  from: z.string().nullable(),
  supersedes: z.string().nullable(),
});

/** What a version gives as the value of a parameter, in words. */
const parameterValue = z.strictObject({
  defined: z.boolean(),
  text: z.string(),
  /** The rule that states it; null where the version does not define it. */
  rule: z.string().nullable(),
  /** Why it is not defined; null where it is. */
  because: z.string().nullable(),
});

/** A policy version as people read it. */
export const policySchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    /** `in-force`, `counterfactual` or `draft`, and the same in words. */
    standing: z.string(),
    standingText: z.string(),
    from: z.string().nullable(),
    fromNote: z.string().nullable(),
    supersedes: z.string().nullable(),
    selector: z.string(),
    source: z.string(),
    rules: z.array(rule),
    parameters: z.record(z.string(), z.json()),
    /** The same parameters in words. */
    values: z.array(parameterValue.extend({ name: z.string(), title: z.string() })),
  })
  .meta({ id: 'PolicyVersion' });
export const policiesSchema = z.strictObject({ items: z.array(policySchema) });
export type Policies = z.infer<typeof policiesSchema>;

/** What differs between two versions, and the open cases that it touches. */
export const policyComparisonSchema = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    asOf: z.string(),
    /** Parameters that differ. */
    parameters: z.array(
      z.strictObject({
        name: z.string(),
        title: z.string(),
        a: parameterValue,
        b: parameterValue,
      }),
    ),
    /** Rules that one version holds and the other does not, or words otherwise. */
    rules: z.array(z.strictObject({ id: z.string(), a: rule.nullable(), b: rule.nullable() })),
    /** Open cases with a difference, those with most first: how many of each. */
    cases: z.array(
      z.strictObject({
        interventionId: z.uuid(),
        laCode: z.string(),
        authority: z.string(),
        obligations: z.number().int(),
        departures: z.number().int(),
        expectedNext: z.number().int(),
      }),
    ),
    /** How many open cases were looked at. */
    casesCompared: z.number().int(),
    position: z.string(),
  })
  .meta({ id: 'PolicyComparison' });
export type PolicyComparison = z.infer<typeof policyComparisonSchema>;
