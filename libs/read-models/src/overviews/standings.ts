import {
  CaseContext,
  dayRange,
  initialCaseState,
  phaseOf,
  type CaseState,
  type CorrectedEntry,
  type Day,
  type Entry,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { routeTaken, type Route } from './route-taken.js';

/** Where a case stood at the end of a day, and the furthest route by then. */
export type Standing = {
  readonly day: Day;
  readonly status: CaseState['status'];
  readonly phase: string;
  readonly route: Route;
  /** Run by a trust, company or partnership. */
  readonly outside: boolean;
};

/** As many years as a picture has room for. */
const yearsShown = 25;

/** The last day of every year that may be shown, and the day itself. */
export function yearEndsUpTo(asOf: Day): readonly Day[] {
  const last = Number(asOf.slice(0, 4));
  const ends = Array.from({ length: yearsShown }, (_, at) => `${last - yearsShown + 1 + at}-12-31`);
  return [...ends.filter((day) => day < asOf), asOf];
}

/**
 * Where a case stood at the end of each year and on the day. `context` holds what had happened by the day; the past
 * is read anew only where something more had happened by the end of a year.
 */
export function standingsOf(
  history: readonly Entry[],
  context: CaseContext,
  { asOf, knownAt }: { readonly asOf: Day; readonly knownAt?: Position | undefined },
): readonly Standing[] {
  const known = new Map<number, Omit<Standing, 'day'> | undefined>();
  return yearEndsUpTo(asOf).flatMap((day) => {
    const count = context.order.filter((entry) => earliestOf(entry) <= day).length;
    if (!known.has(count))
      known.set(count, standingIn(new CaseContext(history, { validAt: day, knownAt, until: day })));
    const standing = known.get(count);
    return standing === undefined ? [] : [{ day, ...standing }];
  });
}

/** Where a case stands at the end of a context; undefined where it is not opened. */
export function standingIn(context: CaseContext): Omit<Standing, 'day'> | undefined {
  if (context.opening === undefined) return undefined;
  const states = context.order.map((entry) => context.stateWith(entry));
  const state = states.at(-1) ?? initialCaseState;
  return {
    status: state.status,
    phase: phaseOf(context, state).title,
    route: routeTaken(states),
    outside: ['trust', 'partnership', 'returning'].includes(state.delivery.phase),
  };
}

function earliestOf({ data }: CorrectedEntry): Day {
  return dayRange(data.effectiveOn).earliest ?? '0000';
}
