import { eventId, GivenLog, judged, opened, type Given } from './given-events.fixture.js';
import { timelineModel } from './timeline.read-model.js';
import type { TimelineEntry } from './timeline-entry.js';

function timelineAfter(...steps: readonly Given[]): readonly TimelineEntry[] {
  return new GivenLog(...steps)
    .rowsOf(timelineModel)
    .map((row) => JSON.parse(String(row['entry'])) as TimelineEntry);
}

const appointed: Given = {
  act: 'CommissionerAppointed',
  on: '2014-10-01',
  actor: 'Priya Nair',
  role: 'case-officer',
  details: { commissioners: ['Eleanor Brazil'], daysAWeek: 2, executive: false },
  common: {
    source: { title: 'Letter', url: 'https://example.org/letter' },
    reason: 'Second failure',
  },
};
const corrected = (replacement: object, because = 'The letter says so'): Given => ({
  act: 'EntryCorrected',
  details: { target: eventId(2), replacement, because },
  actor: 'Tom Okafor',
});

describe('a line of the timeline', () => {
  it('says what happened with its real values, both its times, who recorded it and from what', () => {
    const [, entry] = timelineAfter(opened, appointed);
    expect(entry).toMatchObject({
      id: eventId(2),
      act: 'CommissionerAppointed',
      title: 'Commissioner appointed',
      track: 'instruments',
      weight: 'major',
      sentence: 'Eleanor Brazil appointed commissioner',
      effectiveOn: '2014-10-01',
      effectiveText: '1 October 2014',
      recordedAt: '2026-07-01T12:00:02.000Z',
      actor: 'Priya Nair',
      role: 'case-officer',
      decidedBy: 'Secretary of State',
      source: { title: 'Letter', url: 'https://example.org/letter' },
      reason: 'Second failure',
      policyVersion: 'ad-hoc',
      departures: [],
      claims: [],
      amendments: [],
      retracted: null,
      annotations: [],
      target: null,
      revision: '1',
    });
  });

  it('keeps the precision of an imprecise date', () => {
    const [, entry] = timelineAfter(opened, { ...appointed, on: '2014-10' });
    expect(entry).toMatchObject({ effectiveOn: '2014-10', effectiveText: 'October 2014' });
  });

  it('shows a correction as the new value with the old one, in words and under its label', () => {
    const [, entry, correction] = timelineAfter(
      opened,
      appointed,
      corrected({
        effectiveOn: '2014-10',
        reason: null,
        details: { commissioners: ['Eleanor Brazil', 'Malcolm Newsam'], executive: true },
      }),
    );
    expect(entry).toMatchObject({
      sentence: 'Eleanor Brazil and Malcolm Newsam appointed executive commissioner',
      effectiveOn: '2014-10',
      reason: null,
    });
    expect(entry?.amendments).toEqual([
      {
        by: eventId(3),
        how: 'corrected',
        because: 'The letter says so',
        actor: 'Tom Okafor',
        recordedAt: '2026-07-01T12:00:03.000Z',
        changes: [
          {
            field: 'effectiveOn',
            label: 'When it happened',
            from: '1 October 2014',
            to: 'October 2014',
          },
          { field: 'reason', label: 'Reason', from: 'Second failure', to: null },
          {
            field: 'details.commissioners',
            label: 'Names',
            from: 'Eleanor Brazil',
            to: 'Eleanor Brazil and Malcolm Newsam',
          },
          { field: 'details.executive', label: 'Executive commissioner', from: 'No', to: 'Yes' },
        ],
      },
    ]);
    expect(correction).toMatchObject({ act: 'EntryCorrected', target: eventId(2) });
  });

  it('keeps the chain of several corrections, each with what it changed', () => {
    const [, entry] = timelineAfter(
      opened,
      appointed,
      corrected({ effectiveOn: '2014-11-01' }, 'First'),
      corrected({ effectiveOn: '2014-12-01' }, 'Second'),
    );
    expect(
      entry?.amendments.map(({ because, changes }) => [because, changes[0]?.from, changes[0]?.to]),
    ).toEqual([
      ['First', '1 October 2014', '1 November 2014'],
      ['Second', '1 November 2014', '1 December 2014'],
    ]);
  });

  it('shows claims, and one that was accepted in the place of the date', () => {
    const [, entry] = timelineAfter(
      opened,
      {
        ...appointed,
        common: { claims: [{ effectiveOn: '2014-09-30', source: { title: 'Press' } }] },
      },
      { act: 'ClaimAccepted', details: { target: eventId(2), claim: 0, because: 'It is nearer' } },
    );
    expect(entry?.claims).toEqual([{ effectiveOn: '2014-09-30', source: { title: 'Press' } }]);
    expect(entry?.amendments[0]).toMatchObject({
      how: 'claim-accepted',
      changes: [{ field: 'effectiveOn', from: '1 October 2014', to: '30 September 2014' }],
    });
  });

  it('keeps a retracted entry and says who retracted it and why, and keeps remarks', () => {
    const note: Given = { act: 'MemorandumSigned', details: { parties: ['Council'] } };
    const [, entry] = timelineAfter(
      opened,
      note,
      { act: 'EntryAnnotated', details: { target: eventId(2), text: 'See page 3' }, actor: 'Ana' },
      { act: 'EntryRetracted', details: { target: eventId(2), because: 'Not signed' } },
    );
    expect(entry?.retracted).toMatchObject({ by: eventId(4), because: 'Not signed' });
    expect(entry?.annotations).toMatchObject([
      { by: eventId(3), text: 'See page 3', actor: 'Ana' },
    ]);
  });

  it('shows the departures that were recorded with the act', () => {
    const entries = timelineAfter(
      opened,
      { ...appointed, on: '2016-08-01' },
      { act: 'MinisterialDecisionMade', on: '2016-10-01', details: { option: 'retain' } },
    );
    expect(entries[2]?.departures).toMatchObject([{ rule: 'R5' }]);
    expect(entries[2]?.policyVersion).toBe('putting-children-first-2016');
  });

  it('takes its visibility from the entry where the entry has one', () => {
    const note: Given = { act: 'NoteAdded', details: { text: 'x', visibility: 'publishable' } };
    const [first, second] = timelineAfter(opened, note);
    expect([first?.visibility, second?.visibility]).toEqual(['department', 'publishable']);
  });

  it('says grades in words when a judgement is corrected', () => {
    const [entry] = timelineAfter(judged, {
      act: 'EntryCorrected',
      council: '871',
      details: {
        target: eventId(1),
        replacement: { details: { grades: { 'help-and-protection': 'inadequate' } } },
        because: 'Only one is known',
      },
    });
    expect(entry?.amendments[0]?.changes).toMatchObject([
      { label: 'Grades by heading', to: 'Help and protection: Inadequate' },
    ]);
  });
});
