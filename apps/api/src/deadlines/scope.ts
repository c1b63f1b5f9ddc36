import type { Person } from '@interventions/application';
import type { DeadlinesQuery } from '@interventions/contracts';
import type { CalendarSubject } from '@interventions/domain';
import { problem } from '../http/problem.js';
import { teamOf } from '../sign-in/personas.js';

/**
 * Whose deadlines a list is of: the person’s own, their team’s or the one they name, or everybody’s
 * (undefined). Throws 400 where somebody without a team asks for that of their team.
 */
export function scopeOf(
  scope: DeadlinesQuery['scope'],
  named: string | undefined,
  person: Person,
): CalendarSubject | undefined {
  switch (scope) {
    case 'mine':
      return { officer: person.name };
    case 'team': {
      const team = named ?? teamOf(person.actor);
      if (team === null)
        throw problem('invalid-query', 'You are in no team.', {
          field: 'scope',
          remedy: 'Name a team, or ask for all deadlines.',
        });
      return { team };
    }
    case 'all':
    case undefined:
      return undefined;
    default:
      return scope satisfies never;
  }
}
