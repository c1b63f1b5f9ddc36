import type { IncomingHttpHeaders } from 'node:http';
import { problem } from './problem.js';

const key = /^[\x21-\x7e]{1,200}$/;

/** The key of a request that may be repeated. Throws 400 where there is none. */
export function idempotencyKeyIn(headers: IncomingHttpHeaders): string {
  const given = headers['idempotency-key'];
  if (typeof given === 'string' && key.test(given)) return given;
  throw problem('invalid-header', 'A request that records something needs an Idempotency-Key.', {
    field: 'Idempotency-Key',
    remedy:
      'Send a new random key, such as a UUID, with every new request and the same one when you try again.',
  });
}

/**
 * The revision that an author saw: `If-Match` with the ETag of the record, or `If-None-Match: *` for a
 * record in which nothing stands yet. Throws 428 without either.
 */
export function expectedIn(headers: IncomingHttpHeaders): bigint | 'no-stream' {
  const match = headers['if-match'];
  if (match === undefined && headers['if-none-match'] === '*') return 'no-stream';
  if (match === undefined || match === '*')
    throw problem('precondition-required', 'Say which revision of the record you saw.', {
      field: 'If-Match',
      remedy: 'Send If-Match with the ETag of the record.',
    });
  const revision = /^"(-1|\d{1,18})"$/.exec(match)?.[1];
  if (revision === undefined)
    throw problem('invalid-header', 'If-Match holds one ETag, such as "12".', {
      field: 'If-Match',
      remedy: 'Send the ETag of the record as you got it.',
    });
  return revision === '-1' ? 'no-stream' : BigInt(revision);
}

/** The ETag of a record at a revision; -1 while nothing stands in it. */
export function etagOf(revision: bigint | string): string {
  return `"${revision}"`;
}
