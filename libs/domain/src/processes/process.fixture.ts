import type { Day } from '../dates/index.js';
import type { Deadline, Settled } from './deadlines-to-watch.js';
import type { CaseLook, Telling } from './process-command.js';
import type { ProcessName } from './process-stream.js';
import { deadlineSteps, instantOfStep, type DeadlineStep } from './steps.js';

/** The review cycle of a case. */
export const ofReview: ProcessName = {
  concern: 'review-cycle',
  interventionId: '11111111-1111-4111-8111-111111111111',
};

/** A UUID for a name: the same for the same name; good enough to tell names of a test apart. */
export function idOf(name: string): string {
  const digits = [1, 2, 3, 4].map((salt) =>
    [...name]
      .reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193 + salt) >>> 0, salt)
      .toString(16)
      .padStart(8, '0'),
  );
  const hex = digits.join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The causes of entries by their short names. */
export function causedBy(...entries: readonly string[]): { readonly events: string[] } {
  return { events: entries.map(idOf) };
}

/** A deadline that an entry gave rise to long before its first step. */
export function aDeadline(key: string, due: Day, from: string): Deadline {
  const steps = deadlineSteps.map((step) => ({ step, at: instantOfStep(due, step) }));
  return { key, due, what: 'Six-month review', steps, from: idOf(from) };
}

/** A look at a case with entries by their short names. */
export function lookWith(
  deadlines: readonly Deadline[],
  entries: readonly string[],
  settled: readonly Settled[] = [],
): CaseLook {
  return {
    deadlines,
    settled: settled.map((one) => ({ ...one, by: one.by === null ? null : idOf(one.by) })),
    events: entries.map(idOf),
    today: '2026-07-01',
  };
}

/** A person to tell about deadlines. */
export function someone(to: string, ...keys: readonly string[]): Telling {
  return { to, values: Object.fromEntries(keys.map((key) => [key, { what: 'Six-month review' }])) };
}

/** The timer of a step, without its moment. */
export function stepTimer(key: string, due: Day, step: DeadlineStep) {
  const process = `${ofReview.concern}-${ofReview.interventionId}`;
  return { id: idOf(`${process}/${key}/${due}/${step}`), purpose: step };
}

/** Eight o’clock in the morning of a summer day in London. */
export function at(day: Day): string {
  return `${day}T07:00:00.000Z`;
}
