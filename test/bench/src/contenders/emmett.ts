import { randomUUID } from 'node:crypto';
import { interventionStream, type CaseCommand } from '@interventions/domain';
import type {
  EventHeader,
  Json,
  JsonObject,
  NewEvent,
  StreamDefinition,
} from '@interventions/eventsourcing';
import { plainFold, plainStream, type PlainState } from '../plain-stream.js';
import { eventsOf, type Batch, type Contender, type Job, type OpenContender } from './contender.js';
import {
  importEmmett,
  type Emmett,
  type EmmettConnection,
  type EmmettEvent,
  type EmmettRead,
  type EmmettSqlite,
  type EmmettStore,
} from './emmett-module.js';

const scanPage = 500;

/**
 * Emmett over SQLite, in its fastest set-up: one connection for all calls, where its default opens one for
 * each. Its commits are as durable as ours. Callers take turns: when calls overlap on one connection it
 * answers them before COMMIT.
 */
export async function emmettIn(folder: string): Promise<OpenContender> {
  const { emmett, sqlite } = await importEmmett(folder);
  return async (file) => {
    const connection = sqlite.sqliteConnection({ fileName: file });
    await connection.command('PRAGMA synchronous = FULL');
    const store = sqlite.getSQLiteEventStore({
      fileName: file,
      connectionOptions: { singleton: true, connection },
    });
    await store.schema.migrate();
    return new EmmettContender(emmett, sqlite, connection, store);
  };
}

class EmmettContender implements Contender {
  readonly name = 'Emmett';

  constructor(
    private readonly emmett: Emmett,
    private readonly sqlite: EmmettSqlite,
    private readonly connection: EmmettConnection,
    private readonly store: EmmettStore,
  ) {}

  async append(batches: readonly Batch[]): Promise<void> {
    for (const { stream, next, events } of batches) {
      const expectedStreamVersion = BigInt(next);
      await this.store.appendToStream(stream, events.map(message), { expectedStreamVersion });
    }
  }

  async load<C, E, S>(
    definition: StreamDefinition<C, E, S>,
    ids: readonly string[],
  ): Promise<number> {
    let count = 0;
    for (const id of ids) {
      const stream = definition.streamOf(id);
      const { events } = await this.store.readStream(stream);
      events.reduce(evolveOf(definition, stream), definition.initialState);
      count += events.length;
    }
    return count;
  }

  async command<C, E, S>(
    definition: StreamDefinition<C, E, S>,
    jobs: readonly Job<C>[],
  ): Promise<void> {
    for (const { id, command, metadata } of jobs) {
      const stream = definition.streamOf(id);
      const handler = this.emmett.CommandHandler<S>({
        evolve: evolveOf(definition, stream),
        initialState: () => definition.initialState,
      });
      await handler(this.store, stream, (state) =>
        eventsOf(definition.decide(command, state)).map((event) =>
          message({ id: randomUUID(), ...definition.encode(event), metadata }),
        ),
      );
    }
  }

  recordAct(jobs: readonly Job<CaseCommand>[]): Promise<void> {
    return this.command(interventionStream, jobs);
  }

  async scan(): Promise<PlainState> {
    let state = plainStream.initialState;
    let after = 0n;
    for (;;) {
      const { messages, currentGlobalPosition } = await this.sqlite.readMessagesBatch(
        this.connection,
        { after, batchSize: scanPage },
      );
      if (messages.length === 0) return state;
      for (const { data } of messages) state = plainFold(state, data as Json);
      after = currentGlobalPosition;
    }
  }

  close(): Promise<void> {
    this.connection.close();
    return Promise.resolve();
  }
}

function message({ id, type, data, metadata }: NewEvent): EmmettEvent {
  return { type, data, metadata: { ...metadata, messageId: id } };
}

function evolveOf<C, E, S>(definition: StreamDefinition<C, E, S>, stream: string) {
  return (state: S, { type, data, metadata }: EmmettRead): S =>
    definition.evolve(state, definition.decode(type, data as JsonObject), {
      ...(metadata as unknown as EventHeader),
      id: metadata.messageId,
      stream,
      revision: metadata.streamPosition,
      position: String(metadata.globalPosition).padStart(20, '0'),
      recordedAt: '',
    });
}
