import {
  positionAt,
  type Json,
  type JsonObject,
  type Position,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { SqlRow } from './sqlite-driver.js';

/** The columns of an event, in the order that `recordedEvent` takes them; `stream` follows where it varies. */
export const eventColumns = 'position, revision, id, type, recorded_at, metadata, data';

/**
 * A row of the log as an event, of the stream that the row or else the caller names. Metadata is parsed when
 * first asked for: a scan seldom does.
 */
export function recordedEvent(epoch: string, row: SqlRow, stream?: string): RecordedEvent {
  const columns = row as EventRow;
  return new StoredEvent(epoch, columns, stream ?? columns[7]);
}

type EventRow = readonly [
  position: number,
  revision: number,
  id: string,
  type: string,
  recordedAt: string,
  metadata: string | null,
  data: string,
  stream: string,
];

class StoredEvent implements RecordedEvent {
  readonly position: Position;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: Json;
  #metadata: string | JsonObject | undefined;

  constructor(
    epoch: string,
    row: EventRow,
    readonly stream: string,
  ) {
    this.position = positionAt(epoch, row[0]);
    this.revision = BigInt(row[1]);
    this.id = row[2];
    this.type = row[3];
    this.recordedAt = row[4];
    this.data = JSON.parse(row[6]) as Json;
    this.#metadata = row[5] ?? undefined;
  }

  get metadata(): JsonObject | undefined {
    if (typeof this.#metadata === 'string') {
      this.#metadata = JSON.parse(this.#metadata) as JsonObject;
    }
    return this.#metadata;
  }
}
