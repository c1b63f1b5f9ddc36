import { z } from 'zod';
import { asAtSchema } from './entries.js';

const instrument = z.strictObject({
  id: z.uuid(),
  kind: z.enum([
    'adviser',
    'improvement-partner',
    'improvement-board',
    'improvement-notice',
    'direction',
    'commissioner',
    'support-package',
  ]),
  name: z.string(),
  since: z.string(),
  sinceText: z.string(),
  due: z.string().nullable(),
  antecedent: z.boolean(),
});

const delivery = z.strictObject({
  phase: z.enum([
    'council',
    'setting-up',
    'paused',
    'trust',
    'partnership',
    'commissioner-run',
    'returning',
  ]),
  /** In words: "Run by Slough Children First since 1 October 2015". */
  text: z.string(),
  by: z.string().nullable(),
  since: z.string().nullable(),
});

/** A case as a line of the register. */
export const interventionSummarySchema = z
  .strictObject({
    id: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    region: z.string(),
    status: z.enum(['open', 'closed', 'transferred', 'voided']),
    onHold: z.boolean(),
    trigger: z.string(),
    openedOn: z.string(),
    closedOn: z.string().nullable(),
    decision: z.enum(['none', 'review-pending', 'decision-pending', 'more-time']),
    instruments: z.array(instrument),
    delivery,
    owner: z.string().nullable(),
    team: z.string().nullable(),
    lastEvent: z
      .strictObject({ on: z.string(), onText: z.string(), sentence: z.string() })
      .nullable(),
    nextDate: z.strictObject({ what: z.string(), on: z.string(), onText: z.string() }).nullable(),
    entries: z.number().int(),
    /** Revision of the case's stream; the same as its ETag. */
    revision: z.string(),
    /** First entry that the views could not take in, or null. */
    incompleteFrom: z.string().nullable(),
  })
  .meta({ id: 'InterventionSummary' });
export type InterventionSummary = z.infer<typeof interventionSummarySchema>;

/** A judgement as a row of a table. */
export const judgementRowSchema = z
  .strictObject({
    id: z.uuid(),
    publishedOn: z.string(),
    publishedText: z.string(),
    framework: z.string(),
    inspectionStart: z.string().nullable(),
    inspectionEnd: z.string().nullable(),
    overall: z.string().nullable(),
    grades: z.array(
      z.strictObject({
        heading: z.string(),
        label: z.string(),
        grade: z.string(),
        gradeText: z.string(),
      }),
    ),
    reportUrl: z.string().nullable(),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'JudgementRow' });
export type JudgementRow = z.infer<typeof judgementRowSchema>;

/** Another case, as a link to it needs it. */
export const spellSchema = z
  .strictObject({
    id: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    openedOn: z.string(),
    status: z.string(),
  })
  .meta({ id: 'Spell' });
export type SpellLink = z.infer<typeof spellSchema>;

/** One case in full. */
export const interventionSchema = interventionSummarySchema
  .extend({
    triggerText: z.string(),
    judgements: z.array(judgementRowSchema),
    arrangements: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.string(),
        with: z.string(),
        start: z.string(),
        end: z.string().nullable(),
        text: z.string(),
      }),
    ),
    vehicles: z.array(z.strictObject({ key: z.string(), name: z.string() })),
    conditions: z.array(
      z.strictObject({
        id: z.uuid(),
        text: z.string(),
        due: z.string().nullable(),
        status: z.string(),
      }),
    ),
    planned: z.array(z.strictObject({ what: z.string(), on: z.string(), onText: z.string() })),
    coverage: z.array(z.string()),
    disagreements: z.number().int(),
    follows: z.uuid().nullable(),
    /** The case that it follows, also one of a council that this one succeeds; null where none is stated or known. */
    followsCase: spellSchema.nullable(),
    /** Cases that were opened as following this one, oldest first, without voided ones. */
    followedBy: z.array(spellSchema),
    otherSpells: z.array(
      z.strictObject({ id: z.uuid(), openedOn: z.string(), status: z.string() }),
    ),
    position: z.string(),
  })
  .meta({ id: 'Intervention' });
export type Intervention = z.infer<typeof interventionSchema>;

/** The filter of the register, as it stands in the URL. */
export const interventionsQuerySchema = z.strictObject({
  q: z.string().max(200).optional(),
  status: z.enum(['open', 'closed', 'transferred', 'voided', 'all']).optional(),
  instrument: z
    .enum([
      'adviser',
      'improvement-partner',
      'improvement-board',
      'improvement-notice',
      'direction',
      'commissioner',
      'support-package',
      'none',
    ])
    .optional(),
  delivery: z
    .enum([
      'council',
      'setting-up',
      'paused',
      'trust',
      'partnership',
      'commissioner-run',
      'returning',
    ])
    .optional(),
  decision: z.enum(['none', 'review-pending', 'decision-pending', 'more-time']).optional(),
  region: z.string().max(100).optional(),
  owner: z.string().max(200).optional(),
  /** `no`: only cases without a case officer. */
  assigned: z.enum(['no']).optional(),
  team: z.string().max(200).optional(),
  sort: z
    .enum([
      'authority',
      '-authority',
      'opened',
      '-opened',
      'last-event',
      '-last-event',
      'next-date',
      '-next-date',
    ])
    .optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type InterventionsQuery = z.infer<typeof interventionsQuerySchema>;

/** A page of the register. */
export const interventionsPageSchema = z
  .strictObject({
    items: z.array(interventionSummarySchema),
    total: z.number().int(),
    facets: z.strictObject({ regions: z.array(z.string()), owners: z.array(z.string()) }),
    position: z.string(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
  })
  .meta({ id: 'InterventionsPage' });
export type InterventionsPage = z.infer<typeof interventionsPageSchema>;

/** The state of a case at a time. `state` is the domain's case state. */
export const stateAnswerSchema = z
  .strictObject({
    asAt: asAtSchema,
    state: z.record(z.string(), z.json()),
    entries: z.array(z.uuid()),
    uncertain: z.array(z.uuid()),
    position: z.string(),
  })
  .meta({ id: 'StateAnswer' });
export type StateAnswer = z.infer<typeof stateAnswerSchema>;
