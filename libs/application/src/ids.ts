import { v5 } from 'uuid';

const root = 'b9a7c1de-4f5e-5c2e-9d1b-7a6f0c8e2d34';

/** UUID of a request: the same person and the same key give the same id, in every process and for ever. */
export function commandIdOf(actor: string, key: string): string {
  return v5(key, v5(actor, root));
}

/** UUID of the intervention that a request opens, so that a repeated opening can never make two. */
export function interventionIdOf(commandId: string): string {
  return v5('intervention', commandId);
}

/** UUID of the calendar that a request opens, so that a repeated request can never make two. */
export function calendarFeedIdOf(commandId: string): string {
  return v5('calendar-feed', commandId);
}

/** UUID of the n-th event of a request; another request under the same key has other ids. */
export function eventIdOf(commandId: string, index: number, requestHash: string): string {
  return v5(`${index}/${requestHash}`, commandId);
}
