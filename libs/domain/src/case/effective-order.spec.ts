import { decideStep, entryAt, exampleIds, recordOf, type Step } from '../testing/index.js';
import { correct, effectiveOrder, stateOf, violations } from './index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
const step = (act: Step['act'], on: string, details: Step['details'] = {}, id?: string): Step => ({
  act,
  on,
  details,
  ...(id !== undefined && { id }),
});
const ordered = (steps: readonly Step[]) =>
  effectiveOrder(correct(recordOf([opened, ...steps]))).map(
    (entry) => `${entry.act} ${entry.data.effectiveOn}`,
  );
const issued = step('DirectionIssued', '2016-10-05', { kind: 'social-care' }, exampleIds.direction);

describe('the order in which things happened', () => {
  it('puts an end of the same year after its beginning, so that it ends something', () => {
    const steps = [issued, step('DirectionRevoked', '2016')];
    expect(ordered(steps)).toEqual([
      'InterventionOpened 2014-02-14',
      'DirectionIssued 2016-10-05',
      'DirectionRevoked 2016',
    ]);
    expect(stateOf(recordOf([opened, ...steps])).state.instruments).toEqual([]);
  });

  it('leaves an end before the beginning where something was in force already', () => {
    const steps = [
      step('DirectionIssued', '2015-01-01', { kind: 'social-care' }),
      issued,
      step('DirectionRevoked', '2016'),
    ];
    expect(stateOf(recordOf([opened, ...steps])).state.instruments).toMatchObject([
      { since: '2016-10-05' },
    ]);
  });

  it('puts what has no date before what needs it, and after nothing that is certainly later', () => {
    const steps = [
      step('ImprovementBoardFormed', 'unknown'),
      step('BoardStoodDown', '2016-05-01'),
      step('NoteAdded', '2018-01-01', { text: 'x', visibility: 'department' }),
    ];
    expect(ordered(steps)).toEqual([
      'InterventionOpened 2014-02-14',
      'ImprovementBoardFormed unknown',
      'BoardStoodDown 2016-05-01',
      'NoteAdded 2018-01-01',
    ]);
  });

  it('never contradicts dates that are certain', () => {
    const record = recordOf([opened, issued]);
    expect(decideStep(record, step('DirectionRevoked', '2015'))).toMatchObject({
      refused: { code: 'needs-direction-in-force' },
    });
  });

  it('takes acts of one day in the order that makes sense', () => {
    const steps = [
      issued,
      step('DirectionRevoked', '2020-01-01'),
      step('InterventionClosed', '2020-01-01', {
        testMet: 'Good',
        deliverySettledAs: 'council-run',
      }),
    ];
    const [first, second, third, last] = recordOf([opened, ...steps]);
    if (!first || !second || !third || !last) throw new Error('four entries');
    const typedLate = [
      first,
      second,
      { ...last, position: third.position },
      { ...third, position: last.position },
    ];
    expect(violations(correct(typedLate))).toEqual([]);
    expect(stateOf(typedLate).state).toMatchObject({ status: 'closed', instruments: [] });
  });
});

describe('the cost of judging', () => {
  const many = 2000;
  const history = (date: (index: number) => string): readonly Step[] =>
    Array.from({ length: many }, (_, index) =>
      index % 4 === 0
        ? step('AdviserAppointed', date(index), { name: `Adviser ${index}` })
        : index % 4 === 1
          ? step('AdviserEnded', date(index))
          : step('ReviewHeld', date(index), { outcome: 'some' }),
    );
  const yearAfter = (index: number) => 2015 + Math.floor(index / 200);
  const dates = {
    exact: (index: number) =>
      `${yearAfter(index)}-${(1 + (Math.floor(index / 16) % 12)).toString().padStart(2, '0')}-01`,
    years: (index: number) => `${yearAfter(index)}`,
    unknown: () => 'unknown',
  };

  it.each(Object.entries(dates))(
    'grows no faster than a case of 2,000 entries (dates: %s)',
    (_name, date) => {
      let reads = 0;
      const record = [opened, ...history(date)].map(({ act, on = '', details = {} }, index) =>
        entryAt(index, act, {
          effectiveOn: on,
          policyVersion: '',
          departures: [],
          get details() {
            reads += 1;
            return details;
          },
        }),
      );
      const decision = decideStep(record, issued);
      expect('events' in decision || 'refused' in decision).toBe(true);
      expect(reads / many).toBeLessThan(30);
    },
  );
});
