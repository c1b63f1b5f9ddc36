import { z } from 'zod';
import { daySchema } from '@interventions/domain';
import { interventionSummarySchema, judgementRowSchema } from './interventions.js';

const vehicleRef = z.strictObject({ key: z.string(), name: z.string() });

/** A council as a line of the list. */
export const authoritySummarySchema = z
  .strictObject({
    laCode: z.string(),
    name: z.string(),
    region: z.string(),
    type: z.string(),
    until: z.string().nullable(),
    latestJudgement: judgementRowSchema.nullable(),
    openInterventions: z.number().int(),
    spells: z.number().int(),
    /** Latest full inspection inadequate and no open case: an intervention is proposed. */
    proposed: z.boolean(),
  })
  .meta({ id: 'AuthoritySummary' });
export type AuthoritySummary = z.infer<typeof authoritySummarySchema>;
export const authoritiesQuerySchema = z.strictObject({
  q: z.string().max(200).optional(),
  region: z.string().max(100).optional(),
  show: z.enum(['current', 'all', 'proposed', 'in-intervention']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export const authoritiesPageSchema = z
  .strictObject({
    items: z.array(authoritySummarySchema),
    total: z.number().int(),
    position: z.string(),
    next: z.string().nullable(),
  })
  .meta({ id: 'AuthoritiesPage' });
export type AuthoritiesPage = z.infer<typeof authoritiesPageSchema>;

/** The computed failure test under one policy version and both date bases (R3, R4). */
export const failureAnswerSchema = z
  .strictObject({
    policyId: z.string(),
    policyTitle: z.string(),
    asOf: z.string(),
    basis: z.enum(['publication', 'inspection-end']),
    systemic: z.strictObject({ answer: z.string(), because: z.string() }),
    persistent: z.strictObject({ answer: z.string(), because: z.string() }),
  })
  .meta({ id: 'FailureAnswer' });
export type FailureAnswer = z.infer<typeof failureAnswerSchema>;

/** What the failure test is asked of: by default today, the policy then in force, and publication dates. */
export const failureQuerySchema = z.strictObject({
  policy: z.string().max(100).optional(),
  asOf: daySchema.optional(),
  basis: z.enum(['publication', 'inspection-end']).optional(),
});

/** One council in full. */
export const authoritySchema = authoritySummarySchema
  .extend({
    officialName: z.string(),
    gssCodes: z.array(z.string()),
    names: z.array(
      z.strictObject({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
    ),
    predecessors: z.array(z.strictObject({ laCode: z.string(), name: z.string() })),
    successors: z.array(z.strictObject({ laCode: z.string(), name: z.string(), on: z.string() })),
    judgements: z.array(judgementRowSchema),
    interventions: z.array(interventionSummarySchema),
    vehicles: z.array(vehicleRef),
    failureTest: z.array(failureAnswerSchema),
    revision: z.string(),
    position: z.string(),
  })
  .meta({ id: 'Authority' });
export type AuthorityRecord = z.infer<typeof authoritySchema>;

/** A trust, company or partnership and the councils it serves. */
export const vehicleSchema = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    model: z.string().nullable(),
    modelText: z.string(),
    owners: z.array(z.string()),
    woundUp: z.boolean(),
    serves: z.array(
      z.strictObject({
        laCode: z.string(),
        authority: z.string(),
        interventionId: z.uuid(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        running: z.boolean(),
        /** What it includes and leaves out there, and who directs it, as far as the sources say. */
        design: z.strictObject({
          inScope: z.array(z.string()),
          outOfScope: z.array(z.string()),
          director: z.string().nullable(),
          changes: z.array(z.string()),
        }),
      }),
    ),
    entries: z.array(
      z.strictObject({
        interventionId: z.uuid(),
        id: z.uuid(),
        effectiveOn: z.string(),
        effectiveText: z.string(),
        authority: z.string(),
        sentence: z.string(),
      }),
    ),
    position: z.string(),
  })
  .meta({ id: 'Vehicle' });
export type VehicleRecord = z.infer<typeof vehicleSchema>;
export const vehiclesPageSchema = z
  .strictObject({
    items: z.array(vehicleSchema.omit({ entries: true, position: true })),
    position: z.string(),
  })
  .meta({ id: 'VehiclesPage' });
export type VehiclesPage = z.infer<typeof vehiclesPageSchema>;

/** One line of the audit trail: everything in the log, refused commands included. */
export const auditLineSchema = z
  .strictObject({
    id: z.uuid(),
    position: z.string(),
    recordedAt: z.string(),
    actor: z.string(),
    role: z.string(),
    commandId: z.string(),
    correlationId: z.string(),
    type: z.string(),
    what: z.string(),
    refused: z.boolean(),
    code: z.string().nullable(),
    stream: z.string(),
    interventionId: z.uuid().nullable(),
    laCode: z.string().nullable(),
    authority: z.string().nullable(),
  })
  .meta({ id: 'AuditLine' });
export type AuditLine = z.infer<typeof auditLineSchema>;
export const auditQuerySchema = z.strictObject({
  actor: z.string().max(200).optional(),
  laCode: z.string().max(3).optional(),
  interventionId: z.uuid().optional(),
  type: z.string().max(100).optional(),
  refused: z.enum(['yes']).optional(),
  /** `no` leaves out what the service notes down for itself to watch deadlines. */
  processes: z.enum(['no']).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export const auditPageSchema = z
  .strictObject({
    items: z.array(auditLineSchema),
    total: z.number().int(),
    facets: z.strictObject({
      actors: z.array(z.string()),
      types: z.array(z.strictObject({ type: z.string(), title: z.string() })),
    }),
    position: z.string(),
    next: z.string().nullable(),
  })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof auditPageSchema>;
