import { exampleIds, inShort, obligationsOn, step } from '../../testing/index.js';

const { condition, notice } = exampleIds;
const added = step(
  'ConditionAdded',
  '2015-01-01',
  { text: 'Fill every post', owner: 'The director', due: '2015-03' },
  condition,
);
const settled = (act: 'ConditionMet' | 'ConditionWaived' | 'ConditionMissed', on: string) =>
  step(act, on, { condition });
const on = (asOf: string, ...steps: Parameters<typeof obligationsOn>[2]) =>
  inShort(obligationsOn('condition', asOf, [added, ...steps]));

describe('a condition', () => {
  it('is due on its date', () => {
    expect(on('2015-03-31')).toEqual(['- open 2015-03-31']);
    expect(on('2015-04-01')).toEqual(['- missed 2015-03-31']);
  });

  it('is settled by acts of its own', () => {
    expect(on('2015-06-01', settled('ConditionMet', '2015-03-31'))).toEqual(['- met 2015-03-31']);
    expect(on('2015-06-01', settled('ConditionMet', '2015-04-01'))).toEqual([
      '- met-late 2015-03-31',
    ]);
    expect(on('2015-06-01', settled('ConditionWaived', '2015-02-01'))).toEqual([
      '- waived 2015-03-31',
    ]);
  });

  it('was missed where somebody recorded so, even of a time that the record does not cover', () => {
    const early = { ...added, on: '2010-01-01', details: { text: 'Fill every post' } };
    const missed = settled('ConditionMissed', '2010-06-30');
    expect(inShort(obligationsOn('condition', '2015-01-01', [early]))).toEqual(['- open no date']);
    expect(inShort(obligationsOn('condition', '2015-01-01', [early, missed]))).toEqual([
      '- missed 2010-06-30',
    ]);
  });

  it('lapses with the notice that it belongs to', () => {
    const issued = step('ImprovementNoticeIssued', '2014-12-01', {}, notice);
    const ofNotice = { ...added, details: { text: 'Fill every post', due: '2015-03', of: notice } };
    const lifted = { ...step('ImprovementNoticeLifted', '2015-02-01'), common: { reason: 'Good' } };
    expect(inShort(obligationsOn('condition', '2016-01-01', [issued, ofNotice, lifted]))).toEqual([
      '- lapsed 2015-03-31',
    ]);
  });
});
