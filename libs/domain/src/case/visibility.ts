import { visibilityWords, type Visibility } from './common.js';
import { actNamed } from './acts/index.js';
import { targetOf } from './corrections.js';
import type { Entry } from './entry.js';

/** From the one that fewest may read to the one that most may. */
const strictestFirst: readonly Visibility[] = ['case-team', 'department', 'publishable'];

/** The class that fewer may read. */
export function stricter(one: Visibility, other: Visibility): Visibility {
  return strictestFirst.find((each) => each === one || each === other) ?? 'case-team';
}

/** The classes that somebody reads who reads up to one of them. */
export function classesUpTo(strictest: Visibility): readonly Visibility[] {
  return strictestFirst.slice(strictestFirst.indexOf(strictest));
}

/**
 * Who may read each entry of one stream, by its id. What is said of an entry is at least as closed as the entry; and
 * a correction closes an entry and never opens it, since its former values stay readable with it.
 */
export function visibilitiesOf(entries: readonly Entry[]): ReadonlyMap<string, Visibility> {
  const found = new Map(entries.map((entry) => [entry.id, ownClass(entry)]));
  const tighten = (id: string, to: Visibility): void => {
    const now = found.get(id);
    if (now !== undefined) found.set(id, stricter(now, to));
  };
  for (const entry of entries) {
    const to = entry.act === 'EntryCorrected' ? classIn(replacedDetails(entry)) : undefined;
    if (to !== undefined) tighten(targetOf(entry) ?? '', to);
  }
  for (const entry of entries) tighten(entry.id, found.get(targetOf(entry) ?? '') ?? 'publishable');
  return found;
}

/** The class that details name, where they name one. */
export function classIn(details: unknown): Visibility | undefined {
  const named = recordOf(details)['visibility'];
  return typeof named === 'string' && Object.hasOwn(visibilityWords, named)
    ? (named as Visibility)
    : undefined;
}

/** The class that the details of an input ask for, or those of the values that it gives another entry. */
export function classAsked(input: Readonly<Record<string, unknown>>): Visibility | undefined {
  const { details } = input;
  return classIn(details) ?? classIn(replacedDetails({ data: { details } }));
}

function ownClass({ act, data }: Entry): Visibility {
  return classIn(data.details) ?? actNamed(act).visibility;
}

function replacedDetails({ data }: { readonly data: { readonly details: unknown } }): unknown {
  return recordOf(recordOf(data.details)['replacement'])['details'];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
