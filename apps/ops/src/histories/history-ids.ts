import { createHash } from 'node:crypto';
import { commandIdOf, interventionIdOf } from '@interventions/application';
import { importActor } from '../import-actor.js';

/** The command of an entry, for ever: it comes from the file's name and the entry's key alone. */
export function entryCommandId(file: string, key: string): string {
  return commandIdOf(importActor, `${file}#${key}`);
}

/** The id of an intervention, from the file's name and the intervention's key. */
export function historyInterventionId(file: string, key: string): string {
  return interventionIdOf(entryCommandId(file, key));
}

/** SHA-256 of a value's JSON with sorted names: tells an entry that was changed from one that was not. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
