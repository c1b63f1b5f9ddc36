import type { Problem, Recorded } from '@interventions/contracts';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import type { FormProblem } from './form-page.js';

/** What became of an entry that was sent. */
export type Submission =
  | { readonly outcome: 'recorded'; readonly recorded: Recorded }
  /** Somebody recorded something since the form was shown. */
  | { readonly outcome: 'overtaken'; readonly problem: Problem }
  | { readonly outcome: 'refused'; readonly problems: readonly FormProblem[] }
  /** Not recorded, and worth trying again in a moment. */
  | { readonly outcome: 'busy' }
  /** Not recorded, and nothing is until an operator has looked at the log. */
  | { readonly outcome: 'withheld'; readonly detail: string }
  /** No answer came: it may have been recorded. Sending it again with the same key is safe. */
  | { readonly outcome: 'unclear' };

/** Signed out, not permitted, or gone: a page of its own says so. */
const ends: ReadonlySet<number> = new Set([401, 403, 404]);
const busy: ReadonlySet<number> = new Set([429, 503, 507]);

/** Sends an entry. Throws only what ends the session or is our own fault. */
export async function submit(send: () => Promise<Recorded>): Promise<Submission> {
  try {
    return { outcome: 'recorded', recorded: await send() };
  } catch (error) {
    if (error instanceof ApiUnavailable) return { outcome: 'unclear' };
    if (!(error instanceof ApiProblem)) throw error;
    const { problem } = error;
    if (ends.has(problem.status)) throw error;
    if (problem.status === 412) return { outcome: 'overtaken', problem };
    if (problem.code === 'log-withheld') return { outcome: 'withheld', detail: problem.detail };
    if (busy.has(problem.status)) return { outcome: 'busy' };
    if (problem.status >= 500) return { outcome: 'unclear' };
    return { outcome: 'refused', problems: problemsOf(problem) };
  }
}

/** A refusal as lines of the error summary: each field's own, or what is wrong and what to do. */
export function problemsOf(problem: Problem): readonly FormProblem[] {
  const { errors, field, detail, remedy } = problem;
  if (errors !== undefined && errors.length > 0)
    return errors.map(({ field: path, message }) => ({
      message,
      ...(path !== '' && { path: formPath(path) }),
    }));
  return [
    {
      message: [detail, remedy].filter((text) => text !== undefined).join(' '),
      ...(field !== undefined && field !== '' && { path: formPath(field) }),
    },
  ];
}

/** The path on the form of a path in the body: a correction's values stand on the form under their own names. */
function formPath(path: string): string {
  const plain = path.replace(/^details\.replacement\./, '');
  return plain === 'details.because' || plain === 'details.replacement'
    ? plain.replace('details.', '')
    : plain;
}
