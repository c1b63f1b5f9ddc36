import { decideStep, entryAt, exampleIds, recordOf, type Step } from '../testing/index.js';
import { correct, effectiveOrder, stateOf, type CaseRecord } from './index.js';

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
const contract: Step = {
  act: 'ContractSigned',
  on: '2015-09-30',
  id: exampleIds.report,
  details: { vehicle: 'example-trust' },
};

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
        detail: expect.stringContaining('Contract reviewed (1 January 2016)') as string,
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

  it('are refused where they give a date after today or the value that stands', () => {
    expect(amend(noted(), correction({ effectiveOn: '2027-01-01' }))).toMatchObject({
      refused: { code: 'date-in-future', field: 'details.replacement.effectiveOn' },
    });
    expect(amend(noted(), correction({ details: { text: 'As heard.' } }))).toMatchObject({
      refused: { code: 'nothing-corrected' },
    });
    const claimed = recordOf([
      opened,
      {
        ...noteStep,
        common: { claims: [{ effectiveOn: '2027', source: { title: 'Plan' } }] },
      },
    ]);
    expect(
      amend(claimed, {
        act: 'ClaimAccepted',
        details: { target: exampleIds.note, claim: 0, because: 'x' },
      }),
    ).toMatchObject({ refused: { code: 'date-in-future', field: 'details.claim' } });
  });
});
