import type { AllowedActs, EvaluationAnswer, ObligationView } from '@interventions/contracts';
import { dueItem, isOwed, formAddress, type Acts, type DueWhere } from '../deadlines/due-item.js';
import type { SignedInUser } from '../sessions/sessions.js';

/** What is due in a case, and what went unsettled: for the page of the case. */
export function caseDue(
  obligations: EvaluationAnswer['obligations'],
  where: DueWhere,
  acts: Acts,
  user: SignedInUser | undefined,
) {
  const rows = (wanted: (item: ObligationView) => boolean) =>
    obligations.filter(wanted).map((item) => dueItem(item, where, acts, user));
  return {
    due: rows(isOwed),
    notRecorded: rows(({ state }) => state === 'not-recorded'),
    settled: rows((item) => !isOwed(item) && item.state !== 'not-recorded').reverse(),
  };
}

/** Since when a case is on hold, until when it is expected to be, and the entry that says why; undefined where it is not. */
export function holdOf(obligations: EvaluationAnswer['obligations']) {
  const ends = obligations.filter(({ kind, met }) => kind === 'hold-end' && met === null);
  const latest = ends.at(-1);
  return (
    latest && {
      sinceText: latest.anchor.onText,
      untilText: latest.due?.text ?? null,
      entryId: latest.anchor.entryId,
    }
  );
}

/** A step that is expected next with the way to record it; null where it cannot be recorded now or by this person. */
export function expectedSteps(
  steps: EvaluationAnswer['expectedNext'],
  allowed: AllowedActs['items'],
  where: DueWhere,
  acts: Acts,
  user: SignedInUser | undefined,
) {
  return steps.map((step) => {
    const act = acts.get(step.act.name);
    const mayRecord = act !== undefined && user !== undefined && act.roles.includes(user.role);
    const stands = allowed.find((one) => one.act === step.act.name);
    return {
      ...step,
      href:
        mayRecord && stands?.allowed !== false ? formAddress(act, where, step.obligation) : null,
      whyNot: stands?.allowed === false ? stands.because : null,
    };
  });
}
