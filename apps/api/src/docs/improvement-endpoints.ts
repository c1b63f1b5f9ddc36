import * as wire from '@interventions/contracts';
import type { Endpoint } from './endpoints.js';

const get = { method: 'get', access: 'person', reads: true } as const;
const csv = {
  mediaType: 'text/csv; charset=utf-8',
  says: 'One row for each grade of each assessment, with the first grade under the same descriptors.',
} as const;

/** The operations about how improvement moved. */
export const improvementEndpoints: readonly Endpoint[] = (
  [
    ['/v1/interventions/{id}/improvement', 'an intervention'],
    ['/v1/authorities/{laCode}/improvement', 'a council'],
  ] as const
).flatMap(([path, whose]): readonly Endpoint[] => [
  {
    ...get,
    path,
    tag: 'Improvement',
    summary: `The maturity of ${whose} by lens and version of the descriptors, its stages, and what was expected beside what was real`,
    query: wire.improvementQuerySchema,
    answer: wire.improvementSchema,
    problems: [400, 404, 503],
  },
  {
    ...get,
    path: `${path}.csv`,
    tag: 'Improvement',
    summary: `The grades of ${whose} as a file`,
    query: wire.improvementFileQuerySchema,
    answer: csv,
    problems: [400, 404, 429, 503],
  },
]);
