import { DeskError } from '@interventions/application';
import { etagOf } from '../http/conditions.js';
import { problem, type ProblemException } from '../http/problem.js';

/** Work with a desk, whose refusals become problems in words. */
export async function atDesk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DeskError ? deskProblem(error) : error;
  }
}

function deskProblem({ code, message, present }: DeskError): ProblemException {
  switch (code) {
    case 'stale':
      return problem('stale', 'The draft was saved or deleted elsewhere since you read it.', {
        remedy: 'Read it again, or save yours as another draft.',
        ...(present !== undefined && {
          revision: String(present.version),
          headers: { etag: etagOf(present.version) },
        }),
      });
    case 'too-large':
      return problem('too-large', message, { remedy: 'Shorten the text.' });
    case 'full':
      return problem('desk-full', message);
    case 'invalid-id':
      return problem('not-found', 'There is no such draft.');
    default:
      return code satisfies never;
  }
}
