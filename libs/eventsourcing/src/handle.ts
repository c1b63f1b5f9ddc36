import type { EventHeader, Refusal, StreamDefinition } from './decider.js';
import { EventStoreError } from './errors.js';
import type { EventMetadata, JsonObject, NewEvent, Position, RecordedEvent } from './event.js';
import type { EventStore } from './event-store.js';
import { noProtection, type Protector } from './protect.js';

/** A command with who asked for it; `expected` is the state of the stream its author saw, where they named one. */
export type Request<Command> = {
  readonly id: string;
  readonly command: Command;
  readonly metadata: EventMetadata;
  readonly expected?: bigint | 'no-stream';
};

/** What became of a request. `stale` and `key-reused` wrote nothing; `repeated` says it was already done. */
export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly revision: bigint;
      readonly position: Position;
      readonly eventIds: readonly string[];
      readonly repeated: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'stale';
      readonly actual: bigint | 'no-stream';
      readonly since: readonly RecordedEvent[];
    }
  | { readonly kind: 'key-reused' };

/** The part of an event store that `handle` uses. */
export type HandleStore = Pick<EventStore, 'readStream' | 'append' | 'head'>;

/** What `handle` works with. */
export type HandleContext = {
  readonly store: HandleStore;
  /**
   * Derives the UUID of a request's n-th event. A repeat has the same ids, and so is stored once; another
   * request under the same key must have others, so that it meets a conflict and is seen.
   */
  readonly eventId: (commandId: string, index: number, requestHash: string) => string;
  readonly protector?: Protector;
};

const attempts = 20;

/** The command loop: read, fold, decide, append at the revision read; a lost race is read and decided again. */
export async function handle<C, E, S>(
  context: HandleContext,
  stream: StreamDefinition<C, E, S>,
  request: Request<C>,
): Promise<Outcome> {
  const { store, protector = noProtection } = context;
  const name = stream.streamOf(request.id);
  for (let attempt = 1; ; attempt += 1) {
    const { state, events } = await load(store, stream, name, protector);
    const own = events.filter((event) => isOf(event, request.metadata.commandId));
    if (own.length > 0) return alreadyDone(own, request.metadata.requestHash);
    const last = events.at(-1);
    const actual = last?.revision ?? 'no-stream';
    if (request.expected !== undefined && request.expected !== actual) {
      return staleOutcome(request.expected, actual, events);
    }
    const decision = stream.decide(request.command, state);
    if ('refused' in decision) return { kind: 'refused', refusal: decision.refused };
    if (decision.events.length === 0) {
      return accepted(last?.revision ?? -1n, last?.position ?? (await store.head()), [], true);
    }
    const drafts = await draft(context, stream, request.metadata, decision.events);
    try {
      const { lastRevision, position } = await store.append(name, actual, drafts);
      return accepted(lastRevision, position, drafts, false);
    } catch (error) {
      if (attempt >= attempts || !isLostRace(error)) throw error;
    }
  }
}

async function draft<C, E, S>(
  { eventId, protector = noProtection }: HandleContext,
  stream: StreamDefinition<C, E, S>,
  metadata: EventMetadata,
  events: readonly E[],
): Promise<readonly NewEvent[]> {
  const { commandId, requestHash } = metadata;
  const drafts: NewEvent[] = [];
  for (const event of events) {
    const { type, data } = stream.encode(event);
    const id = eventId(commandId, drafts.length, requestHash);
    drafts.push({ id, type, data: await protector.protect(type, data), metadata });
  }
  return drafts;
}

/** Reads and folds a stream; a stream that does not exist is the initial state. */
export async function load<C, E, S>(
  store: Pick<EventStore, 'readStream'>,
  stream: StreamDefinition<C, E, S>,
  name: string,
  protector: Protector = noProtection,
): Promise<{ readonly state: S; readonly events: readonly RecordedEvent[] }> {
  const events: RecordedEvent[] = [];
  let state = stream.initialState;
  try {
    for await (const event of store.readStream(name)) {
      events.push(event);
      state = stream.evolve(
        state,
        stream.decode(event.type, protector.reveal(event.type, event.data as JsonObject)),
        headerOf(event),
      );
    }
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'stream-not-found') throw error;
  }
  return { state, events };
}

/** The header of a recorded event, with empty strings where its metadata says nothing. */
export function headerOf(event: RecordedEvent): EventHeader {
  const { id, stream, revision, position, recordedAt } = event;
  const { actor, role, commandId } = metadataOf(event);
  return {
    id,
    stream,
    revision,
    position,
    recordedAt,
    actor: text(actor),
    role: text(role),
    commandId: text(commandId),
  };
}

function alreadyDone(own: readonly RecordedEvent[], requestHash: string): Outcome {
  const last = own[own.length - 1];
  if (last === undefined || metadataOf(last)['requestHash'] !== requestHash) {
    return { kind: 'key-reused' };
  }
  return accepted(last.revision, last.position, own, true);
}

function accepted(
  revision: bigint,
  position: Position,
  events: readonly { readonly id: string }[],
  repeated: boolean,
): Outcome {
  const eventIds = events.map((event) => event.id);
  return { kind: 'accepted', revision, position, eventIds, repeated };
}

function staleOutcome(
  expected: bigint | 'no-stream',
  actual: bigint | 'no-stream',
  events: readonly RecordedEvent[],
): Outcome {
  const seen = expected === 'no-stream' ? -1n : expected;
  return { kind: 'stale', actual, since: events.filter((event) => event.revision > seen) };
}

function isOf(event: RecordedEvent, commandId: string): boolean {
  return metadataOf(event)['commandId'] === commandId;
}

function isLostRace(error: unknown): boolean {
  return (
    error instanceof EventStoreError &&
    (error.code === 'conflict' || error.code === 'ambiguous' || error.code === 'duplicate-event-id')
  );
}

function metadataOf(event: RecordedEvent): JsonObject {
  return event.metadata ?? {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
