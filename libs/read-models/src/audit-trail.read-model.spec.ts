import { auditTrailModel } from './audit-trail.read-model.js';
import { caseId, eventId, GivenLog, judged, opened } from './given-events.fixture.js';
import { UnknownEventTypeError, type ViewEvent } from './read-model.js';

describe('the audit trail', () => {
  it('has a line for every event: who, when, by which request, what and where', () => {
    const log = new GivenLog(opened, judged);
    const rows = log.rowsOf(auditTrailModel);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      position: '00000000-00000000000000000001',
      id: eventId(1),
      recorded_at: '2026-07-01T12:00:01.000Z',
      actor: 'Tom Okafor',
      role: 'team-leader',
      command_id: eventId(1_001),
      correlation_id: 'c-1',
      type: 'InterventionOpened',
      title: 'Intervention opened',
      what: 'Intervention opened: inadequate judgement',
      refused: 0,
      code: null,
      stream: `intervention-${caseId}`,
      intervention_id: caseId,
      la_code: '871',
      authority: 'Slough',
    });
    expect(rows[1]).toMatchObject({ intervention_id: null, la_code: '871', authority: 'Slough' });
  });

  it('keeps saying what was recorded when an entry is corrected later', () => {
    const log = new GivenLog(opened, {
      act: 'EntryCorrected',
      details: {
        target: eventId(1),
        replacement: { effectiveOn: '2014-03-01', details: { laCode: '330' } },
        because: 'A slip',
      },
    });
    expect(log.rowsOf(auditTrailModel).map((row) => [row['what'], row['la_code']])).toEqual([
      ['Intervention opened: inadequate judgement', '871'],
      ['Entry corrected: A slip', '871'],
    ]);
  });

  it('has a line for a refused request, with its code and the case it was about', () => {
    const log = new GivenLog(opened);
    const refused: ViewEvent = {
      ...event(log),
      id: eventId(2),
      position: '00000000-00000000000000000002',
      stream: 'request-1',
      type: 'command-refused.v1',
      data: {
        code: 'needs-open',
        detail: 'The case is not open on that date.',
        commandType: 'DirectionIssued',
        actor: 'Priya Nair',
        requestHash: 'ab',
        interventionId: caseId,
      },
    };
    expect(auditTrailModel.project(refused, log.lookup())[0]?.rows).toMatchObject([
      {
        type: 'CommandRefused',
        what: 'Refused: issue a direction. The case is not open on that date',
        refused: 1,
        code: 'needs-open',
        intervention_id: caseId,
        la_code: '871',
      },
    ]);
  });

  it('stops at a type that it does not know, in whichever stream', () => {
    const log = new GivenLog(opened);
    const newer = { ...event(log), stream: 'deadline-1', type: 'deadline-set.v1' };
    expect(() => auditTrailModel.project(newer, log.lookup())).toThrow(UnknownEventTypeError);
  });
});

function event(log: GivenLog): ViewEvent {
  const [first] = log.events;
  if (first === undefined) throw new Error('There is no event.');
  return first;
}
