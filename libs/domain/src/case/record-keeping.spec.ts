import { decideStep, entryAt, exampleIds, recordOf, type Step } from '../testing/index.js';
import {
  actNamed,
  allowedActs,
  correct,
  effectiveOrder,
  stateOf,
  type CaseRecord,
} from './index.js';

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

  it('keep the number of an accepted claim: what gave it is retracted after it only', () => {
    const remark = (id: string, claimedDate: string): Step => ({
      act: 'EntryAnnotated',
      on: '2026-01-01',
      id,
      details: { target: exampleIds.note, text: 'Another source', claimedDate },
    });
    const retract = (target: string): Step => ({
      act: 'EntryRetracted',
      details: { target, because: 'Mistaken' },
    });
    const record = recordOf([
      opened,
      noteStep,
      remark(exampleIds.adviser, '2015-05-01'),
      remark(exampleIds.notice, '2015-06-01'),
      {
        act: 'ClaimAccepted',
        on: '2026-01-01',
        id: exampleIds.partner,
        details: { target: exampleIds.note, claim: 2, because: 'First hand' },
      },
    ]);
    for (const id of [exampleIds.adviser, exampleIds.notice])
      expect(amend(record, retract(id))).toMatchObject({ refused: { code: 'would-strand' } });
    expect(amend(record, retract(exampleIds.partner))).toHaveProperty('events');
  });

  it('let a retraction be retracted, and that again', () => {
    const retract = (target: string, id: string): Step => ({
      act: 'EntryRetracted',
      on: '2026-01-01',
      id,
      details: { target, because: 'Mistaken' },
    });
    const { note, report, partner, adviser } = exampleIds;
    const steps = [opened, noteStep, retract(note, report)];
    const isRetracted = (all: readonly Step[]) =>
      correct(recordOf(all)).find((entry) => entry.id === note)?.retracted !== null;
    expect(isRetracted(steps)).toBe(true);
    expect(isRetracted([...steps, retract(report, partner)])).toBe(false);
    expect(isRetracted([...steps, retract(report, partner), retract(partner, adviser)])).toBe(true);
  });

  it('let a judgement recorded for the wrong council be retracted', () => {
    expect(actNamed('JudgementRecorded').statutory).toBe(false);
  });

  it('bring a case back that was voided by mistake', () => {
    const voided = recordOf([
      opened,
      {
        act: 'InterventionVoided',
        on: '2026-01-01',
        id: exampleIds.report,
        details: { because: 'Wrong council' },
      },
    ]);
    const back = allowedActs(stateOf(voided).state, 'team-leader');
    expect(back.find((one) => one.act === 'EntryRetracted')).toMatchObject({ allowed: true });
    expect(
      amend(voided, {
        act: 'EntryRetracted',
        details: { target: exampleIds.report, because: 'It was the right council' },
      }),
    ).toHaveProperty('events');
  });
});

describe('an entry about a private person', () => {
  const about: Step = {
    act: 'NoteAdded',
    on: '2015-01-01',
    id: exampleIds.note,
    details: { text: 'Ann Example was unwell.', visibility: 'case-team', about: 'Ann Example' },
  };
  const plain: Step = { ...about, details: { text: 'Quiet.', visibility: 'case-team' } };
  const corrected = (details: Readonly<Record<string, unknown>>): Step => ({
    act: 'EntryCorrected',
    details: { target: exampleIds.note, replacement: { details }, because: 'Ann asked' },
  });

  it('has its words retracted and recorded again, never corrected: a correction is not erasable', () => {
    const refused = { refused: { code: 'personal-not-correctable' } };
    const record = recordOf([opened, about]);
    expect(decideStep(record, corrected({ text: 'Ann Example was well.' }))).toMatchObject(refused);
    expect(decideStep(record, corrected({ about: null }))).toMatchObject(refused);
    expect(
      decideStep(recordOf([opened, plain]), corrected({ about: 'Ann Example' })),
    ).toMatchObject(refused);
    expect(decideStep(recordOf([opened, plain]), corrected({ text: 'Calm.' }))).toHaveProperty(
      'events',
    );
  });

  it('passes its subject on to what is said about it, so that all of it can be erased', () => {
    const record = recordOf([opened, about]);
    const { note } = exampleIds;
    const steps: readonly Step[] = [
      corrected({ visibility: 'department' }),
      { act: 'EntryAnnotated', details: { target: note, text: 'Ann is well again.' } },
      { act: 'EntryRetracted', details: { target: note, because: 'Ann asked' } },
    ];
    for (const step of steps) {
      expect(decideStep(record, step)).toMatchObject({
        events: [{ data: { details: { about: 'Ann Example' } } }],
      });
      expect(actNamed(step.act).personal).toContain('about');
    }
    expect(decideStep(recordOf([opened, plain]), corrected({ text: 'Calm.' }))).not.toHaveProperty(
      'events.0.data.details.about',
    );
  });
});
