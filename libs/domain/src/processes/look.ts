import type { Deadline } from './deadlines-to-watch.js';
import type { CaseLook, IdOf } from './process-command.js';
import type { ProcessEvent } from './process-events.js';
import type { ProcessState, WatchedDeadline } from './process-state.js';
import type { ProcessCause } from './timer.schema.js';

/** The id of a step's timer: of one process, so that cases never share one. */
export type TimerId = (key: string, due: string, step: string) => string;

/** Names timers within a process. */
export function timerIdIn(process: string, idOf: IdOf): TimerId {
  return (key, due, step) => idOf(`${process}/${key}/${due}/${step}`);
}

/**
 * What a look at the case changes: deadlines that are new or have moved are watched, those that are settled are not
 * any more, and entries that caused none of it are taken note of. A process begins with its first deadline; before
 * that it has no inputs. The same look again changes nothing.
 */
export function lookAt(
  state: ProcessState,
  { events, deadlines, settled, today }: CaseLook,
  timerId: TimerId,
): readonly ProcessEvent[] {
  const watched = Object.values(state.watched);
  const begun = watched.length > 0 || Object.keys(state.taken).length > 0;
  if (!begun && deadlines.length === 0) return [];
  const fresh = events.filter((id) => state.taken[id] === undefined);
  const wanted = new Map(deadlines.map((one) => [one.key, one]));
  const ended = watched.filter((one) => wanted.get(one.key)?.due !== one.due);
  const begins = deadlines.filter((one) => state.watched[one.key]?.due !== one.due);
  const causeOf = (entry: string | null): ProcessCause => {
    if (entry !== null && fresh.includes(entry)) return { events: [entry] };
    return fresh.length > 0 ? { events: fresh } : { events: [], day: today };
  };
  const changes = [
    ...ended.map((one) => {
      const moved = wanted.get(one.key);
      const end = settled.find(({ key }) => key === one.key);
      const because = moved !== undefined ? 'it has moved' : (end?.because ?? noLonger);
      return unwatched(state, one, because, causeOf(moved?.from ?? end?.by ?? null));
    }),
    ...begins.map((one) => watch(state, one, causeOf(one.from), timerId)),
  ];
  const causes = new Set(changes.flatMap(({ data }) => data.causedBy.events));
  const ignored = fresh.filter((id) => !causes.has(id));
  if (ignored.length === 0) return changes;
  return [...changes, { name: 'InputIgnored', data: { events: ignored, because: nothingToDo } }];
}

const noLonger = 'it is not due any more under the record as it stands';
const nothingToDo = 'none of them sets, moves or settles one that this process watches';

type Change = Extract<ProcessEvent, { name: 'DeadlineWatched' | 'DeadlineUnwatched' }>;

function watch(
  state: ProcessState,
  { key, due, what, steps }: Deadline,
  causedBy: ProcessCause,
  timerId: TimerId,
): Change {
  const sets = steps
    .map(({ step, at }) => ({ id: timerId(key, due, step), at, purpose: step }))
    .filter(({ id }) => state.fired[id] === undefined);
  return { name: 'DeadlineWatched', data: { key, due, what, causedBy, sets } };
}

function unwatched(
  state: ProcessState,
  { key, due, what }: WatchedDeadline,
  because: string,
  causedBy: ProcessCause,
): Change {
  const ends = Object.values(state.timers)
    .filter((timer) => timer.key === key && timer.due === due && !isRetry(timer.purpose))
    .map(({ id }) => id);
  return { name: 'DeadlineUnwatched', data: { key, due, what, because, causedBy, ends } };
}

function isRetry(purpose: string): boolean {
  return purpose === 'retry-message' || purpose === 'retry-miss';
}
