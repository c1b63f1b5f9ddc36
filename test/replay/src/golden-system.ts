import { linesOf } from './golden-lines.js';

/** An event that the service recorded of itself, as a released version stored it, and how it reads. */
export type GoldenSystemEvent = {
  readonly type: string;
  readonly data: Readonly<Record<string, never>>;
  readonly sentence: string;
};

/** All golden events of the service itself. A line for a new one is written by hand. */
export function goldenSystemEvents(): readonly GoldenSystemEvent[] {
  return linesOf('system').map((line) => JSON.parse(line) as GoldenSystemEvent);
}
