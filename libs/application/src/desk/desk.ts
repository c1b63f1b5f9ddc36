import type { Json } from '@interventions/eventsourcing';

/** What a desk holds: forms that are not finished (`draft`), and how far a person has looked at a case (`looked`). */
export type DeskKind = 'draft' | 'looked';

/** Where a thing lies: whose it is, of which kind, and its id among those. */
export type DeskPlace = { readonly owner: string; readonly kind: DeskKind; readonly id: string };

/** A thing on a desk. Each put gives it a higher version; none is used twice, not even after it was removed. */
export type DeskItem = {
  readonly id: string;
  readonly value: Json;
  /** The instant of the put: ISO 8601 in UTC. */
  readonly at: string;
  readonly version: bigint;
};

/** What a put replaces: a version that was read, nothing, or whatever is there. */
export type ExpectedVersion = bigint | 'none' | 'any';

/** Why a desk does not take a thing. */
export type DeskErrorCode = 'too-large' | 'full' | 'stale' | 'invalid-id';

/** A put that the desk refuses; repeating it does not help. A fault of the storage is an `EventStoreError`. */
export class DeskError extends Error {
  constructor(
    readonly code: DeskErrorCode,
    message: string,
    /** With `stale`: what is there instead; undefined where nothing is. */
    readonly present?: DeskItem,
  ) {
    super(message);
    this.name = 'DeskError';
  }
}

/**
 * Small things that belong to one person and are no part of the record: nothing else is derived from them, nobody
 * else sees them, and what is removed is gone. What a put answered for is on disk.
 */
export abstract class Desk {
  /**
   * Puts a thing in its place. A put of the very value that lies there changes nothing and answers with it, so a
   * repeat is harmless. Throws `DeskError`, or `EventStoreError` where the storage fails.
   */
  abstract put(
    place: DeskPlace,
    thing: { readonly value: Json; readonly at: string },
    expected: ExpectedVersion,
  ): Promise<DeskItem>;

  /** The thing at a place; undefined where nothing lies. */
  abstract get(place: DeskPlace): Promise<DeskItem | undefined>;

  /** Everything of a kind that a person has, the latest put first. */
  abstract list(owner: string, kind: DeskKind): Promise<readonly DeskItem[]>;

  /** Takes a thing away for good; false where nothing lay. */
  abstract remove(place: DeskPlace): Promise<boolean>;
}
