import { firstQueries, titleOf } from './due-first.js';

const user = (role: string, team: string | null) => ({
  token: 't',
  name: 'Tom Okafor',
  role,
  team,
  expiresAt: '',
});
const titles = (role: string, team: string | null = 'North and Midlands') =>
  firstQueries(user(role, team)).map(titleOf);

describe('the lists of the first page', () => {
  it('are an officer’s own', () => {
    expect(titles('case-officer')).toEqual([
      'Overdue in your cases',
      'Due in your cases in the next 30 days',
    ]);
  });

  it('are those of a leader’s team, and their own where they lead none', () => {
    expect(titles('team-leader')).toEqual([
      'Overdue in your team’s cases',
      'Due in your team’s cases in the next 30 days',
    ]);
    expect(titles('team-leader', null)[0]).toBe('Overdue in your cases');
  });

  it('are a commissioner’s reports and decisions, and none for a researcher', () => {
    expect(titles('commissioner', null)).toEqual([
      'Commissioners’ reports',
      'Decisions that are waited for',
    ]);
    expect(titles('researcher', null)).toEqual([]);
  });
});
