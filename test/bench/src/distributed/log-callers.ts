import { jsonEvent, KurrentDBClient, StreamNotFoundError } from '@kurrent/kurrentdb-client';
import {
  eventIdOf,
  InterventionCommand,
  recordInIntervention,
  SystemClock,
} from '@interventions/application';
import type { CaseCommand } from '@interventions/domain';
import {
  handle,
  load,
  noProtection,
  type EventStore,
  type JsonObject,
  type NewEvent,
} from '@interventions/eventsourcing';
import { eventsOf, type Job } from '../contenders/contender.js';
import { plainFold, plainStream, type PlainCommand } from '../plain-stream.js';

/** One who calls a log: each call is one unit of work. */
export type LogCaller = {
  readonly name: string;
  /** Appends to a stream that holds `next` events. */
  append(stream: string, next: number, events: readonly NewEvent[]): Promise<unknown>;
  /** Reads and folds a stream; answers with the number of its events. */
  read(id: string): Promise<number>;
  /** Load, decide, append, with the least decider there is. */
  command(job: Job<PlainCommand>): Promise<void>;
  /** An act of a case through the application, as a request takes it; undefined where there is none. */
  readonly act?: (job: Job<CaseCommand>) => Promise<void>;
  close(): Promise<void>;
};

/** Ours: an event store behind the port, and commands through the kernel’s loop. */
export function portCaller(name: string, store: EventStore): LogCaller {
  const clock = new SystemClock();
  return {
    name,
    append: (stream, next, events) =>
      store.append(stream, next === 0 ? 'no-stream' : BigInt(next - 1), events),
    read: async (id) => (await load(store, plainStream, plainStream.streamOf(id))).events.length,
    command: async (job) => {
      const outcome = await handle({ store, eventId: eventIdOf }, plainStream, job);
      if (outcome.kind !== 'accepted') throw new Error(`A command was ${outcome.kind}.`);
    },
    act: async ({ id, command: { act, input }, metadata }) => {
      const log = { store, protector: noProtection };
      const command = new InterventionCommand(id, act, input, metadata);
      const outcome = await recordInIntervention(log, clock, command);
      if (outcome.kind !== 'recorded') throw new Error(`An act was ${outcome.kind}.`);
    },
    close: () => store.close(),
  };
}

/** The limit: the official client in a plain loop, without deadline, retry, or a look for repeated ids. */
export function bareCaller(url: string): LogCaller {
  const client = KurrentDBClient.connectionString(url);
  const fold = async (id: string) => {
    let [state, revision] = [plainStream.initialState, -1n];
    try {
      const options = { maxCount: Number.MAX_SAFE_INTEGER };
      for await (const { event } of client.readStream(`bare-${plainStream.streamOf(id)}`, options))
        if (event !== undefined) {
          state = plainFold(state, event.data as JsonObject);
          revision = event.revision;
        }
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
    return { state, revision };
  };
  const append = (stream: string, next: number, events: readonly NewEvent[]) =>
    client.appendToStream(
      `bare-${stream}`,
      events.map(({ id, type, data, metadata }) =>
        jsonEvent({ id, type, data: data as JsonObject, metadata: metadata as JsonObject }),
      ),
      { streamState: next === 0 ? 'no_stream' : BigInt(next - 1) },
    );
  return {
    name: 'bare client',
    append,
    read: async (id) => (await fold(id)).state.count,
    command: async ({ id, command, metadata }) => {
      const { state, revision } = await fold(id);
      const events = eventsOf(plainStream.decide(command, state)).map((event, index) => ({
        id: eventIdOf(metadata.commandId, index, metadata.requestHash),
        ...plainStream.encode(event),
        metadata,
      }));
      await append(plainStream.streamOf(id), Number(revision) + 1, events);
    },
    close: () => client.dispose(),
  };
}
