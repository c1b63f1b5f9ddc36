import { createHash } from 'node:crypto';
import type { DraftContent } from '@interventions/contracts';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import type { ApiSession } from '../api/api-session.js';
import type { WebRequest } from '../http/web-request.js';
import type { DraftPlace } from '../recording/form-page.js';

/** What became of a draft: saved, or kept beside another that was changed meanwhile, or not saved and why. */
export type SavedDraft =
  | { readonly outcome: 'saved' | 'beside'; readonly draft: DraftPlace }
  | { readonly outcome: 'failed'; readonly message: string };

/** Saves a form as a draft. Throws only what ends the session or is our own fault. */
export async function saveDraft(
  api: Pick<ApiSession, 'saveDraft'>,
  content: DraftContent,
  { id, version }: DraftPlace,
): Promise<SavedDraft> {
  try {
    const saved = await api.saveDraft(id, content, version);
    return { outcome: 'saved', draft: { id, version: saved.version } };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status !== 412) return failure(error);
  }
  // Both texts are kept: this one under an id that follows from it, so that sending it twice makes one draft.
  const beside = idOfText(`${id} ${JSON.stringify(content)}`);
  try {
    const saved = await api.saveDraft(beside, content, null);
    return { outcome: 'beside', draft: { id: beside, version: saved.version } };
  } catch (error) {
    return failure(error);
  }
}

/** Saves a form that somebody might lose otherwise; undefined where that could not be done. */
export async function keepDraft(
  api: Pick<ApiSession, 'saveDraft'>,
  content: DraftContent,
  place: DraftPlace,
): Promise<DraftPlace | undefined> {
  const saved = await saveDraft(api, content, place);
  return saved.outcome === 'failed' ? undefined : saved.draft;
}

/** Deletes the draft of a form that was recorded. Where that fails the draft stays: recording it again does nothing. */
export async function removeDraft(web: WebRequest, { id }: DraftPlace): Promise<void> {
  try {
    await web.api.deleteDraft(id);
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return;
    web.request.log.warn({ err: error }, 'the draft of a recorded entry could not be deleted');
  }
}

function failure(error: unknown): SavedDraft {
  if (error instanceof ApiUnavailable) return { outcome: 'failed', message: away };
  if (!(error instanceof ApiProblem) || error.problem.status === 401) throw error;
  const { status, detail, remedy } = error.problem;
  if (status === 409 || status === 413) {
    const why = [detail, remedy].filter((text) => text !== undefined).join(' ');
    return { outcome: 'failed', message: `Your draft was not saved. ${why}` };
  }
  return { outcome: 'failed', message: away };
}

const away =
  'Your draft could not be saved at the moment. Your answers are still on this page: try again in a moment';

/** A UUID that follows from a text (version 8, RFC 9562). */
function idOfText(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
