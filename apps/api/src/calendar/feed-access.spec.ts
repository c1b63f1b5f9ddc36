import type { Person } from '@interventions/application';
import { mayOpen, mayRevoke } from './feed-access.js';

const officer: Person = { actor: 'Priya Nair', name: 'Priya Nair', role: 'case-officer' };
const leader: Person = { actor: 'Tom Okafor', name: 'Tom Okafor', role: 'team-leader' };
const researcher: Person = { actor: 'Dr Ana Ruiz', name: 'Dr Ana Ruiz', role: 'researcher' };

describe('who may have a calendar', () => {
  it('is an officer for their own deadlines and their team’s', () => {
    expect(mayOpen(officer, { officer: 'Priya Nair' })).toBe(true);
    expect(mayOpen(officer, { team: 'North and Midlands' })).toBe(true);
    expect(mayOpen(officer, { officer: 'Tom Okafor' })).toBe(false);
    expect(mayOpen(officer, { team: 'South' })).toBe(false);
  });

  it('is no researcher, who owns no case and records nothing', () => {
    expect(mayOpen(researcher, { officer: 'Dr Ana Ruiz' })).toBe(false);
    expect(mayOpen(researcher, { team: 'North and Midlands' })).toBe(false);
  });

  it('is a team leader for anybody', () => {
    expect(mayOpen(leader, { officer: 'Priya Nair' })).toBe(true);
    expect(mayOpen(leader, { team: 'South' })).toBe(true);
  });

  it('lets its opener revoke it, whoever’s it is by then', () => {
    const feed = { of: { team: 'South' }, openedBy: 'Priya Nair' };
    expect(mayRevoke(officer, feed)).toBe(true);
    expect(mayRevoke(researcher, feed)).toBe(false);
    expect(mayRevoke(leader, feed)).toBe(true);
  });
});
