import { decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};

describe('departures from policy', () => {
  const appointed: Step = {
    act: 'CommissionerAppointed',
    on: '2018-01-10',
    details: { commissioners: ['A. Person'] },
  };
  const retain: Step = {
    act: 'MinisterialDecisionMade',
    on: '2018-06-01',
    details: { option: 'retain' },
  };

  it('never refuse, and stand with the act and the version of the day', () => {
    const decision = decideStep(recordOf([opened, appointed]), {
      ...retain,
      common: { reason: 'Progress is real.' },
    });
    expect(decision).toMatchObject({
      events: [
        {
          data: {
            policyVersion: 'improvement-programme-2017',
            departures: [{ rule: 'R5', reason: 'Progress is real.' }],
          },
        },
      ],
    });
  });

  it('are none where compelling reasons are given, or the policy of the day holds no such rule', () => {
    const given = {
      ...retain,
      details: { option: 'retain', compellingReasons: 'Strong leaders.' },
    };
    expect(decideStep(recordOf([opened, appointed]), given)).toMatchObject({
      events: [{ data: { departures: [] } }],
    });
    const early = recordOf([opened, { ...appointed, on: '2014-10-01' }]);
    expect(decideStep(early, { ...retain, on: '2015-01-10' })).toMatchObject({
      events: [{ data: { policyVersion: 'ad-hoc', departures: [] } }],
    });
  });

  it('show a review held more than six months after the one before', () => {
    const review = (on: string): Step => ({ act: 'ReviewHeld', on, details: { outcome: 'some' } });
    expect(
      decideStep(recordOf([opened, review('2016-08-31')]), review('2017-03-01')),
    ).toMatchObject({ events: [{ data: { departures: [{ rule: 'R1' }] } }] });
    expect(
      decideStep(recordOf([opened, review('2016-08-31')]), review('2017-02-28')),
    ).toMatchObject({ events: [{ data: { departures: [] } }] });
  });

  it('are judged on the corrected history of that day', () => {
    const review = (on: string, id?: string): Step => ({
      act: 'ReviewHeld',
      on,
      details: { outcome: 'some' },
      ...(id !== undefined && { id }),
    });
    const record = recordOf([
      opened,
      review('2016-06-01', exampleIds.report),
      {
        act: 'EntryCorrected',
        on: '2026-01-01',
        details: {
          target: exampleIds.report,
          replacement: { effectiveOn: '2016-09-01' },
          because: 'Wrong month',
        },
      },
    ]);
    expect(decideStep(record, review('2017-02-28'))).toMatchObject({
      events: [{ data: { departures: [] } }],
    });
    expect(decideStep(record, review('2017-03-02'))).toMatchObject({
      events: [
        {
          data: {
            departures: [{ says: expect.stringContaining('held on 1 September 2016') as string }],
          },
        },
      ],
    });
  });

  it('show another step than the one expected after insufficient progress', () => {
    const review = (option: string): Step => ({
      act: 'ReviewHeld',
      on: '2017-01-10',
      details: {
        outcome: 'insufficient',
        options: [{ option, assessment: 'x', chosen: true }],
      },
    });
    const record = recordOf([opened]);
    expect(decideStep(record, review('more-time'))).toMatchObject({
      events: [{ data: { departures: [{ rule: 'R2' }] } }],
    });
    expect(decideStep(record, review('commissioner'))).toMatchObject({
      events: [{ data: { departures: [] } }],
    });
    expect(decideStep(record, { ...review('commissioner'), on: '2023-01-10' })).toMatchObject({
      events: [{ data: { departures: [{ rule: 'I2' }] } }],
    });
  });

  it('show a notice with rarer reviews than the policy has, and a closing that leaves a board behind', () => {
    const notice: Step = {
      act: 'ImprovementNoticeIssued',
      on: '2017-01-10',
      details: { reviewEveryMonths: 9 },
    };
    expect(decideStep(recordOf([opened]), notice)).toMatchObject({
      events: [{ data: { departures: [{ rule: 'R1' }] } }],
    });
    const board: Step = { act: 'ImprovementBoardFormed', on: '2017-01-10', details: {} };
    const closing: Step = {
      act: 'InterventionClosed',
      on: '2018-01-10',
      details: { testMet: 'Good', deliverySettledAs: 'council-run' },
    };
    expect(decideStep(recordOf([opened, board]), closing)).toMatchObject({
      events: [{ data: { departures: [{ rule: 'practice' }] } }],
    });
    expect(decideStep(recordOf([opened]), closing)).toMatchObject({
      events: [{ data: { departures: [] } }],
    });
  });
});
