import {
  UnknownEventTypeError,
  type Decision,
  type JsonObject,
  type StreamDefinition,
} from '@interventions/eventsourcing';
import { lookAt, timerIdIn } from './look.js';
import type { IdOf, ProcessCommand } from './process-command.js';
import { processEventNamed, processEventStoredAs, type ProcessEvent } from './process-events.js';
import {
  evolveProcess,
  initialProcessState,
  missName,
  type ProcessState,
} from './process-state.js';
import { streamOfProcess, type ProcessName } from './process-stream.js';
import { maxAttempts } from './retries.js';
import { firing, messageIntended, nextAttempt } from './wake.js';

/** A concern of a case as a stream: its id is the intervention’s. */
export type ProcessStream = StreamDefinition<ProcessCommand, ProcessEvent, ProcessState>;

/**
 * The process manager of a concern in one case. Every answer follows from its stream and the case alone, so inputs,
 * wake-ups and results may come twice, late or in another order: each thing is done once.
 */
export function processStream(of: ProcessName, idOf: IdOf): ProcessStream {
  const process = streamOfProcess(of);
  return {
    initialState: initialProcessState,
    evolve: evolveProcess,
    decide: (command, state) => decide(process, idOf, command, state),
    streamOf: (interventionId) => streamOfProcess({ ...of, interventionId }),
    encode: ({ name, data }) => ({
      type: processEventNamed(name).stored,
      data: data as unknown as JsonObject,
    }),
    decode: (type, data) => {
      const name = processEventStoredAs(type);
      if (name === undefined) throw new UnknownEventTypeError(type);
      return { name, data } as unknown as ProcessEvent;
    },
  };
}

function decide(
  process: string,
  idOf: IdOf,
  command: ProcessCommand,
  state: ProcessState,
): Decision<ProcessEvent> {
  switch (command.kind) {
    case 'look':
      return { events: lookAt(state, command.look, timerIdIn(process, idOf)) };
    case 'wake':
      return wake(process, idOf, command, state);
    case 'sent':
      return { events: sent(state, command) };
    case 'not-sent':
      return { events: notSent(state, command, idOf) };
    case 'miss-settled':
      return { events: missSettled(process, idOf, command, state) };
    default:
      return command satisfies never;
  }
}

type Of<Kind extends ProcessCommand['kind']> = Extract<ProcessCommand, { kind: Kind }>;

/** First what the case says now; then the timer, where it still stands. A wake-up before its time is refused. */
function wake(
  process: string,
  idOf: IdOf,
  { timer: id, now, look, tell }: Of<'wake'>,
  state: ProcessState,
): Decision<ProcessEvent> {
  const seen = lookAt(state, look, timerIdIn(process, idOf));
  const after = seen.reduce(evolveProcess, state);
  const timer = after.timers[id];
  if (timer === undefined) return { events: seen };
  if (now < timer.at)
    return { refused: { code: 'too-early', detail: `The moment of this timer is ${timer.at}.` } };
  return { events: [...seen, ...firing(after, timer, { now, tell, idOf, process })] };
}

function sent(
  state: ProcessState,
  { reference, attempt, provider, id }: Of<'sent'>,
): readonly ProcessEvent[] {
  if (state.messages[reference] === undefined) return [];
  const ends = timersOfMessage(state, reference);
  return [{ name: 'ReminderSent', data: { reference, attempt, provider, id, ends } }];
}

/** Only the latest attempt can fail a message: an older one was given to somebody else meanwhile. */
function notSent(
  state: ProcessState,
  { reference, attempt, because, retriable, now }: Of<'not-sent'>,
  idOf: IdOf,
): readonly ProcessEvent[] {
  const message = state.messages[reference];
  if (message === undefined || !message.claimed || message.attempt !== attempt) return [];
  const ends = timersOfMessage(state, reference);
  const again = retriable && attempt < maxAttempts;
  const sets = again ? [nextAttempt(reference, attempt, { now, idOf })] : [];
  const failed: ProcessEvent = {
    name: 'ReminderFailed',
    data: { reference, attempt, because, sets, ends },
  };
  if (again) return [failed];
  return [failed, { name: 'ReminderGivenUp', data: { reference, attempt, because, ends: [] } }];
}

function missSettled(
  process: string,
  idOf: IdOf,
  { key, due, now, outcome }: Of<'miss-settled'>,
  state: ProcessState,
): readonly ProcessEvent[] {
  const miss = state.misses[missName({ key, due })];
  if (miss === undefined) return [];
  const ends = Object.values(state.timers)
    .filter((one) => one.purpose === 'retry-miss' && one.key === key && one.due === due)
    .map(({ id }) => id);
  if ('refused' in outcome)
    return [{ name: 'MissRefused', data: { key, due, because: outcome.refused, ends } }];
  const recorded: ProcessEvent = {
    name: 'MissRecorded',
    data: { key, due, event: outcome.event, ends },
  };
  const { to, values } = miss;
  if (to === null) return [recorded];
  const id = timerIdIn(process, idOf)(key, due, 'missed');
  const step = { id, key, due, purpose: 'missed' } as const;
  return [recorded, messageIntended(step, { to, values }, { now, idOf })];
}

function timersOfMessage(state: ProcessState, reference: string): string[] {
  return Object.values(state.timers)
    .filter((timer) => timer.reference === reference)
    .map(({ id }) => id);
}
