import cliProgress from 'cli-progress';
import type { Output } from './usage.js';

/** Shows how far a long run has come, on a terminal only. */
export type Progress = { readonly at: (done: number) => void; readonly stop: () => void };

/** Starts a progress bar over `total` steps on the error stream. */
export function startProgress(total: number, { terminal }: Output): Progress {
  if (!terminal || total === 0) return { at: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar(
    { format: '{bar} {percentage}% | {value} of {total}', clearOnComplete: true },
    cliProgress.Presets.rect,
  );
  bar.start(total, 0);
  return { at: (done) => bar.update(done), stop: () => bar.stop() };
}
