import { decideStep, exampleIds, recordOf, type Step, step } from '../testing/index.js';

const { direction } = exampleIds;
const opened: Step = {
  act: 'InterventionOpened',
  on: '2014-02-14',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
const issued = step(
  'DirectionIssued',
  '2015-01-10',
  { kind: 'social-care', duties: [{ text: 'Plan', due: '2015-06-30' }] },
  direction,
);
const deadline = `duty/${direction}/1`;
const met = step('DeadlineMet', '2015-06-01', { deadline });
const waived = step('DeadlineWaived', '2015-06-01', {
  deadline,
  why: 'not-needed',
  because: 'Done by others',
});
const missed = step('DeadlineMissed', '2015-07-01', {
  deadline,
  obligation: 'Duty 1',
  due: '2015-06-30',
});
const moved = step('DeadlineMoved', '2015-06-01', {
  deadline,
  obligation: 'other',
  to: '2015-09-30',
  why: 'external',
});
const decide = (next: Step, ...steps: readonly Step[]) =>
  decideStep(recordOf([opened, issued, ...steps]), next);

describe('an act about a deadline', () => {
  it.each([met, waived, missed, moved])('$act is taken where it names what is due', (act) => {
    expect(decide(act)).toHaveProperty('events');
  });

  it.each([met, waived, missed, moved])(
    '$act is refused where nothing like that is due in the case on its date',
    (act) => {
      const other = { ...act, details: { ...act.details, deadline: `duty/${direction}/2` } };
      const refusal = {
        refused: {
          code: 'deadline-unknown',
          detail: 'Nothing like that is due in this case on that date.',
          field: 'details.deadline',
          remedy: 'Choose something that is listed as due in this case, and check the date.',
        },
      };
      expect(decide(other)).toEqual(refusal);
      if (act.act !== 'DeadlineMissed')
        expect(decide({ ...act, on: '2015-01-09' })).toEqual(refusal);
    },
  );

  it('is refused where it is met already, or waived twice, in words', () => {
    for (const next of [met, waived]) {
      expect(decide(next, met)).toMatchObject({
        refused: {
          code: 'deadline-settled',
          detail: expect.stringMatching(
            /^Duty 1 of the direction: Plan: this is met already\. /,
          ) as string,
        },
      });
    }
    expect(decide(waived, waived)).toMatchObject({
      refused: {
        code: 'deadline-settled',
        detail: expect.stringContaining('this is waived already') as string,
      },
    });
  });

  it('is taken where what was waived was done all the same', () => {
    expect(decide(met, waived)).toHaveProperty('events');
  });

  it('records one miss for one date, and another for a date that was moved', () => {
    expect(decide(missed, missed)).toMatchObject({ refused: { code: 'already-recorded' } });
    const later = step('DeadlineMissed', '2015-10-01', {
      deadline,
      obligation: 'Duty 1',
      due: '2015-09-30',
    });
    expect(decide(later, missed, moved)).toHaveProperty('events');
  });

  it('may be met after its miss', () => {
    expect(decide({ ...met, on: '2015-07-15' }, missed)).toHaveProperty('events');
  });

  it('names none where a planned date is moved in the older way', () => {
    const older = step('DeadlineMoved', '2015-06-01', {
      obligation: 'goLive',
      to: '2015-09-30',
      why: 'external',
    });
    expect(decide(older)).toHaveProperty('events');
  });

  it('holds back a correction after which it would name nothing, and itself cannot be corrected to nothing', () => {
    const withoutDuty = step('EntryCorrected', '2026-11-21', {
      target: direction,
      replacement: { details: { duties: null } },
      because: 'A mistake',
    });
    expect(decide(withoutDuty)).toHaveProperty('events');
    expect(decide(withoutDuty, met)).toMatchObject({
      refused: {
        code: 'would-strand',
        detail:
          'These entries name something that would not be due in this case: Deadline met (1 June 2015).',
      },
    });
    const known = { ...met, id: exampleIds.note };
    const corrected = (to: string) =>
      step('EntryCorrected', '2026-11-21', {
        target: exampleIds.note,
        replacement: { details: { deadline: to } },
        because: 'A mistake',
      });
    expect(decide(corrected(`duty/${direction}/7`), known)).toMatchObject({
      refused: { code: 'would-strand' },
    });
    const retracted = step('EntryRetracted', '2026-11-21', {
      target: exampleIds.note,
      because: 'A mistake',
    });
    expect(decide(retracted, known)).toHaveProperty('events');
  });
});
