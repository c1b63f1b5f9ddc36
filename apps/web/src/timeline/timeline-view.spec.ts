import { lateness, timelineView } from './timeline-view.js';
import { sampleEntry } from '../testing/samples.js';

describe('the lines of a timeline', () => {
  it('say how late an entry was recorded', () => {
    expect(lateness('2016-09-30', '2016-10-30T12:00:00Z')).toBeNull();
    expect(lateness('2016-09-30', '2016-10-31T12:00:00Z')).toBe('1 month later');
    expect(lateness('2016-09', '2016-10-31T12:00:00Z')).toBe('1 month later');
    expect(lateness('2016-09-30', '2026-11-21T12:00:00Z')).toBe('10 years later');
    expect(lateness('unknown', '2026-11-21T12:00:00Z')).toBeNull();
    expect(lateness('2016', '2016-11-21T12:00:00Z')).toBeNull();
  });

  it('stand under their years', () => {
    const on = (effectiveOn: string) => sampleEntry({ effectiveOn });
    const dates = ['../2014', '2015-10-01', '2015/2021', '2016-01', 'unknown'];
    const years = timelineView(dates.map(on), 'x');
    expect(years.map(({ year, entries }) => [year, entries.length])).toEqual([
      ['2014 or earlier', 1],
      ['2015', 2],
      ['2016', 1],
      ['Date not known', 1],
    ]);
  });

  it('say which may have happened after the day asked for', () => {
    const sure = sampleEntry();
    const unsure = sampleEntry({ id: '0192d3f0-0000-7000-8000-0000000000bb' });
    const years = timelineView([sure, unsure], 'x', { uncertain: [unsure.id] });
    expect(years[0]?.entries.map(({ uncertain }) => uncertain)).toEqual([false, true]);
  });

  it('lead to the record that holds them', () => {
    const [first] = timelineView([sampleEntry({ stream: 'authority-871' })], 'x');
    expect(first?.entries[0]).toMatchObject({ base: '/authorities/871', ofCouncil: true });
    const [own] = timelineView([sampleEntry({ stream: 'intervention-1-2' })], 'x');
    expect(own?.entries[0]).toMatchObject({ base: '/interventions/1-2', ofCouncil: false });
  });

  it('lead to what was known that day where they decide, and to their step', () => {
    const of = (given: Parameters<typeof sampleEntry>[0], id: string | null = '1') =>
      timelineView([sampleEntry(given)], id)[0]?.entries[0];
    const { id } = sampleEntry();
    expect(of({})).toMatchObject({
      decision: `/interventions/1/decisions/${id}`,
      step: `/interventions/1/steps/${id}`,
    });
    expect(of({ act: 'NoteAdded' })?.decision).toBeNull();
    expect(of({ act: 'EntryCorrected', target: id })).toMatchObject({ decision: null, step: null });
    expect(of({}, null)).toMatchObject({ decision: null, step: null });
  });
});
