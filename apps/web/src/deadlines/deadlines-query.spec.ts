import { isNarrowed, readDeadlinesQuery, scopeLinks, windowLinks } from './deadlines-query.js';

const user = (role: string, team: string | null = null) => ({
  token: 't',
  name: 'Priya Nair',
  role,
  team,
  expiresAt: '',
});
const officer = user('case-officer', 'North and Midlands');
const counts = { overdue: 3, in7: 1, in30: 2, in90: 4, later: 9, noDate: 5, cannotTell: 0 };

describe('the filter of the deadlines', () => {
  it('begins with an officer’s own, a leader’s team, and all for others', () => {
    expect(readDeadlinesQuery({}, officer)['scope']).toBe('mine');
    expect(readDeadlinesQuery({}, user('team-leader', 'North'))['scope']).toBe('team');
    expect(readDeadlinesQuery({}, user('team-leader'))['scope']).toBe('mine');
    expect(readDeadlinesQuery({}, user('commissioner'))['scope']).toBe('all');
    expect(readDeadlinesQuery({}, undefined)['scope']).toBe('all');
  });

  it('asks for a team only where the person has one', () => {
    expect(readDeadlinesQuery({ scope: 'team' }, officer)['scope']).toBe('team');
    expect(readDeadlinesQuery({ scope: 'team' }, user('researcher'))['scope']).toBe('all');
  });

  it('leaves out what no link gives, and takes the first of several', () => {
    expect(
      readDeadlinesQuery({ window: 'soon', scope: 'theirs', kind: ['review', 'duty'] }, officer),
    ).toEqual({ scope: 'mine', window: undefined, kind: 'review' });
    expect(readDeadlinesQuery({ kind: 'zzz', sort: 'drop', q: 'a' }, officer)).toEqual({
      scope: 'mine',
      q: 'a',
    });
  });

  it('is narrowed by search and kind, not by whose or when', () => {
    expect(isNarrowed({ scope: 'all', window: '30' })).toBe(false);
    expect(isNarrowed({ q: 'Slough' })).toBe(true);
  });
});

describe('the links beside it', () => {
  it('offer the team to those who have one, and forget an owner of another list', () => {
    const links = scopeLinks(
      { scope: 'all', owner: 'Tom Okafor', window: '30', cursor: 'c' },
      officer,
    );
    expect(links.map(({ text }) => text)).toEqual(['My deadlines', 'My team', 'All deadlines']);
    expect(links[1]?.href).toBe('/deadlines?scope=team&window=30');
    expect(scopeLinks({}, user('researcher')).map(({ text }) => text)).not.toContain('My team');
  });

  it('count each part and keep what narrows it', () => {
    const links = windowLinks(counts, { scope: 'all', kind: 'review', window: '7', cursor: 'c' });
    expect(links[0]).toEqual({
      text: 'Overdue',
      count: 3,
      href: '/deadlines?scope=all&kind=review&window=overdue',
      current: false,
      urgent: true,
    });
    expect(links.filter(({ current }) => current).map(({ text }) => text)).toEqual(['In 7 days']);
  });
});
