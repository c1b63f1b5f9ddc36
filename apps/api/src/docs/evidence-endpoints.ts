import * as wire from '@interventions/contracts';
import type { Endpoint } from './endpoints.js';

const get = { method: 'get', access: 'person', reads: true } as const;

/** The operations about evidence and its files. */
export const evidenceEndpoints: readonly Endpoint[] = [
  {
    ...get,
    path: '/v1/evidence-rules',
    tag: 'Evidence',
    summary: 'Which files may be attached, and how large they may be',
    answer: wire.evidenceRulesSchema,
    reads: undefined,
  },
  {
    method: 'post',
    access: 'person',
    path: '/v1/interventions/{id}/evidence-files',
    tag: 'Evidence',
    summary:
      'Upload a file as the body. It is kept and stands in no entry yet: send what this answers with as details of EvidenceAttached',
    file: {
      mediaType: 'application/octet-stream',
      headers: { 'X-File-Name': 'The name of the file, percent-encoded UTF-8' },
    },
    status: 201,
    answer: wire.evidenceFileSchema,
    problems: [400, 404, 413, 415, 422, 429, 503, 507],
  },
  {
    ...get,
    path: '/v1/interventions/{id}/evidence',
    tag: 'Evidence',
    summary: 'The evidence and the notes of a case that you may see, newest first',
    query: wire.evidenceQuerySchema,
    answer: wire.evidenceOfCaseSchema,
    problems: [400, 404, 503],
  },
  {
    ...get,
    path: '/v1/interventions/{id}/evidence/{entryId}/file',
    tag: 'Evidence',
    summary: 'The file of an entry, to be saved and never shown',
    answer: {
      mediaType: 'application/octet-stream',
      says: 'The bytes of the file under its own media type, as an attachment',
    },
    problems: [404, 503],
  },
];
