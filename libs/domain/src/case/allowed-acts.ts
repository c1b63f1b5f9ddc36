import { acts, type ActName } from './acts/index.js';
import type { Role } from './define-act.js';
import { requirement } from './requirements.js';
import type { CaseState } from './state.js';

/** Whether an act may be recorded now, and otherwise why not and what would open it. */
export type AllowedAct = {
  readonly act: ActName;
  readonly allowed: boolean;
  readonly because?: string;
  readonly remedy?: string;
};

/** Every act of a stream with whether it is possible in a state for a role; read by the API, the pages and the tests. */
export function allowedActs(
  state: CaseState,
  role: Role,
  stream: 'intervention' | 'authority' = 'intervention',
): readonly AllowedAct[] {
  return acts
    .filter((act) => act.stream === stream || act.stream === 'either')
    .map((act) => {
      if (!act.roles.includes(role))
        return {
          act: act.name,
          allowed: false,
          because: 'Your role may not record this.',
          remedy: 'Ask somebody whose role may.',
        };
      const missing = act.requires
        .filter((name) => stream !== 'authority' || name !== 'opened')
        .map(requirement)
        .find((one) => !one.holds(state));
      return missing === undefined
        ? { act: act.name, allowed: true }
        : {
            act: act.name,
            allowed: false,
            because: `${missing.otherwise}.`,
            remedy: missing.remedy,
          };
    });
}
