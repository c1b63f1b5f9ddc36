import * as wire from '@interventions/contracts';
import type { Endpoint } from './endpoints.js';

/** The operations about briefings. */
export const briefingEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    access: 'person',
    reads: true,
    path: '/v1/interventions/{id}/briefing',
    tag: 'Briefings',
    summary:
      'A case for an audience, as of a day and a position of the log, with how many entries are left out and why',
    query: wire.briefingQuerySchema,
    answer: wire.briefingSchema,
    problems: [400, 403, 404, 503],
  },
];
