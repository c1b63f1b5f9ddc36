import { z } from 'zod';
import { NotifierError } from '@interventions/application';
import { codeOf } from './written-message.js';

/** How Notify says no. */
const refusalSchema = z.object({
  response: z.object({
    status: z.number(),
    data: z.object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) }),
  }),
});
const answerSchema = z.object({ response: z.object({ status: z.number() }) });

/**
 * A fault of a call to Notify as the port knows it. The client's own error holds the key, the address and the
 * whole message, so nothing of it is passed on but the status and Notify's words where they repeat none of these.
 */
export function notifyFault(error: unknown, secrets: readonly string[]): NotifierError {
  const answer = answerSchema.safeParse(error);
  if (!answer.success)
    return new NotifierError(`GOV.UK Notify did not answer: ${codeOf(error)}.`, true);
  const { status } = answer.data.response;
  return new NotifierError(
    `GOV.UK Notify answered ${[status, ...wordsOf(error, secrets)].join(', ')}.`,
    status === 408 || status === 429 || status >= 500,
  );
}

function wordsOf(error: unknown, secrets: readonly string[]): readonly string[] {
  const refusal = refusalSchema.safeParse(error);
  if (!refusal.success) return [];
  return refusal.data.response.data.errors.map(({ error: type, message }) =>
    secrets.some((secret) => message.includes(secret)) ? type : `${type}: ${message}`,
  );
}
