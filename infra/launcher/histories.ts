import { restartDelay } from './backoff.ts';
import { complain } from './output.ts';
import { describeEnding, run, type Program } from './program.ts';
import type { Settings } from './settings.ts';
import { pause, terminate } from './supervisor.ts';

const attempts = 3;

const importProgram: Program = {
  name: 'import',
  app: 'ops',
  args: ['import', 'histories', 'infra/histories', '--once'],
};

/**
 * Loads the real cases through `ops`, which does nothing when they are all there. An import that
 * was cut short is repeated; one that fails three times is left for the next start.
 */
export async function importHistories(
  settings: Settings,
  root: string,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts && !signal.aborted; attempt += 1) {
    const current = run(importProgram, settings, root);
    const stop = () => terminate(importProgram.name, current);
    signal.addEventListener('abort', stop);
    const ending = await current.ended;
    signal.removeEventListener('abort', stop);
    if ('code' in ending && ending.code === 0) return;
    if (signal.aborted) return;
    complain(`The import of the histories ended with ${describeEnding(ending)}.`);
    await pause(restartDelay(attempt), signal);
  }
  if (!signal.aborted) {
    complain(
      'Not all histories are loaded: the reasons are above, and the next start tries again.',
    );
  }
}
