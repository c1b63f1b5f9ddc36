import { scenario } from '@interventions/eventsourcing/testing';
import { aDeadline, at, idOf, lookWith, ofReview, someone, stepTimer } from './process.fixture.js';
import type { ProcessCommand } from './process-command.js';
import type { ProcessEvent } from './process-events.js';
import { timersOf } from './process-state.js';
import { processStream } from './process.decider.js';

const { given } = scenario(processStream(ofReview, idOf));
const key = 'review/e1/1';
const due = '2026-09-30';
const look = lookWith([aDeadline(key, due, 'e1')], ['e1']);
const tell = someone('Priya Nair', key);
const reference = stepTimer(key, due, '30-days').id;

function after(...commands: readonly ProcessCommand[]): readonly ProcessEvent[] {
  return commands.reduce<readonly ProcessEvent[]>((events, command) => {
    const { decision } = given(...events).when(command);
    if ('refused' in decision) throw new Error(decision.refused.detail);
    return [...events, ...decision.events];
  }, []);
}

const wake = (timer: string, now: string): ProcessCommand => ({
  kind: 'wake',
  timer,
  now,
  look,
  tell,
});
const notSent = (attempt: number, now: string, retriable = true): ProcessCommand => ({
  kind: 'not-sent',
  reference,
  attempt,
  because: 'The provider is away.',
  retriable,
  now,
});
const begun: readonly ProcessCommand[] = [
  { kind: 'look', look },
  wake(reference, at('2026-08-31')),
];
const retryOf = (events: readonly ProcessEvent[]) =>
  timersOf(given(...events).state).find(({ purpose }) => purpose === 'retry-message');

describe('a message', () => {
  it('is done once the provider has it', () => {
    const sent: ProcessCommand = {
      kind: 'sent',
      reference,
      attempt: 1,
      provider: 'outbox',
      id: 'x',
    };
    const events = after(...begun, sent);
    expect(events.at(-1)).toMatchObject({ name: 'ReminderSent', data: { provider: 'outbox' } });
    expect(retryOf(events)).toBeUndefined();
    given(...events)
      .when(sent)
      .nothing();
  });

  it('whose attempt failed is tried again later, by whoever claims it', () => {
    const events = after(...begun, notSent(1, '2026-08-31T07:00:10.000Z'));
    expect(events.at(-1)).toMatchObject({
      name: 'ReminderFailed',
      data: { attempt: 1, because: 'The provider is away.' },
    });
    const retry = retryOf(events);
    expect(retry).toMatchObject({ at: '2026-08-31T07:01:10.000Z', key, due, reference });
    given(...events)
      .when(wake(retry?.id ?? '', '2026-08-31T07:01:09.000Z'))
      .refused('too-early');
    const { decision } = given(...events).when(wake(retry?.id ?? '', '2026-08-31T07:01:10.000Z'));
    expect(decision).toMatchObject({ events: [{ name: 'ReminderClaimed', data: { attempt: 2 } }] });
  });

  it('whose sender died is claimed after two minutes', () => {
    const events = after(...begun);
    const watch = retryOf(events);
    expect(watch).toMatchObject({ at: '2026-08-31T07:02:00.000Z' });
    const claimed = after(...begun, wake(watch?.id ?? '', '2026-08-31T07:02:00.000Z'));
    expect(claimed.at(-1)).toMatchObject({ name: 'ReminderClaimed', data: { attempt: 2 } });
    given(...claimed)
      .when(notSent(1, '2026-08-31T07:03:00.000Z'))
      .nothing();
  });

  it('is given up after five attempts, and says why', () => {
    let events = after(...begun);
    for (let attempt = 1; attempt < 5; attempt += 1) {
      const failed = given(...events).when(notSent(attempt, at('2026-09-01')));
      events = [...events, ...('events' in failed.decision ? failed.decision.events : [])];
      const again = given(...events).when(wake(retryOf(events)?.id ?? '', at('2026-09-02')));
      events = [...events, ...('events' in again.decision ? again.decision.events : [])];
    }
    const { decision, state } = given(...events).when(notSent(5, at('2026-09-02')));
    expect(decision).toMatchObject({
      events: [
        { name: 'ReminderFailed', data: { attempt: 5, sets: [] } },
        { name: 'ReminderGivenUp', data: { attempt: 5, because: 'The provider is away.' } },
      ],
    });
    expect(state.messages).toEqual({});
  });

  it('that cannot be sent at all is given up at once', () => {
    const { decision } = given(...after(...begun)).when(notSent(1, at('2026-09-01'), false));
    expect(decision).toMatchObject({
      events: [{ name: 'ReminderFailed' }, { name: 'ReminderGivenUp', data: { attempt: 1 } }],
    });
  });

  it('whose last attempt never said what came of it is given up', () => {
    let events = after(...begun);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const now = at(`2026-09-0${attempt}`);
      const woken = given(...events).when(wake(retryOf(events)?.id ?? '', now));
      events = [...events, ...('events' in woken.decision ? woken.decision.events : [])];
    }
    expect(events.at(-1)).toMatchObject({ name: 'ReminderGivenUp', data: { attempt: 5 } });
  });
});

describe('a miss', () => {
  const missed = stepTimer(key, due, 'missed').id;
  const past: readonly ProcessCommand[] = [
    { kind: 'look', look },
    wake(missed, '2026-09-30T23:00:00.000Z'),
  ];
  const settled = (outcome: { event: string } | { refused: string }): ProcessCommand => ({
    kind: 'miss-settled',
    key,
    due,
    now: '2026-09-30T23:00:01.000Z',
    outcome,
  });

  it('that stands in the case is told to the owner, once', () => {
    const events = after(...past, settled({ event: idOf('entry') }));
    expect(events.slice(-2)).toMatchObject([
      { name: 'MissRecorded', data: { event: idOf('entry') } },
      { name: 'ReminderIntended', data: { template: 'deadline-missed', reference: missed } },
    ]);
    given(...events)
      .when(settled({ event: idOf('entry') }))
      .nothing();
  });

  it('whose recorder died is claimed by another', () => {
    const events = after(...past);
    const watch = timersOf(given(...events).state).find(({ purpose }) => purpose === 'retry-miss');
    const { decision } = given(...events).when(wake(watch?.id ?? '', '2026-09-30T23:02:00.000Z'));
    expect(decision).toMatchObject({
      events: [{ name: 'MissClaimed', data: { key, due, attempt: 2 } }],
    });
  });

  it('that the case refuses is not tried again', () => {
    const events = after(...past, settled({ refused: 'There is no such deadline.' }));
    expect(events.at(-1)).toMatchObject({ name: 'MissRefused' });
    expect(timersOf(given(...events).state)).toEqual([]);
  });
});
