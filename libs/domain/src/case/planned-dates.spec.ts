import { decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';
import { stateOf } from './index.js';

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
const after = (...steps: readonly Step[]) => stateOf(recordOf([opened, ...steps])).state;
const planned = (...steps: readonly Step[]) =>
  after(...steps).planned.map(({ what, on }) => `${what} ${on}`);
const direction = step(
  'DirectionIssued',
  '2015-01-01',
  { kind: 'social-care', duties: [{ text: 'Appoint', due: '2015-06' }, { text: 'Plan' }] },
  exampleIds.direction,
);
const commissioner = step('CommissionerAppointed', '2015-02-01', {
  commissioners: ['A'],
  reportDue: '2015-05-01',
});

describe('the dates a case waits for', () => {
  it('are the duties of the directions in force', () => {
    expect(planned(direction)).toEqual(['Duty of the direction due 2015-06']);
    expect(
      planned(direction, step('DirectionRevised', '2015-03-01', { kind: 'social-care' })),
    ).toEqual([]);
  });

  it('are one report of the commissioner, moved where it was moved', () => {
    const replaced = step('CommissionerReplaced', '2015-03-01', {
      commissioners: ['B'],
      reportDue: '2015-09-01',
    });
    expect(planned(commissioner, replaced)).toEqual(['Commissioner’s report due 2015-09-01']);
    const moved = step('DeadlineMoved', '2015-04-01', {
      obligation: 'report',
      to: '2015-08-01',
      why: 'other',
    });
    expect(after(commissioner, moved).instruments).toMatchObject([{ due: '2015-08-01' }]);
  });

  it('are the plan that a notice asks for', () => {
    const notice = step('ImprovementNoticeIssued', '2015-01-01', { planDue: '2015-03' });
    expect(planned(notice)).toEqual(['Improvement plan due 2015-03']);
    expect(planned(notice, step('ImprovementNoticeLifted', '2015-02-01'))).toEqual([]);
  });

  it('are re-reviews of the last decision', () => {
    const decided = (on: string, reReviewOn: string) =>
      step('MinisterialDecisionMade', on, { option: 'retain', reReviewOn: [reReviewOn] });
    expect(planned(decided('2016-01-01', '2016-07'), decided('2016-07-01', '2017-01'))).toEqual([
      'Re-review after the decision 2017-01',
    ]);
  });

  it('are no plans that a council rejected', () => {
    const vote = (verdict: string) =>
      step('CouncilDecisionMade', '2016-01-01', {
        body: 'cabinet',
        subject: 'expansion',
        verdict,
        summary: 'Join the trust',
        plannedFor: '2017-04',
      });
    expect(planned(vote('reject'))).toEqual([]);
    expect(planned(vote('approve'))).toEqual(['Planned go-live 2017-04']);
  });

  it('end for the department when the case is closed, and stand for the contract', () => {
    const steps = [
      step('ReviewHeld', '2016-01-01', { outcome: 'some', nextReviewDue: '2016-07' }),
      step('ContractSigned', '2016-02-01', { vehicle: 'example-trust', end: '2026-03' }),
      step('ServiceTransferred', '2016-04-01', { vehicle: 'example-trust' }),
      step('InterventionClosed', '2018-01-01', {
        testMet: 'Good',
        deliverySettledAs: 'vehicle-kept-by-choice',
      }),
    ];
    expect(planned(...steps)).toEqual(['Contract ends 2026-03']);
  });
});

describe('the decision status', () => {
  const reported = step('CommissionerReported', '2015-05-01', { stage: 'final' });

  it('stays pending after a revised direction: that is not the decision on the report', () => {
    const revised = step('DirectionRevised', '2015-09-01', { kind: 'social-care' });
    expect(after(direction, commissioner, reported, revised).decision).toBe('decision-pending');
    const known = step('MinisterialDecisionMade', '2015-10', { option: 'not-stated' });
    expect(after(direction, commissioner, reported, revised, known).decision).toBe('none');
  });

  it('waits for no review by a commissioner who only directs', () => {
    const directing = step('CommissionerAppointed', '2015-02-01', {
      commissioners: ['A'],
      remit: 'direct',
    });
    expect(after(directing).decision).toBe('none');
  });

  it('waits while one of two commissioners stays', () => {
    const second = { ...commissioner, on: '2015-03-01', id: exampleIds.commissioner };
    const left = step('CommissionerWithdrawn', '2015-04-01', { who: [exampleIds.commissioner] });
    expect(after(commissioner, second, left).decision).toBe('review-pending');
  });

  it('keeps a commissioner in post after a decision to leave services with the council', () => {
    const retained = step('MinisterialDecisionMade', '2015-10-01', { option: 'retain' });
    expect(after(commissioner, reported, retained)).toMatchObject({
      decision: 'none',
      instruments: [{ kind: 'commissioner' }],
    });
  });
});

describe('what makes no sense', () => {
  const refused = (steps: readonly Step[], next: Step) =>
    decideStep(recordOf([opened, ...steps]), next);

  it('is publishing a report twice, or revising a direction of a kind that none has', () => {
    const reports = [
      commissioner,
      step('CommissionerReported', '2015-05-01', { stage: 'interim' }, exampleIds.report),
      step('CommissionerReported', '2015-06-01', { stage: 'final' }),
    ];
    const published = step('ReportPublished', '2015-07-01', { report: exampleIds.report });
    expect(refused([...reports, published], published)).toMatchObject({
      refused: { code: 'report-unknown' },
    });
    expect(
      refused([direction], step('DirectionRevised', '2016-01-01', { kind: 'send' })),
    ).toMatchObject({ refused: { code: 'predecessor-not-in-force' } });
  });

  it('is closing under an answer that the delivery track contradicts', () => {
    const closing = step('InterventionClosed', '2018-01-01', {
      testMet: 'Good',
      deliverySettledAs: 'vehicle-kept-by-choice',
    });
    expect(refused([], closing)).toMatchObject({ refused: { code: 'settled-otherwise' } });
  });

  it('is a deadline missed before it was due, a condition missed twice, and a known date after its own', () => {
    expect(
      refused(
        [],
        step('DeadlineMissed', '2016-01-01', { obligation: 'Review', due: '2016-02-01' }),
      ),
    ).toMatchObject({ refused: { code: 'not-due-yet' } });
    const condition = step('ConditionAdded', '2015-01-01', { text: 'x' }, exampleIds.condition);
    const missed = step('ConditionMissed', '2016-01-01', { condition: exampleIds.condition });
    expect(refused([condition, missed], missed)).toMatchObject({
      refused: { code: 'condition-not-open' },
    });
    expect(
      refused(
        [],
        step('AntecedentStated', '2026-01-01', {
          kind: 'adviser',
          interval: '../2014',
          why: 'Not reported',
        }),
      ),
    ).toMatchObject({ refused: { code: 'later-than-it-began', field: 'effectiveOn' } });
  });
});
