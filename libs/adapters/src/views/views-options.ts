import type { EventReader, Protector, RecordedEvent } from '@interventions/eventsourcing';
import type { ReadModel } from '@interventions/read-models';
import type { OnWrite } from './projection.js';

/** Takes the events of the log that the views have just taken in, in their order. */
export type OnTakenIn = (events: readonly RecordedEvent[]) => void;

/** How a process opens its views. */
export type ViewsOptions = {
  /** Path of the view file, which belongs to this process alone; `:memory:` for none. */
  readonly file: string;
  readonly store: EventReader;
  readonly protector?: Protector;
  /** Default: all. The entries must be among them. */
  readonly models?: readonly ReadModel[];
  /** Whether the store's positions can be counted. Default true. */
  readonly densePositions?: boolean;
  /** Told of faults before the next try: of the store, of the file. */
  readonly onFault?: (error: unknown, attempt: number) => void;
  /** Told of each batch of the log once its rows are committed and can be read. Must not throw. */
  readonly onTakenIn?: OnTakenIn;
  /** Told of each group of rows written, inside the transaction: for tests. */
  readonly onWrite?: OnWrite;
};
