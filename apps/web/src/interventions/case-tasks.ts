import type { TaskPhase } from '@interventions/contracts';
import { daysLeftWords } from '../deadlines/deadline-words.js';
import { formAddress, type Acts, type DueWhere } from '../deadlines/due-item.js';
import type { SignedInUser } from '../sessions/sessions.js';

const statusTags: Readonly<Record<string, string>> = {
  overdue: 'govuk-tag--red',
  'to-do': 'govuk-tag--blue',
  'cannot-tell': 'govuk-tag--grey',
};

/** The tasks of a case by phase, each with its link, its hint and the colour of its status; plain words where nothing presses. */
export function taskPhases(
  phases: readonly TaskPhase[],
  where: DueWhere,
  acts: Acts,
  user: SignedInUser | undefined,
) {
  return phases.map(({ phase, title, items }) => ({
    phase,
    title,
    open: items.some(({ status }) => status === 'overdue' || status === 'to-do'),
    items: items.map(({ title: what, status, statusText, whyNotYet, act, deadline }) => {
      const known = act === null ? undefined : acts.get(act.name);
      const mayRecord =
        known !== undefined && user !== undefined && known.roles.includes(user.role);
      const counts = status === 'to-do' || status === 'overdue';
      const days = counts ? daysLeftWords(deadline?.daysLeft ?? null) : null;
      const due = deadline?.dueText ?? null;
      return {
        title: what,
        href:
          mayRecord && status !== 'done' && status !== 'not-needed' && whyNotYet === null
            ? formAddress(known, where, deadline?.key ?? null)
            : null,
        hint: whyNotYet ?? (due === null ? null : `Due ${due}${days === null ? '' : `, ${days}`}`),
        tag: statusTags[status] ?? null,
        status: statusText,
      };
    }),
  }));
}
