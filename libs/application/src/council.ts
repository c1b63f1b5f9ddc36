import {
  authorityStream,
  correct,
  interventionStream,
  type CaseRecord,
  type Entry,
} from '@interventions/domain';
import { load, type RecordedEvent } from '@interventions/eventsourcing';
import type { CaseLog } from './case-log.js';

/** The entries of one council's stream; none when nothing is recorded of it. */
export async function councilEntries(log: CaseLog, laCode: string): Promise<CaseRecord> {
  const name = authorityStream.streamOf(laCode);
  return (await load(log.store, authorityStream, name, log.protector)).state;
}

/** The entries of one intervention's stream; none when there is no such case. */
export async function interventionEntries(log: CaseLog, id: string): Promise<CaseRecord> {
  return (await readIntervention(log, id)).state;
}

/** One intervention's stream as entries and as the events they were read from. */
export function readIntervention(
  log: CaseLog,
  id: string,
): Promise<{ readonly state: CaseRecord; readonly events: readonly RecordedEvent[] }> {
  return load(log.store, interventionStream, interventionStream.streamOf(id), log.protector);
}

/** LA code of the council that a case is about, corrected where it was. */
export function councilOf(record: readonly Entry[]): string | undefined {
  const opening = correct(record).find((entry) => entry.act === 'InterventionOpened');
  return laCodeIn(opening?.data);
}

/** The LA code in the details of an opening, whether valid or not yet looked at. */
export function laCodeIn(input: unknown): string | undefined {
  const details = isRecord(input) ? input['details'] : undefined;
  const laCode = isRecord(details) ? details['laCode'] : undefined;
  return typeof laCode === 'string' && /^\d{3}$/.test(laCode) ? laCode : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
