import type { z } from 'zod';

/** Details of an act, in whatever form a release stored them. */
export type Details = Readonly<Record<string, unknown>>;

/**
 * A form in which earlier releases stored the details of an act, and the step to the next one. `lift` is pure
 * and total, and leaves alone what is not of its form: so it may also meet a part of the details, as a
 * correction names it (there `null` removes a value), and those of a later form.
 */
export type EarlierForm = {
  readonly details: z.ZodObject;
  readonly lift: (details: Details) => Details;
};

/** An earlier form with the event type that it is stored under and the schema of what is stored. */
export type StoredForm = EarlierForm & { readonly stored: string; readonly data: z.ZodObject };

/** Details lifted step by step from the form of a stored type to the newest; from the first where it names none. */
export function liftDetails(
  forms: readonly Pick<StoredForm, 'stored' | 'lift'>[],
  details: Details,
  from?: string,
): Details {
  const at = from === undefined ? 0 : forms.findIndex(({ stored }) => stored === from);
  return at < 0 ? details : forms.slice(at).reduce((lifted, { lift }) => lift(lifted), details);
}
