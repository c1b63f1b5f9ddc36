/** A value that JSON can hold: what an event's data and metadata are made of. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/**
 * Where an event stands in the whole log: an opaque string of fixed width that orders by plain
 * comparison within one log. It begins with the log's epoch, so a position of another (or of a
 * restored) log can be told apart. Never compute with it.
 */
export type Position = string;

/** An event about to be appended. */
export type NewEvent = {
  /** UUID chosen by the caller; a retry carries the same one. */
  readonly id: string;
  /** Stored name with its version, `commissioner-appointed.v1`. */
  readonly type: string;
  readonly data: Json;
  readonly metadata?: JsonObject | undefined;
};

/** An event as the log holds it. Take its fields by name: an adapter may work some out when asked, which a spread misses. */
export type RecordedEvent = NewEvent & {
  readonly stream: string;
  /** Place in its stream, from 0. */
  readonly revision: bigint;
  readonly position: Position;
  /**
   * ISO instant set by the store. A store with one clock never lets it decrease along the log; a server's clock may
   * be put back: order by position only.
   */
  readonly recordedAt: string;
};

/** Who asked for an event, and by which request: the metadata of everything our own code appends. */
export type EventMetadata = {
  readonly actor: string;
  readonly role: string;
  /** UUID of the request, derived from the actor and their idempotency key. */
  readonly commandId: string;
  /** Digest of the request; tells a repeat from another request under the same key. */
  readonly requestHash: string;
  readonly correlationId: string;
  readonly causationId: string;
};
