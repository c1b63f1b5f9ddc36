import { stepWords, type TimerPurpose } from '@interventions/domain';
import type { OpenWork, LogTimer, UnsentMessage } from './timers-in-log.js';
import type { WorkerTimers } from './running-worker.js';

/** What the processes of a log still have to do, with what its worker knows of it. */
export type TimerReport = OpenWork & {
  /** ISO instant of asking. */
  readonly now: string;
  /** Null where no worker runs. */
  readonly worker: WorkerTimers | null;
};

/** A timer that fires a moment after its time is not late, in milliseconds. */
const graceMs = 60_000;

/** Whether a timer should have fired, and had the time to. */
export function isLate({ at }: Pick<LogTimer, 'at'>, now: string): boolean {
  return Date.parse(at) + graceMs < Date.parse(now);
}

/** The report in lines of plain text. */
export function describeTimers(report: TimerReport): readonly string[] {
  const { timers, messages, worker, now } = report;
  const late = timers.filter((timer) => isLate(timer, now)).length;
  return [
    `${counted(timers.length, 'timer is', 'timers are')} set, ${late} late.`,
    ...timers.map((timer) => `  ${timerLine(timer, report)}`),
    messages.length === 0
      ? 'Every message was sent.'
      : `${counted(messages.length, 'message', 'messages')} not sent:`,
    ...messages.map((message) => `  ${messageLine(message)}`),
    ...workerLines(worker),
  ];
}

function timerLine(timer: LogTimer, { now, worker }: TimerReport): string {
  const dead = worker?.scheduler.dead.find((one) => one.timer.id === timer.id);
  const state = dead ? `given up: ${dead.because}` : isLate(timer, now) ? 'late' : '';
  const { at, concern, interventionId, key, purpose } = timer;
  const line = `${inLondon(at)}  ${purposeWords(purpose)}  ${key}  ${concern}  intervention ${interventionId}`;
  return state === '' ? line : `${line}  (${state})`;
}

function messageLine({ to, what, due, attempt, givenUp, reference }: UnsentMessage): string {
  const tries = counted(attempt, 'attempt', 'attempts');
  const state =
    givenUp === null ? `${tries}, no result yet` : `given up after ${tries}: ${givenUp}`;
  return `${reference}  to ${to}: ${what}, due ${due}  (${state})`;
}

function workerLines(worker: WorkerTimers | null): readonly string[] {
  if (worker === null)
    return ['No worker answers: nothing wakes now, and timers that were given up are not known.'];
  const { kind, up, armed, dead, detail } = worker.scheduler;
  return [
    `The worker wakes ${kind === 'bullmq' ? 'through Redis' : 'by itself'}: ${up ? 'it runs' : 'it does not run'}, ${armed ?? 'an unknown number of'} timers armed, ${dead.length} given up.`,
    ...(detail === null ? [] : [`  ${detail}`]),
    ...worker.parked.map(
      ({ interventionId, because, attempts }) =>
        `  Intervention ${interventionId} is parked after ${counted(attempts, 'attempt', 'attempts')}: ${because}`,
    ),
  ];
}

function purposeWords(purpose: TimerPurpose): string {
  switch (purpose) {
    case 'retry-message':
      return 'Another attempt at a message';
    case 'retry-miss':
      return 'Another attempt at recording a miss';
    default:
      return stepWords[purpose];
  }
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'long',
  timeStyle: 'short',
});

function inLondon(instant: string): string {
  return format.format(new Date(instant));
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
