import { acts, findAct, type ActName } from './acts/index.js';
import type { Role } from './define-act.js';
import { requirement } from './requirements.js';
import type { CaseState } from './state.js';
import { listOf } from './words.js';

/** A condition that does not hold: why, what to do, and the acts that bring it about. */
export type MissingCondition = {
  readonly because: string;
  readonly remedy: string;
  readonly openedBy: readonly ActName[];
};

/** Whether an act may be recorded now, and otherwise why not and what would open it. */
export type AllowedAct = {
  readonly act: ActName;
  readonly allowed: boolean;
  readonly because?: string;
  readonly remedy?: string;
  /** Every condition that does not hold; none where the role is what forbids it. */
  readonly missing?: readonly MissingCondition[];
};

const roleWords: Readonly<Partial<Record<Role, string>>> = {
  'case-officer': 'a case officer',
  commissioner: 'a commissioner',
  'team-leader': 'a team leader',
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
          remedy: `Ask ${whoMay(act.roles)}.`,
        };
      const missing = act.requires
        .filter((name) => stream !== 'authority' || name !== 'opened')
        .map(requirement)
        .filter((one) => !one.holds(state))
        .map(({ otherwise, remedy, openedBy }) => ({
          because: `${otherwise}.`,
          remedy,
          openedBy: openedBy.flatMap((name) => findAct(name)?.name ?? []),
        }));
      const [first] = missing;
      return first === undefined
        ? { act: act.name, allowed: true }
        : {
            act: act.name,
            allowed: false,
            because: first.because,
            remedy: first.remedy,
            missing,
          };
    });
}

/** Who records an act, as people: "a case officer, a commissioner or a team leader". */
function whoMay(roles: readonly Role[]): string {
  const who = roles.flatMap((role) => roleWords[role] ?? []);
  return listOf(who).replace(' and ', ' or ');
}
