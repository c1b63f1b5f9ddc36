import * as wire from '@interventions/contracts';
import type { Endpoint } from './endpoints.js';

const get = { method: 'get', access: 'person', reads: true } as const;

/** The operations about sources that disagree. */
export const claimEndpoints: readonly Endpoint[] = [
  {
    ...get,
    path: '/v1/disagreements',
    tag: 'Sources that disagree',
    summary: 'The entries whose date sources disagree about, and which date was accepted',
    query: wire.disagreementsQuerySchema,
    answer: wire.disagreementsPageSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/interventions/{id}/entries/{entryId}/claims',
    tag: 'Sources that disagree',
    summary: 'What sources say of the date of one entry, side by side, and how it got its date',
    answer: wire.entryClaimsSchema,
    problems: [404, 503],
  },
];
