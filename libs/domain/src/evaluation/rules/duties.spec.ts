import { exampleIds, inShort, obligationsOn, step } from '../../testing/index.js';

const { direction } = exampleIds;
const first = step(
  'DirectionIssued',
  '2015-01-10',
  {
    kind: 'social-care',
    sequence: 1,
    duties: [
      { text: 'Appoint a director', due: '2015-06' },
      { text: 'Report to the minister', owner: 'The leader' },
    ],
  },
  direction,
);
const met = step('DeadlineMet', '2015-06-30', { deadline: `duty/${direction}/1` });
const duties = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
  obligationsOn('duty', asOf, [first, ...steps]);

describe('the duties of a direction', () => {
  it('are due on the last day that the direction allows, open on that day and missed from the next', () => {
    expect(inShort(duties('2015-06-30'))).toEqual(['1 open 2015-06-30', '2 open no date']);
    expect(inShort(duties('2015-07-01'))).toEqual(['1 missed 2015-06-30', '2 open no date']);
  });

  it('say whose they are, where they come from and how many days are left', () => {
    const [one, two] = duties('2015-06-01');
    expect(one).toMatchObject({
      what: 'Duty 1 of the first direction: Appoint a director',
      who: 'council',
      rule: null,
      daysLeft: 29,
    });
    expect(two?.explanation).toBe(
      'First direction, issued on 10 January 2015, sets this duty and names who must do it: The leader. It sets no date.',
    );
  });

  it('are met, late or waived by what people record of them', () => {
    expect(inShort(duties('2016-01-01', met))[0]).toBe('1 met 2015-06-30');
    expect(inShort(duties('2016-01-01', { ...met, on: '2015-07-01' }))[0]).toBe(
      '1 met-late 2015-06-30',
    );
    const waived = step('DeadlineWaived', '2015-05-01', {
      deadline: `duty/${direction}/1`,
      why: 'overtaken',
      because: 'The director was appointed already.',
    });
    expect(inShort(duties('2016-01-01', waived))[0]).toBe('1 waived 2015-06-30');
    const [late] = duties('2016-01-01', waived, { ...met, on: '2015-07-01' });
    expect(late?.state).toBe('waived');
    expect(late?.explanation).toContain(
      'It was waived: The director was appointed already (1 May 2015). It was done (1 July 2015).',
    );
  });

  it('lapse with their direction unless they were met or their day had passed', () => {
    const revoked = (on: string) => step('DirectionRevoked', on, { revokes: [direction] });
    expect(inShort(duties('2016-01-01', revoked('2015-05-01')))).toEqual([
      '1 lapsed 2015-06-30',
      '2 lapsed no date',
    ]);
    expect(inShort(duties('2016-01-01', revoked('2015-07-31')))[0]).toBe('1 missed 2015-06-30');
    expect(inShort(duties('2016-01-01', met, revoked('2015-07-31')))[0]).toBe('1 met 2015-06-30');
  });

  it('begin anew in a revision, which keeps the former dates of a duty that it repeats', () => {
    const revised = step('DirectionRevised', '2015-05-01', {
      kind: 'social-care',
      sequence: 2,
      duties: [{ text: 'appoint a director.', due: '2015-12-31' }],
    });
    const [old, repeated] = duties('2015-05-02', revised);
    expect(old).toMatchObject({
      state: 'lapsed',
      lapsed: { because: 'A revised direction replaced it' },
    });
    expect(repeated).toMatchObject({
      state: 'open',
      due: { earliest: '2015-12-31', latest: '2015-12-31' },
      dueHistory: [{ from: { latest: '2015-06-30' }, to: { latest: '2015-12-31' } }],
    });
  });

  it('end with the case', () => {
    const steps = [
      step('DirectionRevoked', '2015-02-01'),
      step('InterventionClosed', '2015-02-02', {
        testMet: 'Good',
        deliverySettledAs: 'council-run',
      }),
    ];
    expect(duties('2016-01-01', ...steps)[0]?.lapsed?.because).toBe('The direction was revoked');
  });

  it('keep every former date where a date is moved, and the move is of one duty only', () => {
    const moved = step('DeadlineMoved', '2015-03-01', {
      obligation: 'other',
      what: 'Duty 1',
      deadline: `duty/${direction}/1`,
      to: '2015-09-30',
      why: 'council-request',
    });
    expect(duties('2015-03-02', moved)[0]).toMatchObject({
      due: { latest: '2015-09-30' },
      dueHistory: [{ from: { latest: '2015-06-30' }, why: 'council-request' }],
    });
    expect(duties('2015-03-02', moved)[1]).toMatchObject({ due: null, dueHistory: [] });
  });
});
