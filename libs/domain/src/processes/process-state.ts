import type { Day } from '../dates/index.js';
import type { ProcessEvent, ProcessEventData } from './process-events.js';
import type { DeadlineStep } from './steps.js';
import type { ProcessTimer } from './timer.schema.js';

/** A deadline that is being watched. */
export type WatchedDeadline = { readonly key: string; readonly due: Day; readonly what: string };

/** A timer that is set, and the deadline it belongs to; with its message, where it is about one. */
export type SetTimer = ProcessTimer & {
  readonly key: string;
  readonly due: Day;
  readonly reference?: string;
};

/** A message without its result yet. */
export type MessageInFlight = ProcessEventData<'ReminderIntended'> & {
  readonly attempt: number;
  /** Whether somebody has taken this attempt upon themselves and has not said what came of it. */
  readonly claimed: boolean;
};

/** A miss that is to be recorded in the case. */
export type MissInFlight = ProcessEventData<'MissIntended'> & { readonly attempt: number };

/** A process as its stream tells it; every record is by the id that its values carry. */
export type ProcessState = {
  /** Entries that were looked at, by event id. */
  readonly taken: Readonly<Record<string, true>>;
  readonly watched: Readonly<Record<string, WatchedDeadline>>;
  /** Timers that are set and have not ended. */
  readonly timers: Readonly<Record<string, SetTimer>>;
  /** Steps that came, by their timer: none comes twice, even where a deadline is watched again. */
  readonly fired: Readonly<Record<string, DeadlineStep>>;
  readonly messages: Readonly<Record<string, MessageInFlight>>;
  /** By key and due date. */
  readonly misses: Readonly<Record<string, MissInFlight>>;
};

export const initialProcessState: ProcessState = {
  taken: {},
  watched: {},
  timers: {},
  fired: {},
  messages: {},
  misses: {},
};

/** Names a miss within its process. */
export function missName({ key, due }: { readonly key: string; readonly due: Day }): string {
  return `${due}/${key}`;
}

/** The timers that a process has set and that have not ended, in order of time, then id. */
export function timersOf(state: ProcessState): readonly SetTimer[] {
  return Object.values(state.timers).toSorted((a, b) =>
    a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1,
  );
}

/** Takes in an event. Total: an event about something unknown changes nothing but the timers it names. */
export function evolveProcess(state: ProcessState, event: ProcessEvent): ProcessState {
  return evolveFacts(withTimers(state, event), event);
}

function evolveFacts(state: ProcessState, { name, data }: ProcessEvent): ProcessState {
  switch (name) {
    case 'DeadlineWatched': {
      const { key, due, what, causedBy } = data;
      const watched = { ...state.watched, [key]: { key, due, what } };
      return { ...state, watched, taken: withIds(state.taken, causedBy.events) };
    }
    case 'DeadlineUnwatched':
      return {
        ...state,
        watched: without(state.watched, data.key),
        taken: withIds(state.taken, data.causedBy.events),
      };
    case 'InputIgnored':
      return { ...state, taken: withIds(state.taken, data.events) };
    case 'TimerFired':
      return { ...state, fired: { ...state.fired, [data.timer]: data.step } };
    case 'ReminderIntended':
      return withMessage(state, { ...data, attempt: 1, claimed: true });
    case 'ReminderClaimed':
      return changed(state, data.reference, { attempt: data.attempt, claimed: true });
    case 'ReminderFailed':
      return changed(state, data.reference, { attempt: data.attempt, claimed: false });
    case 'ReminderSent':
    case 'ReminderGivenUp':
      return { ...state, messages: without(state.messages, data.reference) };
    case 'MissIntended':
      return withMiss(state, { ...data, attempt: 1 });
    case 'MissClaimed': {
      const miss = state.misses[missName(data)];
      return miss === undefined ? state : withMiss(state, { ...miss, attempt: data.attempt });
    }
    case 'MissRecorded':
    case 'MissRefused':
      return { ...state, misses: without(state.misses, missName(data)) };
    default:
      return name satisfies never;
  }
}

function withTimers(state: ProcessState, { data }: ProcessEvent): ProcessState {
  const ended = 'ends' in data ? data.ends : [];
  const set = 'sets' in data ? data.sets : [];
  if (ended.length === 0 && set.length === 0) return state;
  const of = belongingTo(state, data);
  const timers = Object.entries(state.timers).filter(([id]) => !ended.includes(id));
  const added = set.map((timer) => [timer.id, { ...timer, ...of }] as const);
  return { ...state, timers: Object.fromEntries([...timers, ...added]) };
}

/** The deadline, and the message, that an event's timers belong to. */
function belongingTo(
  { messages }: ProcessState,
  data: ProcessEvent['data'],
): Pick<SetTimer, 'key' | 'due' | 'reference'> {
  if (!('reference' in data))
    return 'key' in data ? { key: data.key, due: data.due } : { key: '', due: '' };
  const { reference } = data;
  const { key = '', due = '' } = 'key' in data ? data : (messages[reference] ?? {});
  return { key, due, reference };
}

function changed(
  state: ProcessState,
  reference: string,
  to: Pick<MessageInFlight, 'attempt' | 'claimed'>,
): ProcessState {
  const message = state.messages[reference];
  return message === undefined ? state : withMessage(state, { ...message, ...to });
}

function withMessage(state: ProcessState, message: MessageInFlight): ProcessState {
  return { ...state, messages: { ...state.messages, [message.reference]: message } };
}

function withMiss(state: ProcessState, miss: MissInFlight): ProcessState {
  return { ...state, misses: { ...state.misses, [missName(miss)]: miss } };
}

function withIds(
  taken: ProcessState['taken'],
  ids: readonly string[],
): Readonly<Record<string, true>> {
  if (ids.length === 0) return taken;
  return { ...taken, ...Object.fromEntries(ids.map((id) => [id, true as const])) };
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));
}
