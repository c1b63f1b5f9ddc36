import { processIdOf } from '@interventions/application';
import {
  deadlineSteps,
  instantOfStep,
  processEvents,
  streamOfProcess,
  timersOf,
  type CaseLook,
  type ProcessCommand,
  type ProcessState,
} from '@interventions/domain';
import { scenarioHeader } from '@interventions/eventsourcing/testing';
import type { JsonObject } from '@interventions/eventsourcing';
import {
  goldenProcess,
  goldenProcesses,
  goldenProcessStream,
  replayProcess,
} from './golden-process.js';
import { addLine } from './golden-lines.js';

const entry = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [first, second] = ['review/golden/1', 'review/golden/2'] as const;
const dues = { [first]: '2026-09-30', [second]: '2026-10-31' } as const;
const values = { what: 'Six-month review' };
const tell = { to: 'Priya Nair', values: { [first]: values, [second]: values } };

function look(entries: number, ...keys: readonly (keyof typeof dues)[]): CaseLook {
  return {
    events: Array.from({ length: entries }, (_, index) => entry(index + 1)),
    deadlines: keys.map((key) => ({
      key,
      due: dues[key],
      what: 'Six-month review',
      from: entry(1),
      steps: deadlineSteps.map((step) => ({ step, at: instantOfStep(dues[key], step) })),
    })),
    settled: [{ key: second, because: 'Review held', by: entry(3) }],
    today: '2026-08-01',
  };
}

const step = (key: keyof typeof dues, name: string): string =>
  processIdOf(`${streamOfProcess(goldenProcess)}/${key}/${dues[key]}/${name}`);
const wake = (timer: string, now: string): ProcessCommand => ({
  kind: 'wake',
  timer,
  now,
  look: look(2, first, second),
  tell,
});
const firstTimer = (state: ProcessState, purpose: string): string =>
  timersOf(state).find((timer) => timer.purpose === purpose)?.id ?? '';
const sendable = (key: keyof typeof dues, name: string) => ({
  reference: step(key, name),
  attempt: 1,
});

/** One life of a process in which everything happens that can. */
const life: readonly ((state: ProcessState) => ProcessCommand)[] = [
  () => ({ kind: 'look', look: look(2, first, second) }),
  () => wake(step(first, '30-days'), '2026-08-31T07:00:00.000Z'),
  () => ({
    kind: 'not-sent',
    ...sendable(first, '30-days'),
    because: 'The provider is away.',
    retriable: true,
    now: '2026-08-31T07:00:01.000Z',
  }),
  (state) => wake(firstTimer(state, 'retry-message'), '2026-08-31T07:02:00.000Z'),
  () => ({
    kind: 'sent',
    reference: step(first, '30-days'),
    attempt: 2,
    provider: 'outbox',
    id: 'x',
  }),
  () => wake(step(first, '1-day'), '2026-09-29T07:00:00.000Z'),
  () => ({
    kind: 'not-sent',
    ...sendable(first, '1-day'),
    because: 'There is no address.',
    retriable: false,
    now: '2026-09-29T07:00:01.000Z',
  }),
  () => wake(step(first, 'missed'), '2026-09-30T23:00:00.000Z'),
  (state) => wake(firstTimer(state, 'retry-miss'), '2026-09-30T23:02:00.000Z'),
  () => ({
    kind: 'miss-settled',
    key: first,
    due: dues[first],
    now: '2026-09-30T23:02:01.000Z',
    outcome: { event: entry(9) },
  }),
  () => wake(step(second, 'missed'), '2026-11-01T00:00:00.000Z'),
  () => ({
    kind: 'miss-settled',
    key: second,
    due: dues[second],
    now: '2026-11-01T00:00:01.000Z',
    outcome: { refused: 'There is no such deadline.' },
  }),
  () => ({ kind: 'look', look: look(4, first) }),
];

/** Adds a golden history where a stored event type of processes has none. */
export function addGoldenProcesses(): void {
  const known = new Set(goldenProcesses().flatMap(({ events }) => events.map(({ type }) => type)));
  if (processEvents.every(({ stored }) => known.has(stored))) return;
  const { initialState, decide, encode, evolve } = goldenProcessStream;
  const events: { readonly type: string; readonly data: JsonObject }[] = [];
  let state = initialState;
  for (const happening of life) {
    const decision = decide(happening(state), state);
    if ('refused' in decision) throw new Error(decision.refused.detail);
    for (const event of decision.events) {
      events.push(encode(event));
      state = evolve(state, event, scenarioHeader);
    }
  }
  const about = `${events.length} events of a review cycle`;
  addLine('processes', { about, events, state: replayProcess({ events }) });
}
