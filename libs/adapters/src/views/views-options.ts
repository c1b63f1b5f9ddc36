import type { EventReader, Protector } from '@interventions/eventsourcing';
import type { ReadModel } from '@interventions/read-models';
import type { OnWrite } from './projection.js';

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
  /** Told of each group of rows written, inside the transaction: for tests. */
  readonly onWrite?: OnWrite;
};
