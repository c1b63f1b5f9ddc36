import type { IdOf, MessageValues, Telling } from './process-command.js';
import type { ProcessEvent } from './process-events.js';
import { missName, type ProcessState, type SetTimer } from './process-state.js';
import { later, maxAttempts, pauseAfter, resultWithinMs } from './retries.js';
import { templateOfStep, type DeadlineStep } from './steps.js';
import type { ProcessTimer } from './timer.schema.js';

/** What a wake-up needs to know beside the state. */
export type Waking = {
  readonly now: string;
  readonly tell: Telling;
  readonly idOf: IdOf;
  /** Names the process, for ids. */
  readonly process: string;
};

/** What follows when a pending timer's moment has come. */
export function firing(
  state: ProcessState,
  timer: SetTimer,
  waking: Waking,
): readonly ProcessEvent[] {
  switch (timer.purpose) {
    case 'retry-message':
      return retryMessage(state, timer, waking);
    case 'retry-miss':
      return retryMiss(state, timer, waking);
    default:
      return stepReached(state, timer, waking);
  }
}

/**
 * All steps of the deadline whose moment has come, in one go: the last of them counts, those before it are
 * overtaken. So it makes no difference in which order, or how often, wake-ups arrive after a time of standstill.
 */
function stepReached(
  state: ProcessState,
  { key, due }: SetTimer,
  waking: Waking,
): readonly ProcessEvent[] {
  const reached = Object.values(state.timers)
    .filter((one) => one.key === key && one.due === due && one.at <= waking.now)
    .filter(isStep)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return reached.flatMap((one, index) =>
    index < reached.length - 1 ? [fired(one, 'overtaken')] : lastStep(state, one, waking),
  );
}

function lastStep(state: ProcessState, timer: StepTimer, waking: Waking): readonly ProcessEvent[] {
  if (timer.purpose === 'missed') return [fired(timer, 'miss'), missIntended(state, timer, waking)];
  const { to, values } = tellingOf(timer, waking);
  if (to === null) return [fired(timer, 'nobody')];
  return [fired(timer, 'reminder'), messageIntended(timer, { to, values }, waking)];
}

function tellingOf(
  { key }: StepTimer,
  { tell }: Waking,
): { readonly to: string | null; readonly values: MessageValues } {
  return { to: tell.to, values: tell.values[key] ?? {} };
}

/** The message of a step, with a timer for the case that whoever sends it dies. */
export function messageIntended(
  { id, key, due, purpose }: Omit<StepTimer, 'at'>,
  { to, values }: { readonly to: string; readonly values: MessageValues },
  when: When,
): ProcessEvent {
  const sets = [watchOver(id, 1, when)];
  const template = templateOfStep[purpose];
  const about = { reference: id, key, due, step: purpose, template, to, values };
  return { name: 'ReminderIntended', data: { ...about, sets } };
}

function fired(
  { id, key, due, purpose }: StepTimer,
  outcome: 'reminder' | 'overtaken' | 'nobody' | 'miss',
): ProcessEvent {
  const data = { key, due, timer: id, step: purpose, outcome, ends: [id] };
  return { name: 'TimerFired', data };
}

function missIntended(state: ProcessState, timer: StepTimer, waking: Waking): ProcessEvent {
  const { key, due } = timer;
  const what = state.watched[key]?.what ?? key;
  const commandId = waking.idOf(`${waking.process}/${key}/${due}/miss`);
  const sets = [watchOverMiss(timer, 1, waking)];
  return {
    name: 'MissIntended',
    data: { key, due, what, commandId, ...tellingOf(timer, waking), sets },
  };
}

/** A timer of one of the steps of a deadline. */
export type StepTimer = Omit<SetTimer, 'purpose'> & { readonly purpose: DeadlineStep };

function isStep(timer: SetTimer): timer is StepTimer {
  return timer.purpose !== 'retry-message' && timer.purpose !== 'retry-miss';
}

/** Another attempt at a message whose last one failed, or never said what came of it. */
function retryMessage(
  { messages }: ProcessState,
  timer: SetTimer,
  waking: Waking,
): readonly ProcessEvent[] {
  const message = messages[timer.reference ?? ''];
  // Its result ends the timer: no process wrote such a stream.
  if (message === undefined) return [];
  const { reference, attempt } = message;
  if (attempt >= maxAttempts) {
    const because = 'the last attempt never said what came of it';
    return [{ name: 'ReminderGivenUp', data: { reference, attempt, because, ends: [timer.id] } }];
  }
  const next = attempt + 1;
  const sets = [watchOver(reference, next, waking)];
  return [{ name: 'ReminderClaimed', data: { reference, attempt: next, sets, ends: [timer.id] } }];
}

function retryMiss(
  { misses }: ProcessState,
  timer: SetTimer,
  waking: Waking,
): readonly ProcessEvent[] {
  const { key, due } = timer;
  const miss = misses[missName(timer)];
  if (miss === undefined) return [];
  const attempt = miss.attempt + 1;
  const sets = [watchOverMiss(timer, attempt, waking)];
  return [{ name: 'MissClaimed', data: { key, due, attempt, sets, ends: [timer.id] } }];
}

type When = Pick<Waking, 'now' | 'idOf'>;

/** The timer for the case that whoever makes the n-th attempt at a message never says what came of it. */
function watchOver(reference: string, attempt: number, { now, idOf }: When): ProcessTimer {
  const id = idOf(`${reference}/${attempt}/result`);
  return { id, at: later(now, resultWithinMs), purpose: 'retry-message' };
}

/** The timer of the attempt after the n-th, which failed. */
export function nextAttempt(reference: string, attempt: number, { now, idOf }: When): ProcessTimer {
  const id = idOf(`${reference}/${attempt}/again`);
  return { id, at: later(now, pauseAfter(attempt)), purpose: 'retry-message' };
}

function watchOverMiss(
  { key, due }: Pick<SetTimer, 'key' | 'due'>,
  attempt: number,
  { now, idOf, process }: Waking,
): ProcessTimer {
  const id = idOf(`${process}/${key}/${due}/miss/${attempt}`);
  return { id, at: later(now, resultWithinMs), purpose: 'retry-miss' };
}
