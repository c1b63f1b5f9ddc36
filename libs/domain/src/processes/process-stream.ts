import { concerns, type Concern } from '../evaluation/obligation-kinds.js';

/** One process: a concern in one case. */
export type ProcessName = { readonly concern: Concern; readonly interventionId: string };

/** The stream of a process: `review-cycle-<intervention id>`. */
export function streamOfProcess({ concern, interventionId }: ProcessName): string {
  return `${concern}-${interventionId}`;
}

/** The process whose stream this is; undefined for any other stream. */
export function processOfStream(stream: string): ProcessName | undefined {
  const concern = concerns.find((one) => stream.startsWith(`${one}-`));
  return concern && { concern, interventionId: stream.slice(concern.length + 1) };
}
