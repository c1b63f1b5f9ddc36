import type { DraftLine } from '@interventions/contracts';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import type { WebRequest } from '../http/web-request.js';

/**
 * The person's drafts, of one case or council or of all; null where they cannot be had at the moment, which no
 * other part of a page waits for.
 */
export async function ownDrafts(
  { api, mayRecord }: WebRequest,
  subjectId?: string,
): Promise<readonly DraftLine[] | null> {
  if (!mayRecord) return [];
  try {
    const { items } = await api.drafts();
    return items.filter(({ form }) => subjectId === undefined || form.subject.id === subjectId);
  } catch (error) {
    const isAway =
      error instanceof ApiUnavailable ||
      (error instanceof ApiProblem && error.problem.status >= 500);
    if (!isAway) throw error;
    return null;
  }
}
