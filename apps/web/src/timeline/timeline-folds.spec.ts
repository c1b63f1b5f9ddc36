import { sampleEntry } from '../testing/samples.js';
import { timelineView } from './timeline-view.js';

const minor = (n: number, given: Parameters<typeof sampleEntry>[0] = {}) =>
  sampleEntry({
    id: `0192d3f0-0000-7000-8000-00000000000${n}`,
    act: 'MonitoringVisitRecorded',
    title: 'Monitoring visit',
    weight: 'minor',
    amendments: [],
    claims: [],
    departures: [],
    annotations: [],
    ...given,
  });
const shapeOf = (
  items: Parameters<typeof timelineView>[0],
  looked: Parameters<typeof timelineView>[2] = { folding: true },
) =>
  timelineView(items, '1', looked).flatMap(({ groups }) =>
    groups.map(({ fold, entries }) => [fold?.titles ?? null, entries.length, fold?.open ?? null]),
  );
const run = [minor(1), minor(2), minor(3, { title: 'Note added' })];

describe('folds of a timeline', () => {
  it('hold three minor entries in a row or more, with what is in them', () => {
    const major = sampleEntry({ weight: 'major' });
    expect(shapeOf([...run, major, minor(4), minor(5)])).toEqual([
      ['Monitoring visit (2), Note added', 3, false],
      [null, 1, null],
      [null, 2, null],
    ]);
  });

  it('are open where a link leads to an entry in them', () => {
    expect(shapeOf(run, { folding: true, entry: minor(2).id })[0]?.[2]).toBe(true);
    expect(shapeOf(run, { folding: true, entry: minor(9).id })[0]?.[2]).toBe(false);
  });

  it('do not go over the end of a year', () => {
    expect(shapeOf([minor(1, { effectiveOn: '2017-01-01' }), minor(2), minor(3)])).toEqual([
      [null, 1, null],
      [null, 2, null],
    ]);
  });

  it('leave in sight what was corrected, retracted, disputed or may be later', () => {
    const by = sampleEntry().id;
    const retracted = { by, because: 'x', actor: 'A', recordedAt: '2026-01-01T00:00:00Z' };
    const claims = [{ effectiveOn: '2016', source: { title: 'A' } }];
    for (const marked of [minor(2, { retracted }), minor(2, { claims })])
      expect(shapeOf([minor(1), marked, minor(3)])).toEqual([
        [null, 1, null],
        [null, 1, null],
        [null, 1, null],
      ]);
    const uncertain = [minor(2).id];
    expect(shapeOf(run, { folding: true, uncertain })).toHaveLength(3);
  });

  it('are not made of what was filtered', () => {
    expect(shapeOf(run, {})).toEqual([[null, 3, null]]);
  });
});
