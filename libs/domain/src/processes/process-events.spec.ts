import { UnknownEventTypeError } from '@interventions/eventsourcing';
import { idOf, ofReview } from './process.fixture.js';
import { processEventNamed, processEvents, processEventStoredAs } from './process-events.js';
import { processStream } from './process.decider.js';
import { processOfStream, streamOfProcess } from './process-stream.js';

const interventionId = '11111111-1111-4111-8111-111111111111';

describe('events of a process', () => {
  it('are found by their stored names', () => {
    for (const { name, stored } of processEvents) expect(processEventStoredAs(stored)).toBe(name);
    expect(processEventStoredAs('intervention-opened.v1')).toBeUndefined();
  });

  it('are read in no version that this release does not know', () => {
    const { decode } = processStream(ofReview, idOf);
    expect(() => decode('timer-fired.v2', {})).toThrow(UnknownEventTypeError);
  });

  it.each([
    [
      'DeadlineWatched',
      { what: 'Six-month review 3', causedBy: { events: [] }, sets: [] },
      'The service watches Six-month review 3, due 30 September 2026',
    ],
    [
      'DeadlineUnwatched',
      { what: 'Six-month review 3', because: 'it has moved', causedBy: { events: [] }, ends: [] },
      'The service no longer watches Six-month review 3, due 30 September 2026: it has moved',
    ],
    [
      'TimerFired',
      { timer: idOf('t'), step: '7-days', outcome: 'nobody', ends: [] },
      'Reminder 7 days before (30 September 2026): nobody to tell',
    ],
    [
      'MissRefused',
      { because: 'No such deadline.', ends: [] },
      'The miss of a deadline (30 September 2026) was not recorded: No such deadline.',
    ],
  ] as const)('%s reads as a sentence', (name, data, sentence) => {
    const about = { key: 'review/e1/1', due: '2026-09-30' };
    expect(processEventNamed(name).sentence({ ...about, ...data })).toBe(sentence);
  });

  it('tell attempts at a message', () => {
    const tried = (attempt: number) =>
      processEventNamed('ReminderGivenUp').sentence({
        reference: idOf('r'),
        attempt,
        because: 'no address',
        ends: [],
      });
    expect(tried(1)).toBe('A message was given up after one attempt: no address');
    expect(tried(5)).toBe('A message was given up after 5 attempts: no address');
  });
});

it('a process is known by its stream', () => {
  const name = { concern: 'commissioner-report', interventionId } as const;
  expect(processOfStream(streamOfProcess(name))).toEqual(name);
  expect(processOfStream(`intervention-${interventionId}`)).toBeUndefined();
});
