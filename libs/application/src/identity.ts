import type { Role } from '@interventions/domain';

/** Somebody who signed in. `actor` is what the log remembers them by. */
export type Person = { readonly actor: string; readonly name: string; readonly role: Role };

/** Why a token does not identify anybody; the reason is for the log, not for the person. */
export class NotIdentifiedError extends Error {
  constructor(reason: string, options?: { readonly cause?: unknown }) {
    super(reason, options);
    this.name = 'NotIdentifiedError';
  }
}

/** Who a bearer token belongs to. */
export abstract class Identity {
  /** Throws `NotIdentifiedError` for a token that is expired, forged, or meant for somebody else. */
  abstract verify(token: string): Promise<Person>;
}
