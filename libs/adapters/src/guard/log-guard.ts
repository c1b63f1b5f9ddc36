import { acceptedEpochs } from '@interventions/application';
import {
  EventStoreError,
  ordinalOf,
  type EventReader,
  type Position,
} from '@interventions/eventsourcing';
import { holds, lastSeen, type LogEnd, type Witness, type WitnessKeeper } from './witness.js';

/** Why a log takes nothing more: what was seen of it, and where it ends. */
export type Withheld = {
  readonly seen: Position;
  readonly ended: Position;
  /** What is wrong and what to do, for people. */
  readonly detail: string;
};

export type LogGuardOptions = {
  /** Told of a witness that cannot be read: it counts as none. */
  readonly onFault: (error: unknown) => void;
  /** The clock: an ISO instant in UTC. Default: the system's. */
  readonly now?: () => string;
};

/**
 * Notices that a log lost its end, or is another one than before: a backup was put in its place, or its file was
 * deleted (faults F31). For each opening of a log a new guard is made.
 */
export class LogGuard {
  #kept: Witness | undefined;
  /** The epoch of a witness whose loss was accepted: that one is overwritten. */
  #accepted: string | undefined;

  constructor(
    private readonly store: EventReader,
    private readonly keeper: WitnessKeeper,
    private readonly options: LogGuardOptions,
  ) {}

  /** Compares the log with the witness; undefined where nothing is missing, or its loss was accepted. */
  async judge(): Promise<Withheld | undefined> {
    // The witness first: whatever others append or renew meanwhile, the log read after it holds what it saw.
    const witness = await this.#witness();
    if (witness === undefined) return undefined;
    const end = await this.#end();
    if (holds(end, witness)) return undefined;
    if ((await acceptedEpochs(this.store)).has(witness.epoch)) {
      this.#accepted = witness.epoch;
      return undefined;
    }
    return withheld(witness, end, await this.store.head());
  }

  /**
   * Keeps how far the log is on disk now. A witness that saw more, or another log, stays. Asks the log for its epoch,
   * unless the caller just did, and for its end: both are looked at every second by each process.
   */
  async note(known?: string): Promise<void> {
    const epoch = known ?? (await this.store.epoch());
    const ordinal = ordinalOf(epoch, await this.store.head());
    if (this.#kept?.epoch === epoch && this.#kept.ordinal === ordinal) return;
    const kept = await this.#witness();
    if (kept === undefined || (await this.#mayReplace(kept, epoch, ordinal)))
      await this.#keep(epoch, ordinal);
    else this.#kept = { ...kept, epoch, ordinal };
  }

  /** Keeps how far the log is on disk now, whatever was kept before. */
  async reset(): Promise<void> {
    const { epoch, ordinal } = await this.#end();
    await this.#keep(epoch, ordinal);
  }

  async #keep(epoch: string, ordinal: bigint): Promise<void> {
    this.#kept = { epoch, ordinal, seenAt: this.#now() };
    await this.keeper.save(this.#kept);
  }

  async #mayReplace(kept: Witness, epoch: string, ordinal: bigint): Promise<boolean> {
    if (kept.epoch === epoch) return kept.ordinal < ordinal;
    if (kept.ordinal === 0n || kept.epoch === this.#accepted) return true;
    return (await this.store.formerEpochs()).some((former) => former.epoch === kept.epoch);
  }

  async #witness(): Promise<Witness | undefined> {
    try {
      return await this.keeper.load();
    } catch (error) {
      this.options.onFault(error);
      return undefined;
    }
  }

  async #end(): Promise<LogEnd> {
    const [epoch, formerEpochs] = [await this.store.epoch(), await this.store.formerEpochs()];
    return { epoch, formerEpochs, ordinal: ordinalOf(epoch, await this.store.head()) };
  }

  #now(): string {
    return (this.options.now ?? (() => new Date().toISOString()))();
  }
}

/** The error of every append to a log that is withheld. */
export function withheldError({ detail }: Withheld): EventStoreError {
  return new EventStoreError('withheld', detail);
}

function withheld(witness: Witness, { epoch, formerEpochs }: LogEnd, ended: Position): Withheld {
  const seen = lastSeen(witness);
  const isKnown = [epoch, ...formerEpochs.map((one) => one.epoch)].includes(witness.epoch);
  const what = isKnown
    ? 'The log lacks entries that were seen in it'
    : 'The log is not the one that was seen here before';
  const day = `${witness.seenAt.slice(0, 16).replace('T', ' ')} UTC`;
  const detail = `${what}: position ${seen} was seen on ${day}, and the log ends at ${ended}. Nothing is recorded until an operator puts a newer backup in place, or accepts the loss with “ops accept-log”.`;
  return { seen, ended, detail };
}
