import type { Role } from '@interventions/application';
import { classAsked, visibilityWords } from '@interventions/domain';
import { mayRead, wholeService } from '@interventions/read-models';
import { readers } from '../access/access.js';
import { problem, ProblemException } from '../http/problem.js';
import type { Views } from '../views/views.js';

/**
 * Nobody records what they could not read afterwards, and nobody finds out by an answer what an entry says that they
 * may not read: it is answered as one that does not exist. Throws 400 or 422.
 */
export function requireReadable(
  views: Views,
  role: Role,
  input: Readonly<Record<string, unknown>>,
): void {
  const reader = readers[role];
  const asked = classAsked(input);
  if (asked !== undefined && !mayRead(reader, asked))
    throw problem(
      'invalid-body',
      `You do not read entries of the class “${visibilityWords[asked]}”.`,
      {
        field: 'details.visibility',
        remedy: 'Choose who may read it so that you may too.',
      },
    );
  const { target } = input['details'] as { readonly target?: unknown };
  if (typeof target !== 'string') return;
  const isThere = views.now(wholeService).timelineEntry(target) !== undefined;
  if (isThere && views.now(reader).timelineEntry(target) === undefined)
    throw new ProblemException('target-unknown', 422, 'There is no such entry in this record.', {
      field: 'details.target',
      remedy: 'Choose an entry of this record.',
    });
}
