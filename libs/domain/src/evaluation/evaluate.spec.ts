import { findPolicy } from '../policy/index.js';
import { exampleIds, openedCase, recordOf, step, type Step } from '../testing/index.js';
import { evaluate } from './evaluate.js';

const key = [
  'help-and-protection',
  'looked-after-and-permanence',
  'leadership-management-governance',
];
const judged = (on: string, overall: string) =>
  step('JudgementRecorded', on, {
    framework: 'SIF',
    overall,
    grades: Object.fromEntries(key.map((heading) => [heading, overall])),
  });
const appointed = (on: string) =>
  step('CommissionerAppointed', on, { commissioners: ['A. Person'] }, exampleIds.commissioner);
const notice = (on: string) => step('ImprovementNoticeIssued', on, {}, exampleIds.notice);
const evaluated = (asOf: string, ...steps: readonly Step[]) =>
  evaluate(null, recordOf([...openedCase, ...steps]), { asOf });

describe('the phase of a case', () => {
  it.each<[string, readonly Step[], string]>([
    ['diagnosis', [], 'Nothing is in force yet and no review is recorded.'],
    ['improvement', [notice('2015-01-01')], 'In force: Improvement notice.'],
    [
      'improvement',
      [notice('2015-01-01'), step('ImprovementNoticeLifted', '2015-05-01')],
      'Nothing is in force any more.',
    ],
    [
      'improvement',
      [judged('2015-05-01', 'good')],
      'Nothing is in force, and the inspection published on 1 May 2015 judged the services better than inadequate.',
    ],
    ['commissioner', [appointed('2015-01-01')], 'A commissioner is in post.'],
    [
      'commissioner',
      [step('MindedToNotified', '2015-01-01', { what: 'direct' })],
      'A decision of the minister is pending.',
    ],
    [
      'set-up',
      [step('DeliveryModelAnnounced', '2015-01-01', { model: 'independent-trust' })],
      'A delivery model is being set up.',
    ],
    [
      'outside-the-council',
      [step('ServiceTransferred', '2015-01-01', { vehicle: 'a-trust', vehicleName: 'A Trust' })],
      'A Trust has run the services since 1 January 2015.',
    ],
  ])('is %s', (id, steps, because) => {
    expect(evaluated('2015-06-01', ...steps).phase).toMatchObject({ id, because });
  });

  it('is none before the opening, and ended after it was closed', () => {
    expect(evaluated('2014-02-13').phase.id).toBe('not-opened');
    const closed = step('InterventionClosed', '2015-05-01', {
      testMet: 'Judged good.',
      deliverySettledAs: 'council-run',
    });
    expect(evaluated('2015-06-01', closed).phase).toEqual({
      id: 'ended',
      title: 'Ended',
      because: 'The case was closed on 1 May 2015.',
    });
  });
});

describe('what is expected next', () => {
  const acts = (asOf: string, ...steps: readonly Step[]) =>
    evaluated(asOf, ...steps).expectedNext.map(({ act }) => act);

  it('is what is owed, by date, then what follows from where the case stands', () => {
    const reported = step('CommissionerReported', '2017-03-20', { stage: 'final' });
    expect(acts('2017-03-21', appointed('2017-01-10'), reported)).toEqual([
      'ReviewHeld',
      'ReviewHeld',
      'MinisterialDecisionMade',
      'ReportPublished',
    ]);
  });

  it('is to announce what the minister decided, and to resume what is paused', () => {
    const removed = step('MinisterialDecisionMade', '2015-06-01', { option: 'remove-to-trust' });
    expect(acts('2015-07-01', removed)).toContain('DeliveryModelAnnounced');
    const announced = step('DeliveryModelAnnounced', '2015-07-01', { model: 'independent-trust' });
    expect(acts('2015-08-01', removed, announced)).not.toContain('DeliveryModelAnnounced');
    const moved = step('ServiceTransferred', '2015-08-01', {
      vehicle: 'a-trust',
      vehicleName: 'A',
    });
    const returned = step('ReturnedToCouncil', '2015-12-01', { complete: true });
    expect(acts('2016-01-01', removed, moved, returned)).not.toContain('DeliveryModelAnnounced');
    expect(acts('2015-09-01', removed, announced, step('SetUpPaused', '2015-08-15'))).toContain(
      'SetUpResumed',
    );
  });

  it('is to step down once an inspection was better, and to close when nothing is left', () => {
    const better = judged('2015-05-01', 'good');
    expect(acts('2015-06-01', notice('2015-01-01'), better)).toEqual(['ImprovementNoticeLifted']);
    expect(acts('2015-06-01', better)).toEqual(['InterventionClosed']);
    expect(acts('2015-06-01', judged('2015-05-01', 'inadequate'))).not.toContain(
      'InterventionClosed',
    );
  });

  it('is nothing once the case has ended', () => {
    const better = judged('2015-05-01', 'good');
    const closed = step('InterventionClosed', '2015-05-20', {
      testMet: 'Judged good.',
      deliverySettledAs: 'council-run',
    });
    expect(acts('2015-06-01', better, closed)).toEqual([]);
  });
});

describe('departures', () => {
  const retained = (on: string) => step('MinisterialDecisionMade', on, { option: 'retain' });

  it('are derived again under the policy of each date, or under the one imposed', () => {
    const steps = [appointed('2014-06-01'), retained('2015-01-10')];
    expect(evaluated('2015-06-01', ...steps).departures).toEqual([]);
    const history = recordOf([...openedCase, ...steps]);
    const imposed = evaluate(findPolicy('putting-children-first-2016') ?? null, history, {
      asOf: '2015-06-01',
    });
    expect(imposed.policyId).toBe('putting-children-first-2016');
    expect(imposed.departures).toMatchObject([
      { rule: 'R5', policyId: 'putting-children-first-2016', reason: null },
    ]);
  });

  it('hold a commissioner who was expected and never appointed, with the reason on record', () => {
    const systemic = judged('2017-01-10', 'inadequate');
    const bare = evaluated('2017-06-01', systemic).departures;
    expect(bare).toMatchObject([
      {
        rule: 'R2',
        entryId: null,
        says: 'A commissioner was expected on 10 January 2017 and none is recorded.',
        reason: null,
      },
    ]);
    const weighed = step('ReviewHeld', '2017-05-01', {
      outcome: 'some',
      options: [{ option: 'commissioner', assessment: 'A new director has just begun.' }],
    });
    expect(evaluated('2017-06-01', systemic, weighed).departures).toMatchObject([
      { reason: 'A new director has just begun.' },
    ]);
    expect(evaluated('2017-06-01', systemic, appointed('2017-02-01')).departures).toEqual([]);
  });

  it('say where the record does not claim to hold everything', () => {
    const history = recordOf([...openedCase.slice(0, 1), judged('2017-01-10', 'inadequate')]);
    expect(evaluate(null, history, { asOf: '2017-06-01' }).departures[0]?.says).toContain(
      'does not claim to hold everything',
    );
  });
});

describe('explanations', () => {
  const about = (subject: string, asOf: string, ...steps: readonly Step[]) =>
    evaluated(asOf, ...steps)
      .explanations.filter((one) => one.about === subject)
      .map(({ says }) => says);

  it('name the versions that judged what, in the order of time', () => {
    const later = judged('2017-01-10', 'inadequate');
    expect(about('policy', '2017-06-01', later)).toEqual([
      '“Case-by-case intervention” judges 1 entry, by its date.',
      '“Putting children first, July 2016” judges 1 entry, by its date.',
    ]);
  });

  it('keep the stated reason apart from the computed test, and say where they disagree', () => {
    const stated = step('FailureReasonStated', '2019-09-01', {
      text: 'Failing twice.',
      claims: ['persistent'],
    });
    const [says] = about('stated-reason', '2019-10-01', judged('2017-01-10', 'inadequate'), stated);
    expect(says).toContain('claims persistent failure. The computed test says no:');
  });

  it('say since when the service holds the case, what the record covers, and what a hold does', () => {
    expect(about('coverage', '2026-06-01')[0]).toContain('since 1 January 2026');
    expect(about('coverage', '2026-06-01')).toHaveLength(2);
    const held = step('HoldPlaced', '2017-04-01', { because: 'Court' });
    expect(about('hold', '2017-05-01', held)).toEqual([
      'The case was put on hold on 1 April 2017. No source says whether a clock stands still while a case is on hold.',
    ]);
    expect(about('reviews', '2017-05-01')).toEqual([
      'Reviews are counted from 14 February 2014, the date of the opening.',
    ]);
  });
});
