import { decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';
import { actNamed, allowedActs, correct, stateOf, type CaseRecord } from './index.js';

const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};

describe('retractions', () => {
  const noteStep: Step = {
    act: 'NoteAdded',
    on: '2015-01-01',
    id: exampleIds.note,
    details: { text: 'As heard.', visibility: 'case-team' },
    common: { claims: [{ effectiveOn: '2015-02-01', source: { title: 'Letter' } }] },
  };
  const amend = (record: CaseRecord, step: Step) =>
    decideStep(record, { on: '2026-01-01', ...step });

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
