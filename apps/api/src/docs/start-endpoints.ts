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
  {
    ...get,
    path: '/v1/new-entries',
    summary: 'What others recorded in each case since you looked at it, and cases never opened',
    query: wire.newEntriesQuerySchema,
    answer: wire.newEntriesSchema,
    problems: [400, 503],
  },
  {
    ...get,
    path: '/v1/handovers',
    summary: 'Cases that went to a case officer: all, or those to you that are still yours',
    query: wire.handoversQuerySchema,
    answer: wire.handoversSchema,
    problems: [400, 503],
  },
  {
    method: 'put',
    access: 'person',
    tag: 'Start',
    path: '/v1/desk/looked',
    summary: 'Note that you have seen every case up to a position',
    body: wire.seenSchema,
    answer: wire.seenAnswerSchema,
    problems: [400, 413, 415, 503, 507],
  },
];
