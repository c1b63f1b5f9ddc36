import type { Json, JsonObject, StreamDefinition } from '@interventions/eventsourcing';

/** A command that adds what it holds. */
export type PlainCommand = { readonly type: string; readonly data: JsonObject };

/** Count of events and characters seen. */
export type PlainState = { readonly count: number; readonly characters: number };

/**
 * The least that a decider can do: it looks at every event and decides one. What a command costs with it is
 * the cost of the command loop alone.
 */
export const plainStream: StreamDefinition<PlainCommand, PlainCommand, PlainState> = {
  initialState: { count: 0, characters: 0 },
  evolve: (state, event) => plainFold(state, event.data),
  decide: (command) => ({ events: [command] }),
  streamOf: (id) => `intervention-${id}`,
  encode: (event) => event,
  decode: (type, data) => ({ type, data }),
};

/** The fold of the scan and of the plain decider: touches the parsed data. */
export function plainFold({ count, characters }: PlainState, data: Json): PlainState {
  const date = (data as JsonObject)['effectiveOn'];
  return {
    count: count + 1,
    characters: characters + (typeof date === 'string' ? date.length : 0),
  };
}
