import type { Timer } from '@interventions/application';

/** Something that went wrong while waking, for the log of the process. `error` may hold personal data. */
export type SchedulerProblem =
  | {
      readonly kind: 'wake-failed';
      readonly timer: Timer;
      readonly attempt: number;
      readonly error: unknown;
    }
  | { readonly kind: 'gave-up'; readonly timer: Timer; readonly because: string }
  | { readonly kind: 'timers-unreadable'; readonly error: unknown }
  | { readonly kind: 'redis'; readonly error: unknown };

/** Takes problems as they happen. */
export type ReportProblem = (problem: SchedulerProblem) => void;

/**
 * What operators and Redis may see of a fault: its name and code. Its message stays in the process, because a
 * message may quote personal data.
 */
export function faultName(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'An unknown fault';
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  const parts = [name, code].filter((part) => typeof part === 'string' && part !== '');
  return parts.length === 0 ? 'An unknown fault' : parts.join(' ');
}
