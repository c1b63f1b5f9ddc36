import { checkLaw } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { addDays, type Day } from '../dates/index.js';
import { aDeadline, idOf, lookWith, ofReview, someone } from './process.fixture.js';
import type { CaseLook, ProcessCommand } from './process-command.js';
import { processEvents, type ProcessEvent } from './process-events.js';
import { timersOf, type ProcessState } from './process-state.js';
import { processStream } from './process.decider.js';

const process = processStream(ofReview, idOf);
const header = {
  id: '',
  stream: '',
  revision: 0n,
  position: '',
  recordedAt: '',
  actor: '',
  role: '',
  commandId: '',
};
const keys = ['review/e1/1', 'review/e1/2', 'duty/e2/1'];
const tell = someone('Priya Nair', ...keys);
const lastDay = '2027-12-31T00:00:00.000Z';

const fold = (events: readonly ProcessEvent[], from: ProcessState = process.initialState) =>
  events.reduce<ProcessState>((state, event) => process.evolve(state, event, header), from);

function decided(command: ProcessCommand, state: ProcessState): readonly ProcessEvent[] {
  const decision = process.decide(command, state);
  return 'events' in decision ? decision.events : [];
}

const someDue = fc.integer({ min: 0, max: 120 }).map((days): Day => addDays('2026-07-01', days));
/** A look at a case in which each of three deadlines is due some day, or settled. */
const someLook = fc
  .tuple(
    fc.tuple(...keys.map(() => fc.option(someDue, { nil: undefined }))),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([dues, entries]): CaseLook => {
    const deadlines = dues.flatMap((due, index) =>
      due === undefined ? [] : [aDeadline(keys[index] ?? '', due, `e${index + 1}`)],
    );
    return lookWith(
      deadlines,
      Array.from({ length: entries }, (_, index) => `e${index + 1}`),
    );
  });
const someInstant = fc
  .integer({ min: 0, max: 150 * 24 })
  .map((hours) => new Date(Date.parse('2026-06-01T00:00:00Z') + hours * 3_600_000).toISOString());

/** What may happen to a process, as functions of the state in which it happens. */
type Happening = (state: ProcessState) => ProcessCommand;
const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];
const someHappening: fc.Arbitrary<Happening> = fc.oneof(
  someLook.map((look): Happening => () => ({ kind: 'look', look })),
  fc.tuple(someLook, someInstant, fc.nat()).map(([look, now, at]): Happening => {
    return (state) => ({
      kind: 'wake',
      timer: pick(timersOf(state), at)?.id ?? idOf('none'),
      now,
      look,
      tell,
    });
  }),
  fc
    .tuple(fc.nat(), fc.integer({ min: 1, max: 6 }), fc.boolean())
    .map(([at, attempt, retriable]): Happening => (state) => {
      const reference = pick(Object.keys(state.messages), at) ?? idOf('none');
      return { kind: 'not-sent', reference, attempt, because: 'No.', retriable, now: lastDay };
    }),
  fc.nat().map((at): Happening => (state) => {
    const reference = pick(Object.keys(state.messages), at) ?? idOf('none');
    return { kind: 'sent', reference, attempt: 1, provider: 'outbox', id: 'x' };
  }),
  fc.nat().map((at): Happening => (state) => {
    const { key, due } = pick(Object.values(state.misses), at) ?? { key: '', due: '2026-01-01' };
    return { kind: 'miss-settled', key, due, now: lastDay, outcome: { event: idOf('miss') } };
  }),
);
const someLife = fc.array(someHappening, { maxLength: 25 });

function lived(life: readonly Happening[]): readonly ProcessEvent[] {
  return life.reduce<readonly ProcessEvent[]>((events, happening) => {
    const state = fold(events);
    return [...events, ...decided(happening(state), state)];
  }, []);
}

/** Wakes all timers there are, and those that follow, until none is left. */
function toTheEnd(events: readonly ProcessEvent[], look: CaseLook): readonly ProcessEvent[] {
  let all = events;
  for (let round = 0; round < 100; round += 1) {
    const state = fold(all);
    const [timer] = timersOf(state);
    if (timer === undefined) return all;
    const now = `2028-01-01T${String(Math.floor(round / 4)).padStart(2, '0')}:${(round % 4) * 15 + 10}:00.000Z`;
    const next = decided({ kind: 'wake', timer: timer.id, now, look, tell }, state);
    const after = fold(next, state);
    const results = Object.values(after.misses).flatMap(({ key, due }) =>
      decided({ kind: 'miss-settled', key, due, now, outcome: { event: idOf('miss') } }, after),
    );
    all = [...all, ...next, ...results];
  }
  throw new Error('Timers follow timers without end.');
}

describe('laws of a process', () => {
  it('folds its events in any order, any number of times, and goes on deciding', () => {
    const shuffled = someLife.chain((life) => {
      const events = lived(life);
      return fc.array(fc.constantFrom(...(events.length > 0 ? events : [undefined])), {
        maxLength: 40,
      });
    });
    checkLaw('total fold', [shuffled, someHappening], (events, happening) => {
      const state = fold(events.filter((event) => event !== undefined));
      decided(happening(state), state);
    });
  });

  it('writes what its schemas say, and reads it back', () => {
    checkLaw('round trip', [someLife], (life) => {
      for (const event of lived(life)) {
        const { type, data } = process.encode(event);
        const definition = processEvents.find((one) => one.stored === type);
        expect(definition?.data.parse(data)).toEqual(data);
        expect(process.decode(type, data)).toEqual(event);
      }
    });
  });

  it('answers the same request a second time with nothing', () => {
    checkLaw('idempotence', [someLife, someHappening], (life, happening) => {
      const state = fold(lived(life));
      const command = happening(state);
      const after = fold(decided(command, state), state);
      expect(decided(command, after)).toEqual([]);
    });
  });

  it('ends each timer once, and fires no step twice', () => {
    checkLaw(
      'one outcome',
      [someLife, someLook],
      (life, look) => {
        const events = toTheEnd(lived(life), look);
        const fired = events.flatMap(({ name, data }) =>
          name === 'TimerFired' ? [data.timer] : [],
        );
        expect(new Set(fired).size).toBe(fired.length);
        const intended = events.flatMap(({ name, data }) =>
          name === 'ReminderIntended' ? [data.reference] : [],
        );
        expect(new Set(intended).size).toBe(intended.length);
        const open = new Set<string>();
        for (const { data } of events) {
          for (const id of 'ends' in data ? data.ends : []) expect(open.delete(id)).toBe(true);
          for (const { id } of 'sets' in data ? data.sets : []) {
            expect(open.has(id)).toBe(false);
            open.add(id);
          }
        }
        expect(open.size).toBe(0);
      },
      { runs: 40 },
    );
  });

  it('misses a deadline that is due once, and none that is not', () => {
    checkLaw(
      'one miss',
      [someLife, someLook],
      (life, look) => {
        const events = toTheEnd(
          [...lived(life), ...decided({ kind: 'look', look }, fold(lived(life)))],
          look,
        );
        const missed = events.flatMap(({ name, data }) =>
          name === 'MissIntended' ? [`${data.due}/${data.key}`] : [],
        );
        expect(new Set(missed).size).toBe(missed.length);
        for (const { key, due } of look.deadlines) expect(missed).toContain(`${due}/${key}`);
      },
      { runs: 40 },
    );
  });

  it('comes to the same whatever the order and number of wake-ups after a standstill', () => {
    const wakes = fc.tuple(someLook, someInstant, fc.array(fc.nat(), { maxLength: 30 }));
    checkLaw('order of wake-ups', [wakes], ([look, now, order]) => {
      const start = fold(decided({ kind: 'look', look }, process.initialState));
      const due = timersOf(start).filter(({ at }) => at <= now);
      const wake = (state: ProcessState, id: string | undefined): ProcessState =>
        id === undefined
          ? state
          : fold(decided({ kind: 'wake', timer: id, now, look, tell }, state), state);
      const inOrder = due.map(({ id }) => id).reduce(wake, start);
      const shuffled = [...order.map((at) => pick(due, at)?.id), ...due.map(({ id }) => id)];
      expect(shuffled.reduce(wake, start)).toEqual(inOrder);
    });
  });
});
