import { parseDay, type Policies } from '@interventions/contracts';
import { dateFromText } from '../forms/read-date.js';
import { pickQuery, textOf } from '../http/url-query.js';

/** The choice that stands for “each event by the policy of its own date”. */
export const ofEachDate = 'each-date';

/** What the page of a case under a policy was asked, and what was wrong with it. */
export interface CasePolicyQuery {
  /** A version to impose; undefined for each date’s own. */
  readonly policy: string | undefined;
  /** Two sides to compare as chosen, `each-date` among them; null where nobody asked. */
  readonly compared: { readonly a: string; readonly b: string } | null;
  readonly asOf: string | undefined;
  /** The day as it was typed. */
  readonly typed: string;
  readonly problem: string | null;
}

/** Reads the query of the URL; an unknown version counts as none. */
export function readCasePolicyQuery(raw: unknown, policies: Policies['items']): CasePolicyQuery {
  const query = pickQuery(raw, ['policy', 'a', 'b', 'asOf']);
  const known = (name: string) =>
    policies.some(({ id }) => id === textOf(query, name)) ? textOf(query, name) : undefined;
  const typed = textOf(query, 'asOf');
  const asOf = typed === '' ? undefined : parseDay(dateFromText(typed) ?? '');
  const asked = textOf(query, 'a') !== '' || textOf(query, 'b') !== '';
  const [a, b] = [known('a') ?? ofEachDate, known('b') ?? ofEachDate];
  return {
    policy: known('policy'),
    compared: asked ? { a, b } : null,
    asOf,
    typed,
    problem:
      typed !== '' && asOf === undefined
        ? 'Enter a day, like 30 September 2016 or 30/9/2016'
        : null,
  };
}

/** The query of one side of a comparison: nothing for each date’s own. */
export function side(chosen: string): string | undefined {
  return chosen === ofEachDate ? undefined : chosen;
}

/** The versions to choose from, “each date’s own” first, with what is chosen. */
export function policyChoices(policies: Policies['items'], chosen: string) {
  return [
    { value: ofEachDate, text: 'The policy of each date' },
    ...policies.map(({ id, title, standing, standingText }) => ({
      value: id,
      text: standing === 'in-force' ? title : `${title} (${standingText.toLowerCase()})`,
    })),
  ].map((choice) => ({ ...choice, selected: choice.value === chosen }));
}
