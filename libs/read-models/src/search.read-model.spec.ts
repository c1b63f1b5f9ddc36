import { actNamed, type ActName } from '@interventions/domain';
import { caseId, eventId, GivenLog, judged, opened, type Given } from './given-events.fixture.js';
import { peopleFields } from './named-in-entry.js';
import { searchModel, type SearchLine } from './search.read-model.js';

const appointed: Given = {
  act: 'CommissionerAppointed',
  on: '2014-10-01',
  details: { commissioners: ['Eleanor Brazil', 'Zoë Müller'] },
  common: {
    source: { title: 'Letter', url: 'https://example.org/letter' },
    claims: [{ effectiveOn: '2014-10-02', source: { title: 'A newspaper' } }],
    reason: 'A second failure',
  },
};

const linesAfter = (...steps: readonly Given[]) =>
  new GivenLog(...steps).rowsOf(searchModel).map((row) => ({
    ...row,
    line: JSON.parse(String(row['line'])) as SearchLine,
  })) as readonly (Readonly<Record<string, unknown>> & { readonly line: SearchLine })[];

describe('what is searched', () => {
  it('is each entry with the council, and each person and source that it names', () => {
    const lines = linesAfter(opened, appointed).filter((row) => row['entry_id'] === eventId(2));
    expect(lines.map((row) => [row['kind'], row['head']])).toEqual([
      ['entry', expect.stringContaining('eleanor brazil and zoe muller appointed') as string],
      ['person', 'eleanor brazil'],
      ['person', 'zoe muller'],
      ['source', 'letter https example org letter'],
      ['source', 'a newspaper'],
    ]);
    expect(lines[0]).toMatchObject({
      stream: `intervention-${caseId}`,
      visibility: 'publishable',
      la_code: '871',
      council: 'slough 871',
      line: { title: 'Commissioner appointed', dateText: '1 October 2014', retracted: false },
    });
    expect(lines[0]?.['body']).toContain('a second failure');
    expect(lines[1]?.line.title).toBe('Eleanor Brazil');
  });

  it('holds who may read an entry, for what it names too', () => {
    const note: Given = {
      act: 'NoteAdded',
      details: { text: 'Said in confidence', visibility: 'case-team' },
      common: { source: { title: 'A call' } },
    };
    const kept = linesAfter(opened, note).filter((row) => row['entry_id'] === eventId(2));
    expect(kept.map((row) => [row['kind'], row['visibility']])).toEqual([
      ['entry', 'case-team'],
      ['source', 'case-team'],
    ]);
  });

  it('is what a correction says, and no longer what it replaced; both are told', () => {
    const correction: Given = {
      act: 'EntryCorrected',
      details: {
        target: eventId(2),
        replacement: { details: { commissioners: ['Malcolm Newsam'] } },
        because: 'Another letter',
      },
    };
    const lines = linesAfter(opened, appointed, correction);
    const people = lines.filter((row) => row['kind'] === 'person');
    expect(people.map((row) => row['head'])).toEqual(['malcolm newsam']);
    expect(people[0]?.line.corrected).toBe(true);
    const retraction: Given = {
      act: 'EntryRetracted',
      details: { target: eventId(2), because: 'Not so' },
    };
    const memo: Given = { act: 'MemorandumSigned', details: { parties: ['Council'] } };
    expect(
      linesAfter(opened, memo, retraction)
        .filter((row) => row['entry_id'] === eventId(2))
        .every(({ line }) => line.retracted),
    ).toBe(true);
  });

  it('is nobody where the source names nobody', () => {
    const unnamed = {
      ...appointed,
      details: { commissioners: ['A person not named in the source'] },
    };
    const kinds = linesAfter(opened, unnamed).map((row) => row['kind']);
    expect(kinds).toEqual(['entry', 'entry', 'source', 'source']);
  });

  it('is what happened at a council too', () => {
    expect(linesAfter(judged)[0]).toMatchObject({ stream: 'authority-871', council: 'slough 871' });
  });

  it('leaves out a case that was opened by mistake', () => {
    const voided: Given = { act: 'InterventionVoided', details: { because: 'Typed twice' } };
    expect(linesAfter(opened, voided)).toEqual([]);
  });

  it('knows the fields that name people by their acts', () => {
    for (const [act, fields] of Object.entries(peopleFields))
      expect(Object.keys(actNamed(act as ActName).details.shape)).toEqual(
        expect.arrayContaining([...fields]),
      );
  });
});
