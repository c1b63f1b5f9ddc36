import type { Person } from '@interventions/application';
import type { CalendarSubject } from '@interventions/domain';
import type { CalendarFeed } from '@interventions/read-models';
import { teamOf } from '../sign-in/personas.js';

/**
 * Whether somebody may have a calendar of an officer or a team: their own, or as a team leader any. A
 * researcher owns no case and records nothing, calendars included.
 */
export function mayOpen(person: Person, of: CalendarSubject): boolean {
  if (person.role === 'researcher') return false;
  if (person.role === 'team-leader') return true;
  return 'officer' in of ? of.officer === person.name : of.team === teamOf(person.actor);
}

/** Whether somebody may see that a calendar exists, and revoke it: its opener, and whoever may open it. */
export function mayRevoke(person: Person, feed: Pick<CalendarFeed, 'of' | 'openedBy'>): boolean {
  return feed.openedBy === person.actor || mayOpen(person, feed.of);
}
