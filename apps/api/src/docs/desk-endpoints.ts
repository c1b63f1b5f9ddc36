import * as wire from '@interventions/contracts';
import type { Endpoint } from './endpoints.js';

const desk = { access: 'person', tag: 'Desk' } as const;
const get = { ...desk, method: 'get', problems: [503] } as const;
const put = { ...desk, method: 'put', problems: [400, 404, 413, 415, 503, 507] } as const;
const remove = { ...desk, method: 'delete', problems: [404, 503, 507] } as const;

/** What a person keeps for themselves: none of it is part of the record. */
export const deskEndpoints: readonly Endpoint[] = [
  {
    ...get,
    path: '/v1/desk/looked',
    summary: 'How far you have looked at each case',
    answer: wire.lookedListSchema,
  },
  {
    ...get,
    path: '/v1/desk/looked/{interventionId}',
    summary: 'How far you have looked at a case',
    answer: wire.lookedSchema,
    problems: [404, 503],
  },
  {
    ...put,
    path: '/v1/desk/looked/{interventionId}',
    summary: 'Note how far you have looked at a case; it never moves back',
    body: wire.putLookedSchema,
    answer: wire.lookedSchema,
  },
  {
    ...remove,
    path: '/v1/desk/looked/{interventionId}',
    summary: 'Forget how far you have looked at a case',
    answer: wire.lookedForgottenSchema,
  },
  {
    ...get,
    path: '/v1/desk/drafts',
    summary: 'Your unfinished forms',
    answer: wire.draftsSchema,
  },
  {
    ...get,
    path: '/v1/desk/drafts/{id}',
    summary: 'One of your unfinished forms',
    answer: wire.draftSchema,
    problems: [404, 503],
  },
  {
    ...put,
    path: '/v1/desk/drafts/{id}',
    summary: 'Save an unfinished form: a new one, or over the version that you read',
    body: wire.draftContentSchema,
    answer: wire.draftSchema,
    conditional: true,
    problems: [400, 404, 409, 412, 413, 415, 428, 503, 507],
  },
  {
    ...remove,
    path: '/v1/desk/drafts/{id}',
    summary: 'Delete an unfinished form for good',
    answer: wire.draftDeletedSchema,
  },
];
