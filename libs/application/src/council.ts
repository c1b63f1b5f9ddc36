import {
  authorityStream,
  correct,
  interventionStream,
  type CaseRecord,
  type Entry,
} from '@interventions/domain';
import { load } from '@interventions/eventsourcing';
import type { CaseLog } from './case-log.js';

/** The entries of one council's stream; none when nothing is recorded of it. */
export async function councilEntries(log: CaseLog, laCode: string): Promise<CaseRecord> {
  const name = authorityStream.streamOf(laCode);
  return (await load(log.store, authorityStream, name, log.protector)).state;
}

/** The entries of one intervention's stream; none when there is no such case. */
export async function interventionEntries(log: CaseLog, id: string): Promise<CaseRecord> {
  const name = interventionStream.streamOf(id);
  return (await load(log.store, interventionStream, name, log.protector)).state;
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
