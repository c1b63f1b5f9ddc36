import type { CommandOutcome } from './command-outcome.js';

/** One command that ran: what became of it, and how long it took. Nothing of what it said or of who asked. */
export type ObservedCommand = {
  readonly outcome: CommandOutcome['kind'] | 'fault';
  /** Code of a refusal. */
  readonly code: string | null;
  readonly seconds: number;
};

/** Is told of every command, for metrics. Must not throw. */
export abstract class CommandObserver {
  abstract ran(command: ObservedCommand): void;
}

/** For processes that measure nothing. */
export class NoObserver extends CommandObserver {
  override ran(): void {
    // nothing is measured
  }
}

/** Runs a command and tells the observer, also when it throws. */
export async function observed(
  observer: CommandObserver,
  run: () => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const from = performance.now();
  const ran = (outcome: ObservedCommand['outcome'], code: string | null): void =>
    observer.ran({ outcome, code, seconds: (performance.now() - from) / 1_000 });
  try {
    const outcome = await run();
    ran(outcome.kind, outcome.kind === 'refused' ? outcome.refusal.code : null);
    return outcome;
  } catch (error) {
    ran('fault', null);
    throw error;
  }
}
