import {
  commandOf,
  exampleIds,
  exampleToday,
  recordOf,
  type Step,
  step,
} from '../testing/index.js';
import type { CaseRecord } from '../case/index.js';
import { dryRun, type DryRun } from './index.js';

const { direction } = exampleIds;
const opened: Step = {
  act: 'InterventionOpened',
  on: '2026-01-05',
  details: { laCode: '871', trigger: 'other', triggerText: 'A court judgment' },
};
const assigned = step('CaseOfficerAssigned', '2026-01-06', { officer: 'Priya Nair' });
const issued = step(
  'DirectionIssued',
  '2026-11-20',
  {
    kind: 'social-care',
    duties: [
      { text: 'Plan', due: '2027-01-15' },
      { text: 'Appoint a director', due: '2026-11-25' },
    ],
  },
  direction,
);
const deadline = `duty/${direction}/1`;

function run(record: CaseRecord, next: Step): Exclude<DryRun, { refused: unknown }> {
  const result = dryRun('intervention', commandOf(next), record);
  if ('refused' in result) throw new Error(result.refused.detail);
  return result;
}
const keysOf = (obligations: readonly { readonly key: string }[]) =>
  obligations.map(({ key }) => key);
const duties = (told: readonly { readonly of: string }[]) =>
  told.filter(({ of }) => of.startsWith('Duty'));

describe('a dry run', () => {
  it('tells what begins to run and how the case would stand, and leaves the record as it is', () => {
    const record = recordOf([opened, assigned]);
    const before = JSON.stringify(record, (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    const result = run(record, issued);
    expect(result.events).toMatchObject([{ act: 'DirectionIssued' }]);
    expect(result.state.instruments).toMatchObject([{ kind: 'direction' }]);
    expect(result.started.filter(({ kind }) => kind === 'duty')).toMatchObject([
      { state: 'open', due: { latest: '2026-11-25' } },
      { state: 'open', due: { latest: '2027-01-15' } },
    ]);
    expect(result.stopped).toEqual([]);
    expect(
      JSON.stringify(record, (_key, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      ),
    ).toBe(before);
  });

  it('tells whom the service would write to, and when', () => {
    expect(exampleToday).toBe('2026-11-21');
    expect(duties(run(recordOf([opened, assigned]), issued).told)).toEqual(
      [
        {
          who: 'Priya Nair',
          of: 'Duty 1 of the direction: Plan, due 15 January 2027',
          when: 'On 16 December 2026, 8 January 2027, 14 January 2027 and 15 January 2027 at 8am, and on 16 January 2027 if nothing is recorded by then',
        },
        {
          who: 'Priya Nair',
          of: 'Duty 2 of the direction: Appoint a director, due 25 November 2026',
          when: 'On 24 November 2026 and 25 November 2026 at 8am, and on 26 November 2026 if nothing is recorded by then',
        },
      ].toSorted((a, b) => (a.when < b.when ? 1 : -1)),
    );
  });

  it('promises no message of a miss for a point of a contract, which only passes', () => {
    const signed = step('ContractSigned', '2026-11-21', {
      vehicle: 'example-trust',
      noticeBy: '2026-11-30',
    });
    expect(run(recordOf([opened, assigned]), signed).told).toMatchObject([
      {
        of: 'Last day to give notice to example trust, due 30 November 2026',
        when: 'On 23 November 2026, 29 November 2026 and 30 November 2026 at 8am',
      },
    ]);
  });

  it('says so where no case officer is assigned', () => {
    expect(duties(run(recordOf([opened]), issued).told)[0]).toMatchObject({
      who: 'Nobody',
      when: 'The case has no officer and no team, so no message is sent',
    });
  });

  it('tells a new case officer of everything that is watched, and the same one of nothing again', () => {
    const record = recordOf([opened, assigned, issued]);
    const officer = (name: string) => step('CaseOfficerAssigned', '2026-11-21', { officer: name });
    expect(duties(run(record, officer('Tom Okafor')).told)).toMatchObject([
      { who: 'Tom Okafor' },
      { who: 'Tom Okafor' },
    ]);
    expect(run(record, officer('Priya Nair')).told).toEqual([]);
    const reviews = run(record, officer('Tom Okafor')).told.filter(({ of }) => /review/.test(of));
    expect(reviews).toMatchObject([{ of: 'Six-month review 2, due 5 January 2027' }]);
  });

  it('tells of nothing that was due before the service first recorded the case', () => {
    const old = {
      ...issued,
      on: '2026-01-10',
      details: { kind: 'social-care', duties: [{ text: 'Plan', due: '2025-12-01' }] },
    };
    const result = run(recordOf([opened, assigned]), old);
    expect([duties(result.told), result.started.filter(({ kind }) => kind === 'duty')]).toEqual([
      [],
      [],
    ]);
  });

  it('tells what stops: met, lapsed or waived, each as it would then be', () => {
    const record = recordOf([opened, assigned, issued]);
    const met = run(record, step('DeadlineMet', '2026-11-21', { deadline }));
    expect(met.stopped).toMatchObject([{ key: deadline, state: 'met' }]);
    const revoked = run(record, step('DirectionRevoked', '2026-11-21'));
    expect(keysOf(revoked.stopped)).toEqual(
      expect.arrayContaining([deadline, `duty/${direction}/2`]),
    );
    expect(revoked.told).toEqual([]);
  });

  it('tells what moves, with both dates', () => {
    const result = run(
      recordOf([opened, assigned, issued]),
      step('DeadlineMoved', '2026-11-21', {
        deadline,
        obligation: 'other',
        to: '2027-03-31',
        why: 'council-request',
      }),
    );
    expect(result.moved).toMatchObject([
      { before: { due: { latest: '2027-01-15' } }, after: { due: { latest: '2027-03-31' } } },
    ]);
    expect(result.told).toMatchObject([
      { of: expect.stringContaining('due 31 March 2027') as string },
    ]);
  });

  it('tells what would not be owed any more after a retraction', () => {
    const condition = step(
      'ConditionAdded',
      '2026-11-01',
      { text: 'Fill every post', due: '2027-01' },
      exampleIds.condition,
    );
    const retracted = step('EntryRetracted', '2026-11-21', {
      target: exampleIds.condition,
      because: 'Another case',
    });
    expect(run(recordOf([opened, condition]), retracted).stopped).toMatchObject([
      { kind: 'condition', state: 'lapsed' },
    ]);
  });

  it('shows departures, and a refusal for what cannot be recorded', () => {
    const retained = [
      step('CommissionerAppointed', '2026-02-01', { commissioners: ['A'] }),
      step('CommissionerReported', '2026-05-01', { stage: 'final' }),
    ];
    const decision = step('MinisterialDecisionMade', '2026-06-01', { option: 'retain' });
    expect(run(recordOf([opened, ...retained]), decision).departures).toMatchObject([
      { rule: 'R5' },
    ]);
    expect(
      dryRun('intervention', commandOf(step('DirectionRevoked', '2026-11-21')), recordOf([opened])),
    ).toMatchObject({ refused: { code: 'needs-direction-in-force' } });
  });

  it('of a judgement shows what follows in the case that it is looked at for', () => {
    const inadequate = step('JudgementRecorded', '2026-11-02', {
      framework: 'SIF',
      overall: 'inadequate',
      grades: {},
    });
    const result = dryRun('authority', commandOf(inadequate), [], recordOf([opened, assigned]));
    if ('refused' in result) throw new Error(result.refused.detail);
    expect(result.started.length).toBeGreaterThan(0);
  });
});
