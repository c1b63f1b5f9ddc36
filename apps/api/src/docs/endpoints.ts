import { z } from 'zod';
import * as wire from '@interventions/contracts';
import { deskEndpoints } from './desk-endpoints.js';
import { deadlineEndpoints } from './deadline-endpoints.js';
import { briefingEndpoints } from './briefing-endpoints.js';
import { improvementEndpoints } from './improvement-endpoints.js';
import { claimEndpoints } from './claim-endpoints.js';
import { decisionEndpoints } from './decision-endpoints.js';
import { startEndpoints } from './start-endpoints.js';
import { evidenceEndpoints } from './evidence-endpoints.js';
import { stateQuerySchema } from '../interventions/case-history.controller.js';
import { rebuildSchema, retrySchema } from '../operations/operations.controller.js';

/** One operation as the documentation tells it. */
export type Endpoint = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** `/v1/interventions/{id}` */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: 'public' | 'operator' | 'person';
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A body that is no JSON, and the headers that go with it. */
  readonly file?: {
    readonly mediaType: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly status?: number;
  /** The answer's schema; null for none, text for another media type. */
  readonly answer: z.ZodType | null | { readonly mediaType: string; readonly says: string };
  /** Statuses of problems beside those of every operation. */
  readonly problems?: readonly number[];
  /** Takes `Read-After`. */
  readonly reads?: true | undefined;
  /** Takes `If-Match` or `If-None-Match`. */
  readonly conditional?: true;
};

const get = { method: 'get', access: 'person', reads: true, problems: [400, 404, 503] } as const;
const open = { method: 'get', access: 'public', problems: [] } as const;
const done = z.strictObject({ done: z.literal(true) });
const live = z.strictObject({ status: z.literal('live') });

/** Every operation but the recording of acts, which follow from their definitions. */
export const endpoints: readonly Endpoint[] = [
  {
    ...open,
    path: '/v1/personas',
    tag: 'Sign in',
    summary: 'The personas to sign in as',
    answer: wire.personasSchema,
  },
  {
    method: 'post',
    access: 'public',
    path: '/v1/sign-in',
    tag: 'Sign in',
    summary: 'Sign in as a persona',
    body: wire.signInSchema,
    answer: wire.signedInSchema,
    problems: [400, 429],
  },
  {
    ...get,
    problems: [],
    path: '/v1/me',
    tag: 'Sign in',
    summary: 'Who is signed in',
    answer: wire.meSchema,
  },
  {
    ...get,
    problems: [],
    path: '/v1/acts',
    tag: 'Definitions',
    summary: 'Every act with its labels, hints and JSON Schema',
    answer: wire.actsSchema,
  },
  {
    ...get,
    problems: [],
    path: '/v1/policies',
    tag: 'Definitions',
    summary: 'The versions of the policy',
    answer: wire.policiesSchema,
  },
  {
    ...get,
    problems: [404],
    path: '/v1/policies/{id}',
    tag: 'Definitions',
    summary: 'One version of the policy',
    answer: wire.policySchema,
  },
  {
    ...get,
    path: '/v1/interventions',
    tag: 'Interventions',
    summary: 'The register of interventions',
    query: wire.interventionsQuerySchema,
    answer: wire.interventionsPageSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/interventions/{id}',
    tag: 'Interventions',
    summary: 'One case in full',
    answer: wire.interventionSchema,
  },
  {
    ...get,
    path: '/v1/interventions/{id}/timeline',
    tag: 'Interventions',
    summary: 'What happened, and when it was recorded',
    query: wire.timelineQuerySchema,
    answer: wire.timelineSchema,
  },
  {
    ...get,
    path: '/v1/interventions/{id}/timeline.csv',
    tag: 'Interventions',
    summary: 'The timeline as a file, one entry in each row, with raw values or for a spreadsheet',
    query: wire.timelineFileQuerySchema,
    answer: { mediaType: 'text/csv', says: 'RFC 4180, in UTF-8' },
    problems: [400, 404, 429, 503],
  },
  {
    ...get,
    path: '/v1/interventions/{id}/lanes',
    tag: 'Interventions',
    summary: 'What was in force and who ran the service through the years, and how long it took',
    query: wire.lanesQuerySchema,
    answer: wire.caseLanesSchema,
  },
  {
    ...get,
    path: '/v1/interventions/{id}/state',
    tag: 'Interventions',
    summary: 'The state of a case as of a day, from what was known at a time',
    query: stateQuerySchema,
    answer: wire.stateAnswerSchema,
  },
  ...decisionEndpoints,
  ...startEndpoints,
  ...evidenceEndpoints,
  ...claimEndpoints,
  ...improvementEndpoints,
  ...briefingEndpoints,
  {
    ...get,
    path: '/v1/interventions/{id}/allowed-acts',
    tag: 'Interventions',
    summary: 'What can be recorded next, and why other acts cannot',
    answer: wire.allowedActsSchema,
  },
  {
    ...get,
    path: '/v1/interventions/{id}/history',
    tag: 'Interventions',
    summary: 'The events of a case and its council as they are stored',
    answer: { mediaType: 'application/x-ndjson', says: 'One event as JSON in each line' },
    problems: [404, 429, 503],
  },
  ...deadlineEndpoints,
  ...deskEndpoints,
  {
    ...get,
    path: '/v1/authorities',
    tag: 'Authorities',
    summary: 'The councils',
    query: wire.authoritiesQuerySchema,
    answer: wire.authoritiesPageSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/authorities/{laCode}',
    tag: 'Authorities',
    summary: 'One council in full',
    answer: wire.authoritySchema,
  },
  {
    ...get,
    path: '/v1/authorities/{laCode}/timeline',
    tag: 'Authorities',
    summary: 'Judgements, visits and reorganisation',
    query: wire.timelineQuerySchema,
    answer: wire.timelineSchema,
  },
  {
    ...get,
    path: '/v1/authorities/{laCode}/failure-test',
    tag: 'Authorities',
    summary: 'Systemic and persistent failure under a policy version',
    query: wire.failureQuerySchema,
    answer: wire.failureAnswerSchema,
  },
  {
    ...get,
    path: '/v1/authorities/{laCode}/allowed-acts',
    tag: 'Authorities',
    summary: 'What can be recorded of a council',
    answer: wire.allowedActsSchema,
  },
  {
    ...get,
    path: '/v1/vehicles',
    tag: 'Vehicles',
    summary: 'Trusts, companies and partnerships',
    answer: wire.vehiclesPageSchema,
    problems: [503],
  },
  {
    ...get,
    path: '/v1/vehicles/{key}',
    tag: 'Vehicles',
    summary: 'One vehicle with the councils it serves',
    answer: wire.vehicleSchema,
  },
  {
    ...get,
    path: '/v1/search',
    tag: 'Search',
    summary: 'Councils, people, trusts, sources and entries by their words',
    query: wire.searchQuerySchema,
    answer: wire.searchAnswerSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/audit-trail',
    tag: 'Audit trail',
    summary: 'Everything in the log, refused requests included',
    query: wire.auditQuerySchema,
    answer: wire.auditPageSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/notices',
    tag: 'Messages',
    summary: 'Messages about deadlines: sent, waiting, or not sent',
    query: wire.noticesQuerySchema,
    answer: wire.noticesPageSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/notices/{reference}',
    tag: 'Messages',
    summary: 'One message with its text and every attempt at it',
    answer: wire.noticeSchema,
    problems: [404, 503],
  },
  {
    ...get,
    reads: undefined,
    path: '/v1/changes',
    tag: 'Changes',
    summary:
      'That entries were recorded, as server-sent events: after a position, then as they come',
    query: wire.changesQuerySchema,
    answer: {
      mediaType: 'text/event-stream',
      says: 'Events `changes` with the items, and one `caught-up` with the position they go up to',
    },
    problems: [400, 429, 503],
  },
  {
    ...open,
    path: '/health/live',
    tag: 'Operating',
    summary: 'Whether the process runs',
    answer: live,
  },
  {
    ...open,
    path: '/health/ready',
    tag: 'Operating',
    summary: 'Whether log and views can be used; 503 with the same body where not',
    answer: wire.readinessSchema,
  },
  {
    ...open,
    path: '/metrics',
    tag: 'Operating',
    summary: 'The numbers of this process for Prometheus: commands, refusals, appends, views',
    answer: { mediaType: 'text/plain', says: 'The text format of Prometheus' },
  },
  {
    method: 'post',
    access: 'operator',
    path: '/ops/rebuild',
    tag: 'Operating',
    summary: 'Rebuild one view or all, while the old ones answer',
    body: rebuildSchema,
    answer: done,
    problems: [400, 503],
  },
  {
    method: 'post',
    access: 'operator',
    path: '/ops/retry',
    tag: 'Operating',
    summary: 'Try parked streams again',
    answer: retrySchema,
    problems: [503],
  },
];
