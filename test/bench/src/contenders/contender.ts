import type { RequestFacts } from '@interventions/application';
import type { CaseCommand } from '@interventions/domain';
import type { NewEvent, StreamDefinition } from '@interventions/eventsourcing';
import type { PlainState } from '../plain-stream.js';

/** Events to append to a stream that holds `next` events. */
export type Batch = {
  readonly stream: string;
  readonly next: number;
  readonly events: readonly NewEvent[];
};

/** A command for the stream of an id. */
export type Job<C> = {
  readonly id: string;
  readonly command: C;
  readonly metadata: RequestFacts;
};

/**
 * One way to keep a log, with every kind of work that is measured. Each call does all of its work, in its
 * own best way, and is timed as a whole.
 */
export type Contender = {
  readonly name: string;
  /** As many callers as named, each beginning an append when its last is on disk. */
  append(batches: readonly Batch[], callers: number): Promise<void>;
  /** Reads and folds each stream; answers with the number of events read. */
  load<C, E, S>(definition: StreamDefinition<C, E, S>, ids: readonly string[]): Promise<number>;
  /** Load, decide, append. */
  command<C, E, S>(definition: StreamDefinition<C, E, S>, jobs: readonly Job<C>[]): Promise<void>;
  /** A command of a case the way a request takes it, from the door of the application on. */
  recordAct(jobs: readonly Job<CaseCommand>[]): Promise<void>;
  /** Reads, parses and folds the whole log. */
  scan(): Promise<PlainState>;
  close(): Promise<void>;
};

/** Opens a contender's log in a new file. */
export type OpenContender = (file: string) => Promise<Contender>;

/** Runs a number of callers over a list, each taking the next item when its last is done. */
export async function shareOut<T>(
  items: readonly T[],
  callers: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

/** What a decision's events are; throws when it refuses, since the benchmark refuses nothing. */
export function eventsOf<E>(
  decision: { readonly events: readonly E[] } | { readonly refused: { readonly detail: string } },
): readonly E[] {
  if ('refused' in decision) throw new Error(`Refused: ${decision.refused.detail}`);
  return decision.events;
}
