import type { Persona } from '@interventions/contracts';

/** The invented people that somebody may sign in as on a machine that runs the service for itself. */
export const personas: readonly Persona[] = [
  {
    id: 'case-officer',
    name: 'Priya Nair',
    role: 'case-officer',
    does: 'Keeps the record of a case and records what happens',
    team: 'North and Midlands',
  },
  {
    id: 'commissioner',
    name: 'Sir Martin Hale',
    role: 'commissioner',
    does: 'Reports to the minister and records reports and decisions',
    team: null,
  },
  {
    id: 'team-leader',
    name: 'Tom Okafor',
    role: 'team-leader',
    does: 'Assigns cases, and voids a case opened by mistake',
    team: 'North and Midlands',
  },
  {
    id: 'researcher',
    name: 'Dr Ana Ruiz',
    role: 'researcher',
    does: 'Reads everything and records nothing',
    team: null,
  },
];

/** The team that somebody works in; null for nobody that is known here, and for those without one. */
export function teamOf(actor: string): string | null {
  return personas.find(({ name }) => name === actor)?.team ?? null;
}
