import type { TimelineEntry } from '@interventions/contracts';
import { pathOf, type Field } from '../forms/field.js';
import { recordOf, type Json } from '../forms/json.js';
import { inWords, type SummaryRow } from '../forms/summary.js';

type Values = Readonly<Record<string, Json>>;

/** What an entry says now, in the form in which its act is sent. */
export function originalOf(entry: TimelineEntry): Values {
  const common = {
    source: entry.source,
    legalBasis: entry.legalBasis,
    reason: entry.reason,
    note: entry.note,
  };
  return {
    effectiveOn: entry.effectiveOn,
    ...Object.fromEntries(Object.entries(common).filter(([, value]) => value !== null)),
    details: entry.details,
  };
}

/** The values that a correction changes; null removes one. Details are compared one by one. */
export function replacementOf(original: Values, edited: Values): Values {
  const { details: before = {}, ...commonBefore } = original;
  const { details: after = {}, ...commonAfter } = edited;
  const details = differences(before as Values, after as Values);
  return {
    ...differences(commonBefore, commonAfter),
    ...(Object.keys(details).length > 0 && { details }),
  };
}

/** What a correction changes, in words: "from … to …". */
export function changesBetween(
  fields: readonly Field[],
  original: Values,
  edited: Values,
  prefix = '',
): readonly SummaryRow[] {
  return fields.flatMap((field) => {
    const [before, after] = [original[field.key], edited[field.key]];
    if (same(before, after)) return [];
    const path = pathOf(prefix, field.key);
    if (field.input === 'group')
      return changesBetween(field.fields, recordOf(before), recordOf(after), path);
    const words = (value: Json | undefined) =>
      value === undefined ? 'nothing' : inWords(field, value).join(', ');
    return [{ label: field.label, lines: [`From ${words(before)}`, `To ${words(after)}`], path }];
  });
}

function differences(before: Values, after: Values): Values {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    keys.filter((key) => !same(before[key], after[key])).map((key) => [key, after[key] ?? null]),
  );
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => sorted(one) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]: [string, Json]) => [key, sorted(one) ?? null]),
  );
}
