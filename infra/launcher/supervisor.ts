import { setTimeout as sleep } from 'node:timers/promises';
import { countFailure, restartDelay, type Failures } from './backoff.ts';
import { complain } from './output.ts';
import { describeEnding, run, type Program, type Run } from './program.ts';
import type { Settings } from './settings.ts';

const graceMs = 10_000;

/** Keeps one program running until told to stop. */
export interface Supervised {
  readonly name: string;
  /** Ends the present run and starts the next one at once. */
  restart(): void;
  /** Resolves when the process is gone and will not come back. */
  stop(): Promise<void>;
  /** SIGKILL now, for the launcher's own last moment. */
  kill(): void;
}

/** Starts a program and starts it again, with a growing delay, whenever it ends by itself. */
export function supervise(program: Program, settings: Settings, root: string): Supervised {
  const stopping = new AbortController();
  let restarting = new AbortController();
  let current: Run | undefined;

  const loop = async (): Promise<void> => {
    let failures: Failures = 0;
    while (!stopping.signal.aborted) {
      restarting = new AbortController();
      const startedAt = performance.now();
      current = run(program, settings, root);
      const ending = await current.ended;
      current = undefined;
      if (stopping.signal.aborted || restarting.signal.aborted) {
        failures = 0;
        continue;
      }
      failures = countFailure(failures, performance.now() - startedAt);
      const delay = restartDelay(failures);
      complain(
        `${program.name} ended with ${describeEnding(ending)}; starting it again in ${delay / 1000} s.`,
      );
      await pause(delay, AbortSignal.any([stopping.signal, restarting.signal]));
    }
  };
  const finished = loop();

  return {
    name: program.name,
    restart() {
      restarting.abort();
      if (current) terminate(program.name, current);
    },
    async stop() {
      stopping.abort();
      if (current) terminate(program.name, current);
      await finished;
    },
    kill() {
      current?.child.kill('SIGKILL');
    },
  };
}

/** SIGTERM, then SIGKILL for a program that has not gone ten seconds later. */
export function terminate(name: string, { child, ended }: Run): void {
  child.kill('SIGTERM');
  const force = setTimeout(() => {
    complain(`${name} did not stop within ${graceMs / 1000} s and was killed.`);
    child.kill('SIGKILL');
  }, graceMs);
  void ended.then(() => clearTimeout(force));
}

/** Sleeps, and returns early without an error when the signal is given. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
