import { z } from 'zod';
import { timelineEntrySchema } from './entries.js';

/** Codes of problems that the door answers with; a refusal by the domain brings its own code with 422. */
export const problemCodes = {
  'invalid-body': 400,
  'invalid-query': 400,
  'invalid-header': 400,
  'malformed-json': 400,
  'too-deep': 400,
  'not-signed-in': 401,
  'not-permitted': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'desk-full': 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'file-refused': 422,
  refused: 422,
  'key-reused': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  fault: 500,
  'store-unavailable': 503,
  'view-behind': 503,
  'log-withheld': 503,
  'release-behind': 503,
  'storage-full': 507,
} as const;
export type ProblemCode = keyof typeof problemCodes;

/** An RFC 9457 problem: a stable code, what is wrong, the field, and what to do. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    field: z.string().optional(),
    remedy: z.string().optional(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
    /** With `stale`: the revision now, and what was recorded since the one named. */
    revision: z.string().optional(),
    since: z.array(timelineEntrySchema).optional(),
    /** With `stale`: how many entries since then the reader may not read. */
    closed: z.number().int().optional(),
    correlationId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
