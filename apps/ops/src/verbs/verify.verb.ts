import { FileEvidenceStore } from '@interventions/adapters/evidence';
import type { LogPlace } from '@interventions/adapters/backend';
import {
  verifyViews,
  type ModelVerification,
  type RowDifference,
  type Verification,
} from '@interventions/adapters/views';
import { openExistingLog } from '../existing-log.js';
import { verifyEvidence } from './verify-evidence.js';
import { exitCodes, OperatorError, type Output } from '../usage.js';
import { viewFilesIn } from '../view-files.js';

/**
 * `verify`: every view file of the data folder against the log, each from one snapshot, and every file of evidence
 * against the digest that its entry records.
 */
export async function verifyVerb(
  place: LogPlace & { readonly evidenceDir: string },
  { print }: Output,
): Promise<number> {
  const { log, close } = await openExistingLog(place);
  try {
    const files = viewFilesIn(place.dataDir);
    if (files.length === 0)
      throw new OperatorError(`The folder ${place.dataDir} holds no views yet: nothing ran there.`);
    let sound = true;
    for (const { name, path } of files) {
      const { store, protector } = log;
      const found = await verifyViews({ file: path, store, protector });
      for (const line of describe(name, found)) print(line);
      sound &&= found.ok && found.models.every(({ parked }) => parked.length === 0);
    }
    print(sound ? 'Every view equals the log.' : 'Not every view equals the log.');
    const evidence = await verifyEvidence(log, new FileEvidenceStore(place.evidenceDir));
    for (const line of evidence.lines) print(line);
    return sound && evidence.sound ? exitCodes.done : exitCodes.findings;
  } finally {
    await close();
  }
}

function describe(file: string, { otherLog, models }: Verification): readonly string[] {
  if (otherLog)
    return [`${file}: the views of another log. They are built anew at the next start.`];
  return models.flatMap((model) => [
    `${file}: ${model.model}: ${verdict(model)}`,
    ...model.differences.map((one) => `    ${differenceWords(one)}`),
    ...model.parked.map(
      ({ stream, position, error }) =>
        `    ${stream} is parked from position ${position} on: ${error}`,
    ),
  ]);
}

function verdict({ result, rows, position, differences }: ModelVerification): string {
  const upTo = `up to position ${position}`;
  switch (result) {
    case 'equal':
      return `${rows} rows equal the log ${upTo}`;
    case 'different':
      return `${rows} rows, ${differences.length === 100 ? 'at least 100' : differences.length} differ from the log ${upTo}`;
    case 'not-comparable':
      return 'made by another release or not built yet, and not compared';
    default:
      return result satisfies never;
  }
}

function differenceWords({ table, key, what, columns }: RowDifference): string {
  const values = columns
    .map(({ column, view, log }) => `${column} is ${brief(view)}, by the log ${brief(log)}`)
    .join('; ');
  return `${what} row ${key} of ${table}${values === '' ? '' : `: ${values}`}`;
}

function brief(value: string | number | null): string {
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
