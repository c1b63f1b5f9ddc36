import { SqliteEventStore } from '@interventions/adapters/sqlite';
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
  type StreamDefinition,
} from '@interventions/eventsourcing';
import { plainFold, plainStream, type PlainState } from '../plain-stream.js';
import { shareOut, type Batch, type Contender, type Job } from './contender.js';

/** Ours: the SQLite event store, and commands through the kernel's loop with the application's ids. */
export function openEventStore(file: string): Promise<Contender> {
  return Promise.resolve(new OurStore(new SqliteEventStore({ file })));
}

class OurStore implements Contender {
  readonly name = 'ours';

  constructor(private readonly store: EventStore) {}

  append(batches: readonly Batch[], callers: number): Promise<void> {
    return shareOut(batches, callers, ({ stream, next, events }) =>
      this.store.append(stream, next === 0 ? 'no-stream' : BigInt(next - 1), events),
    );
  }

  async load<C, E, S>(
    definition: StreamDefinition<C, E, S>,
    ids: readonly string[],
  ): Promise<number> {
    let events = 0;
    for (const id of ids) {
      const loaded = await load(this.store, definition, definition.streamOf(id));
      events += loaded.events.length;
    }
    return events;
  }

  async command<C, E, S>(
    definition: StreamDefinition<C, E, S>,
    jobs: readonly Job<C>[],
  ): Promise<void> {
    const context = { store: this.store, eventId: eventIdOf };
    for (const job of jobs) {
      const outcome = await handle(context, definition, job);
      if (outcome.kind !== 'accepted') throw new Error(`A command was ${outcome.kind}.`);
    }
  }

  async recordAct(jobs: readonly Job<CaseCommand>[]): Promise<void> {
    const log = { store: this.store, protector: noProtection };
    const clock = new SystemClock();
    for (const { id, command, metadata } of jobs) {
      const outcome = await recordInIntervention(
        log,
        clock,
        new InterventionCommand(id, command.act, command.input, metadata),
      );
      if (outcome.kind !== 'recorded') throw new Error(`An act was ${outcome.kind}.`);
    }
  }

  async scan(): Promise<PlainState> {
    let state = plainStream.initialState;
    for await (const event of this.store.readAll()) state = plainFold(state, event.data);
    return state;
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
