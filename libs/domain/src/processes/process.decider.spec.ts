import { scenario } from '@interventions/eventsourcing/testing';
import {
  aDeadline,
  at,
  causedBy,
  idOf,
  lookWith,
  ofReview,
  someone,
  stepTimer,
} from './process.fixture.js';
import type { ProcessCommand } from './process-command.js';
import type { ProcessEvent } from './process-events.js';
import { timersOf } from './process-state.js';
import { processStream } from './process.decider.js';

const { given } = scenario(processStream(ofReview, idOf));
const key = 'review/e1/1';
const due = '2026-09-30';
const due30 = { key, due };
const tell = someone('Priya Nair', key);
const look = lookWith([aDeadline(key, due, 'e1')], ['e1']);
const wakeAt = (step: Parameters<typeof stepTimer>[2], now: string): ProcessCommand => ({
  kind: 'wake',
  timer: stepTimer(key, due, step).id,
  now,
  look,
  tell,
});

function after(...commands: readonly ProcessCommand[]): readonly ProcessEvent[] {
  return commands.reduce<readonly ProcessEvent[]>((events, command) => {
    const { decision } = given(...events).when(command);
    if ('refused' in decision) throw new Error(decision.refused.detail);
    return [...events, ...decision.events];
  }, []);
}

const watched = after({ kind: 'look', look });
const names = (events: readonly ProcessEvent[]) => events.map(({ name }) => name);

describe('a look at the case', () => {
  it('watches what is due, with a timer for each step', () => {
    given()
      .when({ kind: 'look', look })
      .then({
        name: 'DeadlineWatched',
        data: {
          ...due30,
          what: 'Six-month review',
          causedBy: causedBy('e1'),
          sets: [
            { ...stepTimer(key, due, '30-days'), at: '2026-08-31T07:00:00.000Z' },
            { ...stepTimer(key, due, '7-days'), at: '2026-09-23T07:00:00.000Z' },
            { ...stepTimer(key, due, '1-day'), at: '2026-09-29T07:00:00.000Z' },
            { ...stepTimer(key, due, 'today'), at: '2026-09-30T07:00:00.000Z' },
            { ...stepTimer(key, due, 'missed'), at: '2026-09-30T23:00:00.000Z' },
          ],
        },
      });
  });

  it('does nothing a second time', () => {
    given(...watched)
      .when({ kind: 'look', look })
      .nothing();
  });

  it('begins with the first deadline, and then takes note of what gave it nothing to do', () => {
    given()
      .when({ kind: 'look', look: lookWith([], ['e1', 'e2']) })
      .nothing();
    const next = lookWith([aDeadline(key, due, 'e2')], ['e1', 'e2']);
    const events = after({ kind: 'look', look: next });
    expect(events).toMatchObject([
      { name: 'DeadlineWatched', data: { causedBy: causedBy('e2') } },
      { name: 'InputIgnored', data: { events: causedBy('e1').events } },
    ]);
    given(...events)
      .when({ kind: 'look', look: lookWith([aDeadline(key, due, 'e2')], ['e1', 'e2', 'e3']) })
      .then({
        name: 'InputIgnored',
        data: {
          events: causedBy('e3').events,
          because: 'none of them sets, moves or settles one that this process watches',
        },
      });
  });

  it('ends the timers of a deadline that is met, and says by what', () => {
    const met = lookWith([], ['e1', 'e2'], [{ key, because: 'Review held', by: 'e2' }]);
    const { decision, state } = given(...watched).when({ kind: 'look', look: met });
    expect(decision).toMatchObject({
      events: [
        {
          name: 'DeadlineUnwatched',
          data: { ...due30, because: 'Review held', causedBy: causedBy('e2') },
        },
      ],
    });
    expect(timersOf(state)).toEqual([]);
  });

  it('watches a deadline that moved anew, with timers of its new date', () => {
    const moved = lookWith([aDeadline(key, '2026-10-31', 'e2')], ['e1', 'e2']);
    const { decision, state } = given(...watched).when({ kind: 'look', look: moved });
    expect(decision).toMatchObject({
      events: [
        { name: 'DeadlineUnwatched', data: { ...due30, because: 'it has moved' } },
        { name: 'DeadlineWatched', data: { key, due: '2026-10-31' } },
      ],
    });
    expect(new Set(timersOf(state).map((timer) => timer.due))).toEqual(new Set(['2026-10-31']));
  });

  it('names the day where no entry is the cause', () => {
    const { decision } = given(...watched).when({
      kind: 'look',
      look: { ...lookWith([], ['e1']), today: '2026-08-01' },
    });
    expect(decision).toMatchObject({
      events: [{ data: { causedBy: { events: [], day: '2026-08-01' } } }],
    });
  });
});

describe('a wake-up', () => {
  it('before its time is refused, and says when', () => {
    given(...watched)
      .when(wakeAt('30-days', '2026-08-30T23:00:00.000Z'))
      .refused('too-early');
  });

  it('sends the reminder of its step, once', () => {
    const command = wakeAt('30-days', '2026-08-31T07:00:00.000Z');
    const events = after({ kind: 'look', look }, command);
    expect(events.slice(1)).toMatchObject([
      { name: 'TimerFired', data: { step: '30-days', outcome: 'reminder' } },
      {
        name: 'ReminderIntended',
        data: {
          reference: stepTimer(key, due, '30-days').id,
          template: 'deadline-30-days',
          to: 'Priya Nair',
          values: { what: 'Six-month review' },
        },
      },
    ]);
    given(...events)
      .when(command)
      .nothing();
  });

  it('with nobody assigned says so', () => {
    const { decision } = given(...watched).when({
      ...wakeAt('30-days', at('2026-08-31')),
      tell: { ...tell, to: null },
    } as ProcessCommand);
    expect(decision).toMatchObject({ events: [{ data: { outcome: 'nobody' } }] });
  });

  it('after a standstill sends the last reminder only', () => {
    const events = after({ kind: 'look', look }, wakeAt('30-days', '2026-09-29T12:00:00.000Z'));
    expect(events.slice(1)).toMatchObject([
      { data: { step: '30-days', outcome: 'overtaken' } },
      { data: { step: '7-days', outcome: 'overtaken' } },
      { data: { step: '1-day', outcome: 'reminder' } },
      { name: 'ReminderIntended', data: { template: 'deadline-1-day' } },
    ]);
    given(...events)
      .when(wakeAt('7-days', '2026-09-29T12:00:01.000Z'))
      .nothing();
  });

  it('after the day records the miss, and no reminder', () => {
    const events = after({ kind: 'look', look }, wakeAt('today', '2026-10-02T12:00:00.000Z'));
    expect(names(events.slice(1))).toEqual([
      ...Array<string>(5).fill('TimerFired'),
      'MissIntended',
    ]);
    expect(events.at(-1)).toMatchObject({ data: { to: 'Priya Nair', what: 'Six-month review' } });
  });

  it('for a deadline that is settled by now does nothing but end it', () => {
    const command = {
      ...wakeAt('missed', '2026-10-02T12:00:00.000Z'),
      look: lookWith([], ['e1', 'e2'], [{ key, because: 'Review held', by: 'e2' }]),
    } as ProcessCommand;
    expect(names(after({ kind: 'look', look }, command))).toEqual([
      'DeadlineWatched',
      'DeadlineUnwatched',
    ]);
  });
});

describe('a deadline that is watched again', () => {
  it('has no step twice', () => {
    const settled = lookWith([], ['e1', 'e2'], [{ key, because: 'Review held', by: 'e2' }]);
    const again = lookWith([aDeadline(key, due, 'e1')], ['e1', 'e2', 'e3']);
    const events = after(
      { kind: 'look', look },
      wakeAt('30-days', '2026-09-01T07:00:00.000Z'),
      { kind: 'look', look: settled },
      { kind: 'look', look: again },
    );
    const { state } = given(...events);
    expect(
      Object.values(state.timers)
        .map(({ purpose }) => purpose)
        .sort(),
    ).toEqual(['1-day', '7-days', 'missed', 'retry-message', 'today']);
  });
});
