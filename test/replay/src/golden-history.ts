import type { EventHeader, JsonObject } from '@interventions/eventsourcing';
import {
  authorityStream,
  interventionStream,
  stateOf,
  type CaseRecord,
} from '@interventions/domain';
import { linesOf } from './golden-lines.js';

/** One stored event with its header as JSON holds it. */
export type GoldenEvent = {
  readonly type: string;
  readonly data: JsonObject;
  readonly header: Omit<EventHeader, 'revision'> & { readonly revision: string };
};

/** A history as a released version stored it, and the state it must fold to for ever. */
export type GoldenHistory = {
  readonly about: string;
  readonly events: readonly GoldenEvent[];
  readonly state: unknown;
};

/** All golden histories. */
export function goldenHistories(): readonly GoldenHistory[] {
  return linesOf('cases').map((line) => JSON.parse(line) as GoldenHistory);
}

/** The record that this version reads from a golden history. */
export function replay(history: GoldenHistory): CaseRecord {
  return history.events.reduce<CaseRecord>((record, { type, data, header }) => {
    const stream = header.stream.startsWith('authority') ? authorityStream : interventionStream;
    return stream.evolve(record, stream.decode(type, data), {
      ...header,
      revision: BigInt(header.revision),
    });
  }, []);
}

/** The state of a record as JSON holds it. */
export function stateAsJson(record: CaseRecord): unknown {
  return JSON.parse(JSON.stringify(stateOf(record).state));
}
