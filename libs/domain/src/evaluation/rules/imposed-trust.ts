import type { CorrectedEntry } from '../../case/entry.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { monthsAfter } from '../due-dates.js';
import type { Settlement } from '../obligation.js';
import { isGoLive } from './set-ups.js';

const otherwise: readonly unknown[] = ['retain', 'partnership', 'cancel'];

/**
 * A trust that is imposed where the council resists: within the year of the decision to remove services (R7). Whether
 * it resists is told by the origin of the delivery model that follows.
 */
export function imposedTrusts(context: CaseContext): readonly ObligationDraft[] {
  return removals(context).flatMap((decision): readonly ObligationDraft[] => {
    const asked = askParameter(context.policiesOf(decision), 'imposedTrustMonths');
    const origin = originAfter(context, decision);
    if (asked.kind === 'not-defined' || origin?.startsWith('voluntary') === true) return [];
    const { effectiveOn } = decision.data;
    const live = context.after(decision).find(isGoLive);
    return [
      {
        kind: 'imposed-trust',
        from: decision,
        rule: asked.kind === 'value' ? asked.rule : null,
        policyId: asked.policyId,
        what: 'Imposed trust takes the services over',
        due:
          asked.kind === 'value' && origin === 'directed'
            ? monthsAfter(effectiveOn, asked.value)
            : undefined,
        met: live && settledBy(live, 'Services moved'),
        lapsed: givenUp(context, decision),
        undecided:
          asked.kind === 'cannot-tell'
            ? asked.because
            : origin === 'directed'
              ? undefined
              : 'The record does not say whether the council goes along or resists, so nobody can tell whether a trust was to be imposed.',
        because: `The minister decided ${onDate(effectiveOn)} to move services to a trust.${
          asked.kind === 'value'
            ? ` Where the council resists, that is to be done within ${asked.value} months.`
            : ''
        }${origin === 'directed' ? ' The delivery model was directed, so the council did not choose it.' : ''}`,
      },
    ];
  });
}

/** Decisions to remove; one that repeats an earlier one before services moved does not start the year again. */
function removals(context: CaseContext): readonly CorrectedEntry[] {
  return context.order.reduce<{ found: readonly CorrectedEntry[]; pending: boolean }>(
    ({ found, pending }, entry) => {
      if (isGoLive(entry) || entry.act === 'SetUpCancelled' || isOtherwise(entry))
        return { found, pending: false };
      return isRemoval(entry) && !pending
        ? { found: [...found, entry], pending: true }
        : { found, pending };
    },
    { found: [], pending: false },
  ).found;
}

function isRemoval({ act, data: { details } }: CorrectedEntry): boolean {
  return act === 'MinisterialDecisionMade' && details['option'] === 'remove-to-trust';
}

function isOtherwise({ act, data: { details } }: CorrectedEntry): boolean {
  return act === 'MinisterialDecisionMade' && otherwise.includes(details['option']);
}

/** How the delivery model of a decision came about: the last origin that is told before services moved. */
function originAfter(context: CaseContext, decision: CorrectedEntry): string | undefined {
  const later = context.after(decision);
  const live = later.findIndex(isGoLive);
  return (live === -1 ? later : later.slice(0, live + 1))
    .filter(({ act }) => act === 'DeliveryModelAnnounced')
    .map(({ data }) => data.details['origin'])
    .filter((origin): origin is string => typeof origin === 'string' && origin !== 'unknown')
    .at(-1);
}

/** The minister decided otherwise, or the set-up was cancelled, or paused and not taken up again. */
function givenUp(context: CaseContext, decision: CorrectedEntry): Settlement | undefined {
  const later = context.after(decision);
  const entry = later.find(
    (one, at) =>
      one.act === 'SetUpCancelled' ||
      isOtherwise(one) ||
      (one.act === 'SetUpPaused' && !later.slice(at).some(({ act }) => act === 'SetUpResumed')),
  );
  const words = {
    SetUpCancelled: 'The set-up was cancelled',
    SetUpPaused: 'The set-up was paused',
  } as const;
  return (
    entry &&
    settledBy(
      entry,
      entry.act === 'SetUpCancelled' || entry.act === 'SetUpPaused'
        ? words[entry.act]
        : 'The minister decided otherwise',
    )
  );
}
