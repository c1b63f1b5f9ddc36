import { dutyChanges, sameDuty } from './duty-changes.js';

describe('the duties of a direction beside those of its predecessor', () => {
  it('are kept, changed, added or dropped', () => {
    const before = [
      { text: 'Publish a plan.', due: '2016-05-01' },
      { text: 'Work with the commissioner', owner: 'The council' },
      { text: 'Report every month' },
    ];
    const after = [
      { text: 'Report every month' },
      { text: 'publish a plan', due: '2016-08-01' },
      { text: 'Hand over records', due: '2016-09' },
    ];
    expect(
      dutyChanges(before, after).map(({ how, text, differs }) => [how, text, differs]),
    ).toEqual([
      ['kept', 'Report every month', []],
      ['changed', 'publish a plan', ['due: from 1 May 2016 to 1 August 2016']],
      ['added', 'Hand over records', []],
      ['dropped', 'Work with the commissioner', []],
    ]);
  });

  it('say who must do it instead, and where a date is gone', () => {
    const [change] = dutyChanges(
      [{ text: 'Publish', due: '2016', owner: 'Leader' }],
      [{ text: 'Publish' }],
    );
    expect(change?.differs).toEqual([
      'due: from 2016 to no date',
      'who must do it: from Leader to nobody named',
    ]);
  });

  it('that stand twice are matched one by one', () => {
    const twice = [{ text: 'Report' }, { text: 'Report' }];
    expect(dutyChanges(twice, [{ text: 'Report' }]).map(({ how }) => how)).toEqual([
      'kept',
      'dropped',
    ]);
  });

  it('are the same whatever their punctuation, and different in another script', () => {
    expect(sameDuty('Publish: a plan!', 'publish a plan')).toBe(true);
    expect(sameDuty('Датум', 'План')).toBe(false);
  });
});
