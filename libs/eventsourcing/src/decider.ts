import type { JsonObject, RecordedEvent } from './event.js';

/** What a fold may know of an event besides its content. */
export type EventHeader = Pick<
  RecordedEvent,
  'id' | 'stream' | 'revision' | 'position' | 'recordedAt'
> & {
  readonly actor: string;
  readonly role: string;
  readonly commandId: string;
};

/** A refusal as a value: a stable code, what is wrong in words, and where known the field and the remedy. */
export type Refusal = {
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly remedy?: string;
};

/** What `decide` answers: the events that follow, none when there is nothing new, or a refusal. */
export type Decision<Event> = { readonly events: readonly Event[] } | { readonly refused: Refusal };

/** The rules of one kind of stream as pure functions over plain data. */
export type Decider<Command, Event, State> = {
  readonly initialState: State;
  /** Total: takes every event that was ever stored, in any order. */
  readonly evolve: (state: State, event: Event, header: EventHeader) => State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
};

/** A decider with the way its events are stored: one kind of stream. */
export type StreamDefinition<Command, Event, State> = Decider<Command, Event, State> & {
  /** Names the stream of an id: `intervention-<id>`. */
  readonly streamOf: (id: string) => string;
  readonly encode: (event: Event) => { readonly type: string; readonly data: JsonObject };
  /** Reads a stored event, lifting old versions. Throws `UnknownEventTypeError`. */
  readonly decode: (type: string, data: JsonObject) => Event;
};
