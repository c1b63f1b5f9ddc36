import { decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';
import { authorityStream } from './index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
const direction: Step = {
  act: 'DirectionIssued',
  on: '2014-10',
  id: exampleIds.direction,
  details: { kind: 'social-care' },
};
const revoked: Step = { act: 'DirectionRevoked', on: '2016-09-06', details: {} };
const contract: Step = {
  act: 'ContractSigned',
  on: '2015-09-30',
  id: exampleIds.report,
  details: { vehicle: 'example-trust' },
};

describe('recording the truth', () => {
  it('takes a late entry where it belongs: a review of 2015 entered after the contract ended in 2021', () => {
    const record = recordOf([opened, contract, { act: 'ContractExpired', on: '2021-09-30' }]);
    expect(
      decideStep(record, {
        act: 'ContractReviewed',
        on: '2015-12',
        details: { by: 'council', outcome: 'noted' },
      }),
    ).toHaveProperty('events');
    expect(
      decideStep(record, {
        act: 'ContractReviewed',
        on: '2022-01',
        details: { by: 'council', outcome: 'noted' },
      }),
    ).toMatchObject({ refused: { code: 'needs-arrangement-in-force' } });
  });

  it('takes an instrument from before the trigger, as where a direction came before the judgement', () => {
    expect(decideStep(recordOf([opened]), { ...direction, on: '2013-11' })).toHaveProperty(
      'events',
    );
  });

  it('gives the benefit of the doubt to imprecise dates', () => {
    const record = recordOf([opened, { ...direction, on: '2016-09-10' }]);
    expect(decideStep(record, { ...revoked, on: '2016-09' })).toHaveProperty('events');
    expect(decideStep(record, { ...revoked, on: '2016-08' })).toMatchObject({
      refused: { code: 'needs-direction-in-force' },
    });
  });

  it('refuses a date after today, and takes today', () => {
    expect(decideStep(recordOf([opened]), { ...direction, on: '2026-11-22' })).toMatchObject({
      refused: { code: 'date-in-future', field: 'effectiveOn' },
    });
    expect(decideStep(recordOf([opened]), { ...direction, on: '2026-11-21' })).toHaveProperty(
      'events',
    );
    expect(decideStep(recordOf([opened]), { ...direction, on: '2026' })).toHaveProperty('events');
  });

  it('refuses what would strand later entries, and names them', () => {
    const record = recordOf([
      opened,
      direction,
      { act: 'DirectionRevised', on: '2016-05', details: { kind: 'social-care' } },
    ]);
    expect(decideStep(record, { ...revoked, on: '2015-01-01' })).toMatchObject({
      refused: {
        code: 'would-strand',
        detail: expect.stringContaining('Direction revised (May 2016)') as string,
      },
    });
  });

  it('refuses to close a case with a direction in force, a paused set-up or twice', () => {
    const closing: Step = {
      act: 'InterventionClosed',
      on: '2020-01-01',
      details: { testMet: 'Good', deliverySettledAs: 'council-run' },
    };
    expect(decideStep(recordOf([opened, direction]), closing)).toMatchObject({
      refused: { code: 'needs-nothing-in-force' },
    });
    const paused = recordOf([
      opened,
      { act: 'DeliveryModelAnnounced', on: '2019-01', details: { model: 'unknown' } },
      { act: 'SetUpPaused', on: '2019-06', details: {} },
    ]);
    expect(decideStep(paused, closing)).toMatchObject({
      refused: { code: 'needs-delivery-settled' },
    });
    expect(decideStep(recordOf([opened, closing]), { ...closing, on: '2021-01-01' })).toMatchObject(
      { refused: { code: 'needs-open' } },
    );
  });

  it('refuses the same end twice on one day, and two ends of one beginning in one year', () => {
    const closing: Step = {
      act: 'InterventionClosed',
      on: '2020-01-01',
      details: { testMet: 'Good', deliverySettledAs: 'council-run' },
    };
    expect(decideStep(recordOf([opened, closing]), closing)).toMatchObject({
      refused: { code: 'needs-open' },
    });
    expect(
      decideStep(recordOf([opened, direction, { ...revoked, on: '2016' }]), {
        ...revoked,
        on: '2016',
      }),
    ).toMatchObject({ refused: { code: 'needs-direction-in-force' } });
    const hold: Step = { act: 'HoldPlaced', on: '2016', details: { because: 'Court' } };
    expect(decideStep(recordOf([opened, hold]), hold)).toMatchObject({
      refused: { code: 'needs-no-hold' },
    });
  });

  it('takes a direction within the year in which the case was closed', () => {
    const closed = recordOf([
      opened,
      {
        act: 'InterventionClosed',
        on: '2016',
        details: { testMet: 'Good', deliverySettledAs: 'council-run' },
      },
    ]);
    expect(decideStep(closed, { ...direction, on: '2016-05-01' })).toHaveProperty('events');
  });

  it('keeps delivery recordable after closure', () => {
    const record = recordOf([
      opened,
      { act: 'ServiceTransferred', on: '2019-10-01', details: { vehicle: 'example-trust' } },
      {
        act: 'InterventionClosed',
        on: '2021-06',
        details: { testMet: 'Good', deliverySettledAs: 'vehicle-kept-by-choice' },
      },
    ]);
    expect(
      decideStep(record, {
        act: 'ReturnedToCouncil',
        on: '2024-10-01',
        details: { complete: true },
      }),
    ).toHaveProperty('events');
    expect(decideStep(record, { ...direction, on: '2024-10-01' })).toMatchObject({
      refused: { code: 'needs-open' },
    });
  });

  it('refuses a second opening, a second hold, and a grade on a monitoring visit', () => {
    expect(decideStep(recordOf([opened]), opened)).toMatchObject({
      refused: { code: 'needs-not-opened' },
    });
    const hold: Step = { act: 'HoldPlaced', on: '2015-01-01', details: { because: 'Court' } };
    expect(decideStep(recordOf([opened, hold]), { ...hold, on: '2015-02-01' })).toMatchObject({
      refused: { code: 'needs-no-hold' },
    });
    expect(
      decideStep([], { act: 'MonitoringVisitRecorded', details: { grades: { leaders: 'good' } } }),
    ).toMatchObject({ refused: { code: 'invalid' } });
  });

  it('refuses the same inspection twice, also where it was published on the same day or corrected into it', () => {
    const judgement: Step = {
      act: 'JudgementRecorded',
      on: '2014-02-14',
      details: {
        framework: 'SIF',
        inspectionStart: '2013-11-19',
        grades: {},
        overall: 'inadequate',
      },
    };
    const other: Step = {
      ...judgement,
      id: exampleIds.note,
      on: '2016-02-17',
      details: { ...judgement.details, inspectionStart: '2015-11-24' },
    };
    const twice = { refused: { code: 'already-recorded' } };
    expect(decideStep(recordOf([judgement]), { ...judgement, on: '2014-02-15' })).toMatchObject(
      twice,
    );
    expect(decideStep(recordOf([judgement]), judgement)).toMatchObject(twice);
    expect(decideStep(recordOf([judgement]), other)).toHaveProperty('events');
    const corrected: Step = {
      act: 'EntryCorrected',
      on: '2026-01-01',
      details: {
        target: exampleIds.note,
        replacement: { details: { inspectionStart: '2013-11-19' } },
        because: 'Mixed up',
      },
    };
    const record = recordOf([judgement, other]);
    const decision = authorityStream.decide(
      {
        act: 'EntryCorrected',
        input: { effectiveOn: '2026-01-01', details: corrected.details },
        today: '2026-11-21',
        role: 'team-leader',
      },
      record,
    );
    expect(decision).toMatchObject({ refused: { code: 'would-strand' } });
  });

  it('names the field and the remedy of a reference that is not in force', () => {
    expect(
      decideStep(recordOf([opened, direction]), {
        ...revoked,
        details: { revokes: [exampleIds.notice] },
      }),
    ).toMatchObject({
      refused: {
        code: 'reference-not-in-force',
        remedy: expect.stringContaining('in force on that date') as string,
      },
    });
  });
});
