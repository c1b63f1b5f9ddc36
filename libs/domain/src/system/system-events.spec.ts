import {
  calendarFeedOfStream,
  calendarFeedOpened,
  calendarFeedRevoked,
  calendarFeedStream,
  commandRefused,
  deadlinesCounted,
  importCompleted,
  logAccepted,
  systemEventStoredAs,
} from './index.js';

describe('system events', () => {
  it('tells what was refused and why', () => {
    const sentence = commandRefused.sentence({
      code: 'would-strand',
      detail: 'The case is not open on that date.',
      commandType: 'DirectionIssued',
      actor: 'Priya Nair',
      requestHash: 'ab',
      laCode: '871',
    });
    expect(sentence).toBe('Refused: issue a direction. The case is not open on that date');
  });

  it('names an act that this version does not know as it was stored', () => {
    const sentence = commandRefused.sentence({
      code: 'x',
      detail: 'No',
      commandType: 'SomethingNewer',
      actor: 'a',
      requestHash: 'ab',
    });
    expect(sentence).toBe('Refused: SomethingNewer. No');
  });

  it('counts what an import held', () => {
    const data = { digest: 'ab', files: 1, entries: 1, recorded: 0 };
    expect(importCompleted.sentence(data)).toBe('Histories imported from 1 file: 1 entry, 0 new');
    expect(importCompleted.sentence({ ...data, files: 29, entries: 237 })).toBe(
      'Histories imported from 29 files: 237 entries, 0 new',
    );
  });

  it('counts deadlines by week and team', () => {
    const counts = { overdue: 3, in7: 1, in30: 4, in90: 5, later: 9, noDate: 0, cannotTell: 2 };
    const data = { week: '2026-W47', countedOn: '2026-11-16', team: null, counts };
    expect(deadlinesCounted.sentence(data)).toBe(
      'Deadlines of all teams counted for week 2026-W47: 3 overdue, 4 due in 30 days',
    );
    expect(deadlinesCounted.data.safeParse({ ...data, week: '47' }).success).toBe(false);
    expect(deadlinesCounted.data.safeParse({ ...data, team: '' }).success).toBe(false);
  });

  it('tells whose calendar was opened, and never holds its token', () => {
    const data = { tokenHash: 'a'.repeat(64), of: { team: 'North' }, openedBy: 'Priya Nair' };
    expect(calendarFeedOpened.sentence(data)).toBe('Calendar opened: deadlines of the team North');
    expect(calendarFeedOpened.data.safeParse({ ...data, tokenHash: 'secret' }).success).toBe(false);
    expect(calendarFeedOpened.data.safeParse({ ...data, token: 'secret' }).success).toBe(false);
    expect(calendarFeedRevoked.sentence({ revokedBy: 'Tom Okafor' })).toBe(
      'Calendar revoked by Tom Okafor',
    );
    expect(calendarFeedOfStream(calendarFeedStream('1'))).toBe('1');
    expect(calendarFeedOfStream('intervention-1')).toBeUndefined();
  });

  it('tells that the log was accepted, and what was missing from it', () => {
    const ended = 'bbbbbbbb-00000000000000000080';
    const data = { reason: 'The disk failed', seen: null, ended };
    expect(logAccepted.sentence(data)).toBe(
      'Log accepted up to position bbbbbbbb-00000000000000000080: The disk failed',
    );
    expect(logAccepted.sentence({ ...data, seen: 'aaaaaaaa-00000000000000000120' })).toBe(
      'Log accepted although it ended at position bbbbbbbb-00000000000000000080 and aaaaaaaa-00000000000000000120 had been seen: The disk failed',
    );
    for (const wrong of [{ seen: '120' }, { ended: '80' }, { reason: '' }])
      expect(logAccepted.data.safeParse({ ...data, ...wrong }).success).toBe(false);
  });

  it('reads data of another shape as its title', () => {
    expect(commandRefused.sentence({ nothing: true })).toBe('Request refused');
  });

  it('holds no body of a request', () => {
    const refused = { code: 'x', detail: 'No', commandType: 'A', actor: 'a', requestHash: 'ab' };
    expect(commandRefused.data.safeParse({ ...refused, input: { secret: 1 } }).success).toBe(false);
  });

  it('is found by its stored name', () => {
    expect(systemEventStoredAs('import-completed.v1')).toBe(importCompleted);
    expect(systemEventStoredAs('direction-issued.v1')).toBeUndefined();
  });
});
