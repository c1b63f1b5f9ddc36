import * as wire from '@interventions/contracts';
import type { Endpoint } from './endpoints.js';

const get = { method: 'get', access: 'person', reads: true, tag: 'Start' } as const;

/** What people open the service for. */
export const startEndpoints: readonly Endpoint[] = [
  {
    ...get,
    path: '/v1/workload',
    summary: 'Open cases and what is due in them, by case officer and team',
    answer: wire.workloadSchema,
    problems: [503],
  },
  {
    ...get,
    path: '/v1/remits',
    summary: 'The appointments in force that name a commissioner, with what is due in each case',
    query: wire.remitsQuerySchema,
    answer: wire.remitsSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/record-extent',
    summary: 'How much the record holds, and the position to cite it by',
    answer: wire.recordExtentSchema,
    problems: [503],
  },
];
