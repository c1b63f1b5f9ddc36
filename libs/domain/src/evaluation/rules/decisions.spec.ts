import { exampleIds, inShort, obligationsOn, step, type Step } from '../../testing/index.js';

const appointed = (on: string) =>
  step('CommissionerAppointed', on, { commissioners: ['A. Person'] }, exampleIds.commissioner);
const reported = (on: string) => step('CommissionerReported', on, { stage: 'final' });
const decided = (on: string, option: string, more: object = {}) =>
  step('MinisterialDecisionMade', on, { option, ...more });
const review = (on: string) => step('ReviewHeld', on, { outcome: 'some' });
const afterReport = [appointed('2018-01-10'), reported('2018-04-10')];

describe('the decision on a commissioner’s report', () => {
  const decisions = (...steps: readonly Step[]) =>
    inShort(obligationsOn('decision', '2019-01-01', [...afterReport, ...steps]));

  it('is expected without a date, since no source gives one; deferring it is none', () => {
    expect(decisions()).toEqual(['- open no date']);
    expect(decisions(decided('2018-06-01', 'defer'))).toEqual(['- open no date']);
    expect(decisions(decided('2018-06-01', 'more-time'))).toEqual(['- met no date']);
  });

  it('passes to a later report', () => {
    expect(decisions(reported('2018-09-01'))).toEqual(['- lapsed no date', '- open no date']);
  });
});

describe('compelling reasons (R5)', () => {
  const reasons = (...steps: readonly Step[]) =>
    inShort(obligationsOn('compelling-reasons', '2022-01-01', [...afterReport, ...steps]));

  it('are due with a decision to retain, and met by it', () => {
    expect(reasons(decided('2018-06-01', 'retain'))).toEqual(['- missed 2018-06-01']);
    const given = decided('2018-06-01', 'retain', { compellingReasons: 'Strong leaders.' });
    expect(reasons(given)).toEqual(['- met 2018-06-01']);
    expect(reasons(decided('2018-06-01', 'remove-to-trust'))).toEqual([]);
  });

  it('carry over from a pause to the cancellation that follows it, not past a new removal', () => {
    const paused = decided('2020-12-10', 'pause', { compellingReasons: 'Progress.' });
    const cancelled = decided('2021-06-01', 'cancel');
    expect(reasons(decided('2019-12-17', 'remove-to-trust'), paused, cancelled)).toEqual([
      '- met 2020-12-10',
      '- met 2021-06-01',
    ]);
    expect(reasons(paused, decided('2021-01-01', 'remove-to-trust'), cancelled)).toEqual([
      '- met 2020-12-10',
      '- missed 2021-06-01',
    ]);
  });

  it('are not asked for before there was a presumption, or without a commissioner', () => {
    const early = [appointed('2015-01-10'), decided('2015-06-01', 'retain')];
    expect(obligationsOn('compelling-reasons', '2022-01-01', early)).toEqual([]);
    const without = [decided('2018-06-01', 'retain')];
    expect(obligationsOn('compelling-reasons', '2022-01-01', without)).toEqual([]);
  });
});

describe('re-reviews (R11)', () => {
  const reReviews = (asOf: string, ...steps: readonly Step[]) =>
    inShort(obligationsOn('re-review', asOf, steps));
  const wakefield = decided('2018-12-13', 'retain', { reReviewOn: ['2019-06', '2019-12'] });

  it('are due on the dates that the decision states, each by its own review', () => {
    expect(reReviews('2020-01-01', wakefield)).toEqual([
      '1 missed 2019-06-30',
      '2 missed 2019-12-31',
    ]);
    expect(reReviews('2020-01-01', wakefield, review('2019-06-10'), review('2019-12-01'))).toEqual([
      '1 met 2019-06-30',
      '2 met 2019-12-31',
    ]);
    expect(reReviews('2020-01-01', wakefield, review('2019-08-10'))).toEqual([
      '1 met-late 2019-06-30',
      '2 missed 2019-12-31',
    ]);
  });

  it('are due by the last of the months of the policy where the decision states none', () => {
    const retained = decided('2018-12-13', 'retain');
    expect(reReviews('2019-07-01', retained)).toEqual(['1 open 2019-12-13']);
    expect(reReviews('2020-01-01', retained, review('2019-06-10'))).toEqual(['1 met 2019-12-13']);
    expect(reReviews('2015-07-01', decided('2015-01-13', 'retain'))).toEqual([]);
  });

  it('lapse when the minister decides again', () => {
    const removed = decided('2019-05-01', 'remove-to-trust');
    expect(reReviews('2020-01-01', wakefield, removed)).toEqual([
      '1 lapsed 2019-06-30',
      '2 lapsed 2019-12-31',
    ]);
  });
});

describe('representations', () => {
  const letters = (asOf: string, ...steps: readonly Step[]) =>
    inShort(obligationsOn('representations', asOf, steps));
  const letter = step('MindedToNotified', '2018-03-20', { what: 'direct', replyBy: '2018-04-10' });

  it('are due by the date of the letter, where it gives one', () => {
    expect(letters('2018-04-11', letter)).toEqual(['- missed 2018-04-10']);
    const received = step('RepresentationsReceived', '2018-04-09', { summary: 'Objects.' });
    expect(letters('2018-04-11', letter, received)).toEqual(['- met 2018-04-10']);
    expect(letters('2018-04-11', step('MindedToNotified', '2018-03-20', { what: 'x' }))).toEqual(
      [],
    );
    expect(letters('2018-04-11', letter, decided('2018-04-01', 'defer'))).toEqual([
      '- lapsed 2018-04-10',
    ]);
  });
});
