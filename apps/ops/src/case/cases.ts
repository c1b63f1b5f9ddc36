import { councilOf, type CaseLog } from '@interventions/application';
import {
  interventionStream,
  resolveAuthority,
  type Authority,
  type Entry,
} from '@interventions/domain';
import { headerOf, type JsonObject } from '@interventions/eventsourcing';
import { OperatorError } from '../usage.js';

/** One intervention: its id and its entries in log order. */
export type CaseEntries = { readonly id: string; readonly entries: readonly Entry[] };

const prefix = interventionStream.streamOf('');

/** Every intervention of the log by the LA code of its council. */
export async function casesByCouncil(
  log: CaseLog,
): Promise<ReadonlyMap<string, readonly CaseEntries[]>> {
  const streams = new Map<string, Entry[]>();
  for await (const event of log.store.readAll({ prefixes: [prefix] })) {
    const data = log.protector.reveal(event.type, event.data as JsonObject);
    const entry = { ...headerOf(event), ...interventionStream.decode(event.type, data) };
    const entries = streams.get(event.stream);
    if (entries === undefined) streams.set(event.stream, [entry]);
    else entries.push(entry);
  }
  const cases = new Map<string, CaseEntries[]>();
  for (const [stream, entries] of streams) {
    const laCode = councilOf(entries);
    if (laCode === undefined) continue;
    const known = cases.get(laCode) ?? [];
    cases.set(laCode, [...known, { id: stream.slice(prefix.length), entries }]);
  }
  return cases;
}

/** Whether a text has the form of an intervention's id. */
export function isCaseId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** The council that a name or code means. Throws `OperatorError` with the reason where it means none or several. */
export function councilNamed(text: string): Authority {
  const match = resolveAuthority(text);
  if (!match.ok) throw new OperatorError(match.reason);
  return match.authority;
}
