import * as wire from '@interventions/contracts';
import { stateQuerySchema } from '../interventions/case-history.controller.js';
import type { Endpoint } from './endpoints.js';

const get = { method: 'get', access: 'person', reads: true, problems: [400, 404, 503] } as const;

/** The operations about decisions, and about a history step by step. */
export const decisionEndpoints: readonly Endpoint[] = [
  {
    ...get,
    path: '/v1/decisions',
    tag: 'Decisions',
    summary: 'Decisions, directions, appointments and reviews: of a case, or recorded by somebody',
    query: wire.decisionsQuerySchema,
    answer: wire.decisionsPageSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/interventions/{id}/decisions/{entryId}',
    tag: 'Decisions',
    summary:
      'A decision with what was known on its day, which never changes, beside what is known now',
    query: wire.decisionQuerySchema,
    answer: wire.decisionSchema,
  },
  {
    ...get,
    path: '/v1/interventions/{id}/directions',
    tag: 'Decisions',
    summary:
      'The chain of directions: duties with their status, and which changed from one to the next',
    answer: wire.directionsSchema,
    problems: [404, 503],
  },
  {
    ...get,
    path: '/v1/interventions/{id}/steps/{entryId}',
    tag: 'Decisions',
    summary: 'One step of a history with what it changed, and its neighbours',
    query: stateQuerySchema,
    answer: wire.caseStepSchema,
  },
];
