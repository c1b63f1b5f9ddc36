import { positionAt, type FormerEpoch, type Position } from '@interventions/eventsourcing';

/** How far a log was seen by somebody, and when: never further than it was on disk. */
export type Witness = {
  readonly epoch: string;
  readonly ordinal: bigint;
  /** ISO instant, for people: nothing is decided by it. */
  readonly seenAt: string;
};

/** Keeps one witness apart from the log, so that it outlives the log’s loss. */
export interface WitnessKeeper {
  /** The witness, or undefined where none was kept yet. */
  load(): Promise<Witness | undefined>;
  /** Keeps this one in the place of the one before, whole. */
  save(witness: Witness): Promise<void>;
}

/** A log as it stands: its epochs, and the ordinal of its last event. */
export type LogEnd = {
  readonly epoch: string;
  readonly formerEpochs: readonly FormerEpoch[];
  readonly ordinal: bigint;
};

/** Whether a log holds everything that a witness saw, by the lineage of its epochs; one of an empty log saw nothing. */
export function holds({ epoch, formerEpochs, ordinal }: LogEnd, witness: Witness): boolean {
  if (witness.ordinal === 0n) return true;
  if (witness.epoch === epoch) return witness.ordinal <= ordinal;
  const former = formerEpochs.find((one) => one.epoch === witness.epoch);
  return former !== undefined && witness.ordinal <= former.upTo;
}

/** The last position that a witness saw. */
export function lastSeen({ epoch, ordinal }: Witness): Position {
  return positionAt(epoch, ordinal);
}
