import type { Position } from '@interventions/eventsourcing';
import type { CaseLog } from '../case-log.js';
import type { Clock } from '../clock.js';
import type { CommandOutcome } from '../command-outcome.js';
import type { InterventionCommand } from '../intervention.command.js';
import type { AddressBook } from '../notices/address-book.js';
import type { Notifier } from '../notices/notifier.js';
import type { Scheduler } from '../scheduling/scheduler.js';
import type { CaseViews } from './case-views.js';

/** Where following the log goes on after a restart: it saves time and nothing else. */
export interface Checkpoint {
  /** Undefined to begin at the start. */
  load(): Promise<Position | undefined>;
  save(position: Position): Promise<void>;
}

/** A fault that process managers live with, and try again. */
export type ProcessFault = {
  readonly what: 'case' | 'follow' | 'daily-look' | 'message' | 'start';
  readonly interventionId?: string;
  readonly error: unknown;
};

/** What process managers work with. */
export type ProcessParts = {
  readonly log: CaseLog;
  readonly clock: Clock;
  readonly views: CaseViews;
  readonly scheduler: Scheduler;
  readonly notifier: Notifier;
  readonly addressBook: AddressBook;
  /** Records an act in a case: the one door that everybody uses. */
  readonly execute: (command: InterventionCommand) => Promise<CommandOutcome>;
  readonly checkpoint: Checkpoint;
  /** Where people open the service, without a slash at the end. */
  readonly publicUrl: string;
  /** Waits the given milliseconds, or until the signal. Never rejects. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly report: (fault: ProcessFault) => void;
  /** Runs work whose log lines carry the correlation id that its events have. */
  readonly traced: <T>(correlationId: string, work: () => Promise<T>) => Promise<T>;
};
