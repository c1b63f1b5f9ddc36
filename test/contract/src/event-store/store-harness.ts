import { randomUUID } from 'node:crypto';
import {
  EventStoreError,
  type EventStore,
  type EventStoreErrorCode,
  type Json,
  type NewEvent,
  type RecordedEvent,
} from '@interventions/eventsourcing';

/** How a store of a suite is opened: its clock and its size limit. */
export type StoreSettings = { readonly now?: () => string; readonly maxAppendBytes?: number };

/** One log of an adapter under test. */
export type StoreHarness = {
  /** Opens the log; on an adapter that keeps it, again after closing. */
  open(settings?: StoreSettings): Promise<EventStore>;
  /** Whether what was appended is still there after closing and opening. */
  readonly keeps: boolean;
  /** Whether recording times are the store's own and never decrease; a server's clock may be put back. */
  readonly timesNeverDecrease: boolean;
  /** Closes what is open and removes the log. */
  dispose(): Promise<void>;
};

/** An event with a fresh id; its data says which one it is. */
export function event(label: Json, over: Partial<NewEvent> = {}): NewEvent {
  return { id: randomUUID(), type: 'label-noted.v1', data: { label }, ...over };
}

/** As many events as asked for, labelled from 0. */
export function events(count: number): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => event(index));
}

/** The label of an event made by `event`. */
export function labelOf(recorded: RecordedEvent): unknown {
  return (recorded.data as { readonly label?: unknown }).label;
}

/** Everything an iteration gives. */
export async function collect<T>(sequence: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of sequence) all.push(item);
  return all;
}

/** The error a call fails with; fails itself when the call succeeds or throws another kind. */
export async function failureOf(call: () => unknown): Promise<EventStoreError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof EventStoreError) return error;
    throw new Error('Failed with an error that is not one of the port.', { cause: error });
  }
  throw new Error('Succeeded, but should have failed.');
}

/** The code a call fails with. */
export async function codeOf(call: () => unknown): Promise<EventStoreErrorCode> {
  return (await failureOf(call)).code;
}

/** Waits until a condition holds, at most five seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited five seconds in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
