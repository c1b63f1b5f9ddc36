import type { CaseLanes } from '@interventions/contracts';

/** An id that ends in a number. */
export const laneId = (n: number): string =>
  `0192d3f0-0000-7000-8000-${n.toString().padStart(12, '0')}`;

/** A case as lanes, with every kind of end. */
export function sampleLanes(given: Partial<CaseLanes> = {}): CaseLanes {
  const bar = { endedBy: null, planned: null };
  return {
    id: laneId(1),
    laCode: '871',
    authority: 'Slough',
    openedOn: '2014-02-14',
    asOf: '2020-12-31',
    from: '2011-05-01',
    to: '2021-03-31',
    starts: { opening: '2014-02-14', inadequate: '2014-02-10' },
    lanes: [
      {
        name: 'case',
        title: 'Case',
        bars: [{ ...bar, id: laneId(2), label: 'Open', from: '2014-02-14', to: null }],
        marks: [],
      },
      {
        name: 'judgements',
        title: 'Judgements',
        bars: [],
        marks: [
          {
            id: laneId(3),
            label: 'Inadequate, 10 February 2014',
            on: '2014-02-10',
            grade: 'inadequate',
          },
          { id: laneId(4), label: 'Good, 2019', on: '2019', grade: 'good' },
          { id: laneId(5), label: 'Not known, date not known', on: 'unknown', grade: 'unknown' },
        ],
      },
      {
        name: 'instruments',
        title: 'Instruments',
        bars: [
          { ...bar, id: laneId(6), label: 'Direction (social care)', from: '2014-10', to: '2016~' },
          { ...bar, id: laneId(7), label: 'Adviser', from: '../2014', to: '2015-01-01/..' },
          { ...bar, id: laneId(8), label: 'Improvement board', from: 'unknown', to: 'unknown' },
        ],
        marks: [],
      },
      {
        name: 'delivery',
        title: 'Who runs the service',
        bars: [
          {
            ...bar,
            id: laneId(9),
            label: 'The council',
            from: '2014-02-14',
            to: '2015-10-01',
            planned: '2015-04',
          },
        ],
        marks: [],
      },
      { name: 'contracts', title: 'Contracts and partnerships', bars: [], marks: [] },
    ],
    measures: [
      {
        name: 'length',
        title: 'Length of the intervention',
        from: { what: 'Opened', on: '2014-02-14', entryId: laneId(2) },
        to: null,
        days: { least: 2512, most: 2512 },
        text: 'Still open: 2512 days, about 83 months so far',
      },
      {
        name: 'planned-to-actual',
        title: 'Planned go-live to the actual one',
        from: null,
        to: null,
        days: null,
        text: 'No planned date is recorded',
      },
    ],
    asAt: { validAt: null, knownAt: null, knownAtInstant: null },
    position: '00000000-00000000000000000042',
    ...given,
  };
}
