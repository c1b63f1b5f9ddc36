import { processIdOf, type CaseLog } from '@interventions/application';
import {
  concerns,
  processOfStream,
  processStream,
  timersOf,
  type MessageInFlight,
  type ProcessEvent,
  type ProcessName,
  type ProcessState,
  type SetTimer,
} from '@interventions/domain';
import { headerOf, type JsonObject } from '@interventions/eventsourcing';

/** A timer that is set, with the process that set it. */
export type LogTimer = SetTimer & ProcessName;

/** A message that nobody has said was sent: still to be tried, or given up with the reason. */
export type UnsentMessage = Omit<MessageInFlight, 'sets' | 'values' | 'claimed'> &
  ProcessName & { readonly what: string; readonly givenUp: string | null };

/** What the processes of a log still have to do. */
export type OpenWork = {
  /** In order of time. */
  readonly timers: readonly LogTimer[];
  /** In the order in which they were to be sent. */
  readonly messages: readonly UnsentMessage[];
};

/** Folds the streams of all processes: what is set and has not ended. */
export async function timersInLog({ store, protector }: CaseLog): Promise<OpenWork> {
  const states = new Map<string, ProcessState>();
  const messages = new Map<string, UnsentMessage>();
  const prefixes = concerns.map((concern) => `${concern}-`);
  for await (const event of store.readAll({ prefixes })) {
    const process = processOfStream(event.stream);
    if (process === undefined) continue;
    const { decode, evolve, initialState } = processStream(process, processIdOf);
    const decoded = decode(event.type, protector.reveal(event.type, event.data as JsonObject));
    const state = states.get(event.stream) ?? initialState;
    states.set(event.stream, evolve(state, decoded, headerOf(event)));
    takeMessage(messages, process, decoded);
  }
  const timers = [...states].flatMap(([stream, state]) => {
    const process = processOfStream(stream);
    return process === undefined ? [] : timersOf(state).map((timer) => ({ ...timer, ...process }));
  });
  return { timers: timers.sort(byTime), messages: [...messages.values()] };
}

function takeMessage(
  messages: Map<string, UnsentMessage>,
  process: ProcessName,
  { name, data }: ProcessEvent,
): void {
  switch (name) {
    case 'ReminderIntended': {
      const { reference, key, due, step, template, to, values } = data;
      const about = { reference, key, due, step, template, to, what: values['what'] ?? key };
      messages.set(reference, { ...about, ...process, attempt: 1, givenUp: null });
      return;
    }
    case 'ReminderClaimed':
    case 'ReminderGivenUp': {
      const message = messages.get(data.reference);
      const { attempt } = data;
      const givenUp = name === 'ReminderGivenUp' ? data.because : null;
      if (message !== undefined) messages.set(data.reference, { ...message, attempt, givenUp });
      return;
    }
    case 'ReminderSent':
      messages.delete(data.reference);
      return;
    default:
      return;
  }
}

function byTime(a: LogTimer, b: LogTimer): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
