import { eventId, GivenLog, opened } from './given-events.fixture.js';
import {
  processLog,
  reminderBegun,
  reminderClaimed,
  reminderFailed,
  reminderSent,
  rowsAfter,
} from './processes.fixture.js';
import { UnknownEventTypeError } from './read-model.js';
import { timersModel } from './timers.read-model.js';

const pending = (...events: Parameters<typeof processLog>[0]) =>
  rowsAfter(timersModel, 'timers', processLog(events)).map((row) => row['id']);

describe('the timers', () => {
  it('are set by a deadline, each with its moment and its process', () => {
    const [watched] = reminderBegun;
    if (watched === undefined) throw new Error('There is no event.');
    expect(rowsAfter(timersModel, 'timers', processLog([watched]))).toMatchObject([
      {
        id: eventId(501),
        at: '2026-08-31T07:00:00.000Z',
        concern: 'review-cycle',
        intervention_id: '11111111-1111-4111-8111-111111111111',
        purpose: '30-days',
      },
      { id: eventId(503), purpose: 'missed' },
    ]);
  });

  it('end with what ends them, and others take their place', () => {
    expect(pending(...reminderBegun)).toEqual([eventId(503), eventId(502)]);
    expect(pending(...reminderBegun, reminderFailed)).toEqual([eventId(503), eventId(504)]);
    expect(pending(...reminderBegun, reminderFailed, reminderClaimed, reminderSent)).toEqual([
      eventId(503),
    ]);
  });

  it('come of processes only, and of events that are known', () => {
    expect(new GivenLog(opened).rowsOf(timersModel)).toEqual([]);
    const [event] = processLog(reminderBegun);
    if (event === undefined) throw new Error('There is no event.');
    const lookup = new GivenLog().lookup();
    expect(() => timersModel.project({ ...event, type: 'newer.v2' }, lookup)).toThrow(
      UnknownEventTypeError,
    );
  });
});
