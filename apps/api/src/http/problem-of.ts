import { HttpException } from '@nestjs/common';
import { EvidenceStoreError } from '@interventions/application';
import { EventStoreError, UnknownEventTypeError } from '@interventions/eventsourcing';
import { QueryError } from '@interventions/read-models';
import { problem, type ProblemException } from './problem.js';

const again = { headers: { 'retry-after': '1' }, remedy: 'Try again in a moment.' };

/** Faults of the framework by their status: what the sender did wrong before any of our code ran. */
const byStatus: Readonly<Record<number, () => ProblemException>> = {
  404: () => problem('not-found', 'There is nothing at this address.'),
  408: () => problem('invalid-query', 'The request did not arrive in time.'),
  413: () =>
    problem('too-large', 'A request holds at most 1 MiB.', { remedy: 'Shorten the text.' }),
  414: () => problem('not-found', 'There is nothing at this address.'),
  415: () =>
    problem('unsupported-media-type', 'A body is sent as application/json in UTF-8.', {
      remedy: 'Send Content-Type: application/json.',
    }),
  503: () => problem('store-unavailable', 'The service is stopping.', again),
};

/** The problem that an error is answered with; undefined for a fault of our own. */
export function problemOf(error: unknown): ProblemException | undefined {
  if (error instanceof EventStoreError) return storeProblem(error);
  if (error instanceof EvidenceStoreError) return evidenceProblem(error);
  if (error instanceof UnknownEventTypeError)
    return problem(
      'release-behind',
      `This holds an entry of a kind (${error.eventType}) that this release of the service does not know. It neither shows nor decides what it does not understand.`,
      {
        headers: { 'retry-after': '30' },
        remedy:
          'Nothing is lost. Try again in a minute; if it stays so, ask the service team to start the newer release.',
      },
    );
  if (error instanceof QueryError)
    return problem('invalid-query', error.message, { field: error.field });
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const known = byStatus[status];
  if (known !== undefined) return known();
  return status >= 400 && status < 500
    ? problem('invalid-query', 'The request cannot be understood.')
    : undefined;
}

function storeProblem({ code, message }: EventStoreError): ProblemException | undefined {
  switch (code) {
    case 'withheld':
      return problem('log-withheld', message, {
        remedy: 'Reading goes on. Send it again, with the same Idempotency-Key, once that is done.',
        headers: { 'retry-after': '60' },
      });
    case 'storage':
      return problem('storage-full', 'Nothing can be recorded: the storage is full or failing.', {
        remedy: 'Nothing was lost and reading goes on. Try again later.',
        headers: { 'retry-after': '30' },
      });
    case 'busy':
    case 'ambiguous':
    case 'conflict':
    case 'unavailable':
    case 'timeout':
    case 'closed':
      return problem('store-unavailable', 'The log cannot be reached at the moment.', {
        ...again,
        remedy: 'Try again in a moment, with the same Idempotency-Key.',
      });
    case 'too-large':
      return problem('too-large', 'The entry is longer than the log can hold.', {
        remedy: 'Shorten the text, or record it as several entries.',
      });
    case 'duplicate-event-id':
    case 'invalid-event':
    case 'invalid-argument':
    case 'stream-not-found':
    case 'subscription-failed':
    case 'unsupported':
      return undefined;
    default:
      return code satisfies never;
  }
}

function evidenceProblem({ code }: EvidenceStoreError): ProblemException {
  switch (code) {
    case 'full':
      return problem('storage-full', 'The file was not kept: the storage is full.', {
        remedy: 'Nothing was recorded and reading goes on. Try again later.',
        headers: { 'retry-after': '30' },
      });
    case 'unavailable':
      return problem(
        'store-unavailable',
        'The files of evidence cannot be reached at the moment.',
        {
          ...again,
          remedy: 'Nothing was recorded. Try again in a moment.',
        },
      );
    default:
      return code satisfies never;
  }
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}
