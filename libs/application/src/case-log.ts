import type { EventStore, Protector } from '@interventions/eventsourcing';

/** The log that commands are recorded in, with the protection of its personal fields. */
export abstract class CaseLog {
  abstract readonly store: EventStore;
  abstract readonly protector: Protector;
}
