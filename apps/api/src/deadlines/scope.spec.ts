import type { Person } from '@interventions/application';
import { scopeOf } from './scope.js';

const officer: Person = { actor: 'Priya Nair', name: 'Priya Nair', role: 'case-officer' };
const commissioner: Person = {
  actor: 'Sir Martin Hale',
  name: 'Sir Martin Hale',
  role: 'commissioner',
};

describe('whose deadlines a list is of', () => {
  it('is the person’s own, their team’s, or everybody’s', () => {
    expect(scopeOf('mine', undefined, officer)).toEqual({ officer: 'Priya Nair' });
    expect(scopeOf('team', undefined, officer)).toEqual({ team: 'North and Midlands' });
    expect(scopeOf('all', undefined, officer)).toBeUndefined();
    expect(scopeOf(undefined, undefined, officer)).toBeUndefined();
  });

  it('is another team’s where one is named, and asks somebody without a team to name one', () => {
    expect(scopeOf('team', 'South', officer)).toEqual({ team: 'South' });
    expect(scopeOf('team', 'South', commissioner)).toEqual({ team: 'South' });
    expect(() => scopeOf('team', undefined, commissioner)).toThrow('You are in no team.');
  });
});
