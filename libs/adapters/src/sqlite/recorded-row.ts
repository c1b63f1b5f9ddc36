import {
  positionAt,
  type Json,
  type JsonObject,
  type Position,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { SqlRow } from './sqlite-driver.js';

/** The columns of an event, in the order that `recordedEvent` takes them. */
export const eventColumns = 'position, stream, revision, id, type, recorded_at, metadata, data';

/** A row of the log as an event. Metadata is parsed when first asked for: a scan seldom does. */
export function recordedEvent(epoch: string, row: SqlRow): RecordedEvent {
  return new StoredEvent(epoch, row as EventRow);
}

type EventRow = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  recordedAt: string,
  metadata: string | null,
  data: string,
];

class StoredEvent implements RecordedEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: Json;
  #metadata: string | JsonObject | undefined;

  constructor(epoch: string, row: EventRow) {
    this.position = positionAt(epoch, row[0]);
    this.stream = row[1];
    this.revision = BigInt(row[2]);
    this.id = row[3];
    this.type = row[4];
    this.recordedAt = row[5];
    this.data = JSON.parse(row[7]) as Json;
    this.#metadata = row[6] ?? undefined;
  }

  get metadata(): JsonObject | undefined {
    if (typeof this.#metadata === 'string') {
      this.#metadata = JSON.parse(this.#metadata) as JsonObject;
    }
    return this.#metadata;
  }
}
