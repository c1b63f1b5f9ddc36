import { findPolicy } from '../policy/index.js';
import { obligationsOn, openedCase, recordOf, step, type Step } from '../testing/index.js';
import { evaluate } from './evaluate.js';

const policy = findPolicy('putting-children-first-2016') ?? null;
const review = (on: string): Step => step('ReviewHeld', on, { outcome: 'some' });
const reviews = (asOf: string, ...steps: readonly Step[]) =>
  obligationsOn('review', asOf, steps, policy);
const asked = (asOf: string, ...steps: readonly Step[]) =>
  evaluate(policy, recordOf([...openedCase, ...steps]), { asOf }).expectedNext.map(
    ({ obligation }) => obligation?.split('/').at(-1),
  );

describe('a series of reviews', () => {
  it('owes what was missed until a later one is held; then it stays missed and is history', () => {
    const [before] = reviews('2014-12-01');
    expect(before).toMatchObject({ state: 'missed', overtaken: null });
    const [after, second] = reviews('2014-12-01', review('2014-12-01'));
    expect(after).toMatchObject({
      state: 'missed',
      overtaken: { on: '2014-12-01', because: 'Six-month review 2 took its place' },
    });
    expect(after?.explanation).toContain('took its place (1 December 2014).');
    expect(second).toMatchObject({ state: 'met', overtaken: null });
  });

  it('asks next for the last one missed and the one that is open, not for every one missed in a row', () => {
    const numbers = asked('2016-12-01').filter((one) => one !== undefined && /^[0-9]+$/.test(one));
    expect(numbers).toEqual(['5', '6']);
  });

  it('asks next for what is owed alone', () => {
    expect(asked('2014-12-01')).toEqual(expect.arrayContaining(['1', '2']));
    const then = asked('2014-12-01', review('2014-12-01'));
    expect(then).not.toContain('1');
    expect(then).toContain('3');
  });
});
