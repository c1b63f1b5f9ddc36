import type { ObligationView, Policies, TimelineEntry } from '@interventions/contracts';
import type { ApiSession } from '../../api/api-session.js';
import { daysLeftWords, stateTagClasses } from '../../deadlines/deadline-words.js';
import { Answers } from '../../forms/answers.js';
import { answersFromValue } from '../../forms/answers-from-value.js';
import type { Field } from '../../forms/field.js';
import { itemsOf, recordOf, type Json, type JsonRecord } from '../../forms/json.js';
import { summaryOf } from '../../forms/summary.js';
import type { ActForm, Values } from '../act-form.js';

/**
 * Adds to the generated form of an act what the page made for it shows and fills in. The fields, how they are
 * read and what is sent stay those of the act.
 */
export type ActLayout = (form: ActForm, api: ApiSession, today: string) => Promise<ActForm>;

/** Entries that stand, the latest first. */
export function standing(form: ActForm, ...acts: readonly string[]): readonly TimelineEntry[] {
  return form.subject.entries.filter(
    (entry) => entry.retracted === null && acts.includes(entry.act),
  );
}

/** The text under a key of an entry's details or of a row of them; null for anything else. */
export function textIn(values: JsonRecord, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The rows under a key. */
export function rowsIn(values: JsonRecord, key: string): readonly JsonRecord[] {
  const value = values[key];
  return value === undefined || value === null ? [] : itemsOf(value).map(recordOf);
}

/** The texts under a key. */
export function textsIn(values: JsonRecord, key: string): readonly string[] {
  const value = values[key];
  return value === undefined || value === null
    ? []
    : itemsOf(value).filter((one): one is string => typeof one === 'string');
}

/** The details among the values of a form. */
export function detailsOf(values: Values): JsonRecord {
  return recordOf(values['details']);
}

/** The words of a choice of the act by its stored value. */
export function wordOf(form: ActForm, path: readonly string[], value: string | null): string {
  const find = (fields: readonly Field[], [key, ...rest]: readonly string[]): Field | undefined => {
    const field = fields.find((one) => one.key === key);
    return rest.length === 0 || field === undefined ? field : find(field.fields, rest);
  };
  const options = find(form.fields, ['details', ...path])?.options ?? [];
  return options.find((option) => option.value === value)?.text ?? value ?? '';
}

/** The form with more details filled in. */
export function startingWith(form: ActForm, details: JsonRecord): ActForm {
  const more = answersFromValue(form.fields, { details });
  return { ...form, start: Answers.of([...form.start.entries(), ...more.entries()]) };
}

/** The form with rows to complete: one that stays as it was offered is not recorded. */
export function offeringRows(form: ActForm, key: string, rows: readonly JsonRecord[]): ActForm {
  const offered = new Set(rows.map(rowText));
  const kept = (value: Values): Values => {
    const details = detailsOf(value);
    const left = rowsIn(details, key).filter((row) => !offered.has(rowText(row)));
    const others = Object.entries(details).filter(([name]) => name !== key);
    return {
      ...value,
      details: Object.fromEntries([...others, ...(left.length > 0 ? [[key, left]] : [])]) as Json,
    };
  };
  return {
    ...startingWith(form, { [key]: rows }),
    toBody: (value) => form.toBody(kept(value)),
    summary: (value) => form.summary?.(kept(value)) ?? summaryOf(form.fields, '', kept(value)),
  };
}

function rowText(row: JsonRecord): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Something due in the words of a short list. */
export function dueLine({ what, due, state, stateText, daysLeft, explanation }: ObligationView) {
  return {
    what,
    due: due?.text ?? null,
    days: state === 'open' || state === 'missed' ? daysLeftWords(daysLeft) : null,
    stateText,
    tag: stateTagClasses[state] ?? '',
    explanation,
  };
}

/** The policy version that judges what happens on a day; undefined where none is in force. */
export function policyOn({ items }: Policies, day: string): Policies['items'][number] | undefined {
  return items
    .filter(
      ({ standing: how, selector, from }) =>
        how === 'in-force' && selector === 'effectiveOn' && (from ?? '') <= day,
    )
    .reduce<Policies['items'][number] | undefined>(
      (latest, one) => ((one.from ?? '') >= (latest?.from ?? '') ? one : latest),
      undefined,
    );
}

/** What a policy gives as a value: its words, rule and, where it gives none, why. */
export function policyValue(policy: Policies['items'][number] | undefined, name: string) {
  return policy?.values.find((value) => value.name === name);
}
