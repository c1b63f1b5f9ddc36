import type { Departure, Role } from '@interventions/domain';
import type { Position, RecordedEvent, Refusal } from '@interventions/eventsourcing';

/** What became of a command, as a value. `repeated` says that an earlier request had already settled it. */
export type CommandOutcome =
  | {
      readonly kind: 'recorded';
      /** Id of the intervention, or LA code of the council. */
      readonly id: string;
      readonly revision: bigint;
      readonly position: Position;
      readonly eventIds: readonly string[];
      readonly departures: readonly Departure[];
      /** What is unusual about a judgement, in words; it was recorded all the same. */
      readonly warnings: readonly string[];
      readonly repeated: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly repeated: boolean }
  | {
      readonly kind: 'stale';
      readonly stream: string;
      readonly actual: bigint | 'no-stream';
      /** What was recorded after the revision that was named. */
      readonly since: readonly RecordedEvent[];
      readonly repeated: boolean;
    }
  | { readonly kind: 'key-reused' };

/** Who asks, by which request. The door makes it; every event of the request carries it. */
export type RequestFacts = {
  readonly actor: string;
  readonly role: Role;
  /** UUID, from `commandIdOf` where a person asks. */
  readonly commandId: string;
  /** SHA-256 of the request in hexadecimal; tells a repeat from another request under the same key. */
  readonly requestHash: string;
  readonly correlationId: string;
  /** What caused the request: an event id, or the command's own id. */
  readonly causationId: string;
};
