import { decideStep, entryAt, exampleIds, recordOf, type Step } from '../testing/index.js';
import { authorityStream, correct, effectiveOrder, stateOf, type CaseRecord } from './index.js';

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
        detail: expect.stringContaining('Direction revised (2016-05)') as string,
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
});

describe('corrections', () => {
  const noteStep: Step = {
    act: 'NoteAdded',
    on: '2015-01-01',
    id: exampleIds.note,
    details: { text: 'As heard.', visibility: 'case-team' },
    common: { claims: [{ effectiveOn: '2015-02-01', source: { title: 'Letter' } }] },
  };
  const noted = (): CaseRecord => recordOf([opened, noteStep]);
  const amend = (record: CaseRecord, step: Step, role?: Step['role']) =>
    decideStep(record, { on: '2026-01-01', ...step, ...(role && { role }) });
  const correction = (replacement: Readonly<Record<string, unknown>>): Step => ({
    act: 'EntryCorrected',
    details: { target: exampleIds.note, replacement, because: 'Misheard' },
  });

  it('replace values and keep the former ones', () => {
    const record = recordOf([
      opened,
      noteStep,
      {
        ...correction({ effectiveOn: '2015-03-01', details: { text: 'As written.' } }),
        on: '2026-01-01',
      },
    ]);
    const corrected = correct(record).find((entry) => entry.id === exampleIds.note);
    expect(corrected?.data).toMatchObject({
      effectiveOn: '2015-03-01',
      details: { text: 'As written.', visibility: 'case-team' },
    });
    expect(corrected?.amendments).toMatchObject([
      {
        how: 'corrected',
        because: 'Misheard',
        before: { effectiveOn: '2015-01-01', details: { text: 'As heard.' } },
      },
    ]);
  });

  it('are refused where the result is not valid, empty, or touches the stamps', () => {
    expect(amend(noted(), correction({ details: { visibility: 'everybody' } }))).toMatchObject({
      refused: { code: 'invalid', field: 'details.replacement.details.visibility' },
    });
    expect(amend(noted(), correction({}))).toMatchObject({
      refused: { code: 'nothing-corrected' },
    });
    expect(amend(noted(), correction({ policyVersion: 'ad-hoc' }))).toMatchObject({
      refused: { code: 'stamp-not-correctable' },
    });
    expect(
      amend(noted(), {
        act: 'EntryCorrected',
        details: { target: exampleIds.report, replacement: { note: 'x' }, because: 'x' },
      }),
    ).toMatchObject({ refused: { code: 'target-unknown' } });
  });

  it('are refused where they would strand a dependent entry', () => {
    const record = recordOf([
      opened,
      contract,
      { act: 'ContractReviewed', on: '2016-01-01', details: { by: 'council', outcome: 'noted' } },
    ]);
    const moved: Step = {
      act: 'EntryCorrected',
      details: {
        target: exampleIds.report,
        replacement: { effectiveOn: '2018-01-01' },
        because: 'Wrong year',
      },
    };
    expect(amend(record, moved)).toMatchObject({
      refused: {
        code: 'would-strand',
        detail: expect.stringContaining('Contract reviewed (2016-01-01)') as string,
      },
    });
    expect(
      amend(record, {
        act: 'EntryRetracted',
        details: { target: exampleIds.report, because: 'Wrong case' },
      }),
    ).toMatchObject({ refused: { code: 'would-strand' } });
  });

  it('are for the same role or a higher one', () => {
    expect(amend(noted(), correction({ note: 'x' }), 'case-officer')).toMatchObject({
      refused: { code: 'not-permitted' },
    });
    const byOfficer = recordOf([opened, { ...noteStep, role: 'case-officer' }]);
    expect(amend(byOfficer, correction({ note: 'x' }), 'case-officer')).toHaveProperty('events');
  });

  it('accept another source’s date, and can take it back by retracting that', () => {
    const accepted = recordOf([
      opened,
      noteStep,
      {
        act: 'ClaimAccepted',
        on: '2026-01-01',
        id: exampleIds.partner,
        details: { target: exampleIds.note, claim: 0, because: 'The letter is first hand' },
      },
    ]);
    expect(correct(accepted).find((entry) => entry.id === exampleIds.note)?.data.effectiveOn).toBe(
      '2015-02-01',
    );
    const back = [
      ...accepted,
      entryAt(9, 'EntryRetracted', {
        effectiveOn: '2026-01-02',
        policyVersion: '',
        departures: [],
        details: { target: exampleIds.partner, because: 'Forged' },
      }),
    ];
    expect(correct(back).find((entry) => entry.id === exampleIds.note)?.data.effectiveOn).toBe(
      '2015-01-01',
    );
    expect(
      amend(noted(), {
        act: 'ClaimAccepted',
        details: { target: exampleIds.note, claim: 1, because: 'x' },
      }),
    ).toMatchObject({ refused: { code: 'claim-unknown' } });
  });

  it('never retract a statutory decision', () => {
    expect(
      amend(recordOf([opened, direction]), {
        act: 'EntryRetracted',
        details: { target: exampleIds.direction, because: 'x' },
      }),
    ).toMatchObject({ refused: { code: 'statutory-not-retractable' } });
  });

  it('leave a retracted entry out of the state and in the record', () => {
    const record = recordOf([
      opened,
      noteStep,
      {
        act: 'EntryRetracted',
        on: '2026-01-01',
        details: { target: exampleIds.note, because: 'Wrong case' },
      },
    ]);
    expect(effectiveOrder(correct(record)).map((entry) => entry.act)).toEqual([
      'InterventionOpened',
    ]);
    expect(correct(record).find((entry) => entry.id === exampleIds.note)?.retracted).toMatchObject({
      because: 'Wrong case',
    });
    expect(stateOf(record).state.status).toBe('open');
  });
});
