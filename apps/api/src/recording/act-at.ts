import { actOfRoute, type ActDefinition, type ActName } from '@interventions/domain';
import { problem } from '../http/problem.js';

/** The act that is recorded at a route of a case or a council. Throws 404 where there is none. */
export function actAt(stream: 'intervention' | 'authority', route: string): ActDefinition<ActName> {
  const act = actOfRoute(stream, route);
  if (act !== undefined && act.name !== 'InterventionOpened') return act;
  throw problem('not-found', 'There is no such act.', {
    remedy: 'GET /v1/acts lists every act with its route.',
  });
}
