import type { TimelineEntry } from '@interventions/contracts';
import { urlWith } from '../http/url-query.js';
import type { SignedInUser } from '../sessions/sessions.js';

/** One of the things that a new case needs besides its opening, each an entry of its own. */
export interface FirstStep {
  readonly title: string;
  /** What was recorded; null where it is still to do. */
  readonly done: string | null;
  readonly hint: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

const steps = [
  {
    act: 'CaseOfficerAssigned',
    route: 'case-officers',
    title: 'Case officer',
    hint: 'Until somebody owns the case, nobody is reminded of what is due',
  },
  {
    act: 'FailureReasonStated',
    route: 'failure-reasons',
    title: 'Stated reason for failure',
    hint: 'What the minister or the department said. It stands beside the computed test and may differ from it',
  },
] as const;

/** What a new case still needs, with links to forms that are filled in as far as it is known. */
export function firstSteps(
  interventionId: string,
  entries: readonly TimelineEntry[],
  user: SignedInUser | undefined,
): readonly FirstStep[] {
  const base = `/interventions/${interventionId}/record`;
  const mayRecord = user !== undefined && user.role !== 'researcher';
  return steps.map(({ act, route, title, hint }) => {
    const done = entries.find((entry) => entry.act === act && entry.retracted === null);
    const open = done === undefined && mayRecord;
    const own =
      open && act === 'CaseOfficerAssigned' && user.role !== 'commissioner'
        ? [
            {
              text: 'Make me the case officer',
              href: urlWith(`${base}/${route}`, { officer: user.name }),
            },
          ]
        : [];
    const other = own.length > 0 ? 'Assign somebody else' : `Record it`;
    return {
      title,
      done: done?.sentence ?? null,
      hint,
      links: open ? [...own, { text: other, href: `${base}/${route}` }] : [],
    };
  });
}
