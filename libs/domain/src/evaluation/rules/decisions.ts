import type { CorrectedEntry } from '../../case/entry.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import type { Settlement } from '../obligation.js';
import { notBefore } from './since.js';
import { dueWithin } from './within.js';

/** The minister's decision on each final report of a commissioner; a decision to defer is none. */
export function decisionsOnReports(context: CaseContext): readonly ObligationDraft[] {
  return context
    .entries('CommissionerReported')
    .filter(({ data }) => data.details['stage'] === 'final')
    .map((report, at, reports): ObligationDraft => {
      const on = report.data.effectiveOn;
      const policies = context.policiesOf(report);
      const asked = askParameter(policies, 'decisionWithinMonths');
      const { due, says } = dueWithin(policies, 'decisionWithinMonths', on, 'the report');
      const decided = notBefore(context, report, 'MinisterialDecisionMade').find(
        ({ data }) => data.details['option'] !== 'defer',
      );
      const next = reports[at + 1];
      return {
        kind: 'decision',
        from: report,
        rule: asked.kind === 'value' ? asked.rule : null,
        policyId: asked.policyId,
        what: 'Decision on the commissioner’s report',
        due,
        met: decided && settledBy(decided, 'The minister decided'),
        lapsed: next && settledBy(next, 'A later report took its place'),
        undecided: asked.kind === 'cannot-tell' ? asked.because : undefined,
        because: `The commissioner’s final report was delivered ${onDate(on)}. The minister decides on it. ${says}`,
      };
    });
}

/** Decisions that leave services with the council although a commissioner was appointed. */
const leavesServices = ['retain', 'pause', 'cancel'];

/** Compelling reasons with every decision that sets the presumption aside (R5); given with it, or with an earlier one that it continues. */
export function compellingReasons(context: CaseContext): readonly ObligationDraft[] {
  const decisions = context.entries('MinisterialDecisionMade');
  return decisions
    .filter(
      (decision) =>
        leavesServices.includes(optionOf(decision)) &&
        context.stateBefore(decision).commissionersEver.length > 0,
    )
    .flatMap((decision): readonly ObligationDraft[] => {
      const on = decision.data.effectiveOn;
      const asked = askParameter(context.policiesOf(decision), 'presumption');
      if (asked.kind === 'not-defined') return [];
      return [
        {
          kind: 'compelling-reasons',
          from: decision,
          rule: asked.kind === 'value' ? asked.rule : null,
          policyId: asked.policyId,
          what: 'Compelling reasons to leave services with the council',
          due: statedDue(on),
          met: reasonsGiven(decisions, decision),
          undecided: asked.kind === 'cannot-tell' ? asked.because : undefined,
          because: `The minister decided ${onDate(on)} to leave services with the council. Once a commissioner is appointed, that needs compelling reasons, given with the decision.`,
        },
      ];
    });
}

/** The reasons of the decision itself, or of the last one before it that set the same removal aside. */
function reasonsGiven(
  decisions: readonly CorrectedEntry[],
  decision: CorrectedEntry,
): Settlement | undefined {
  const until = decisions.slice(0, decisions.indexOf(decision) + 1);
  const since = until.findLastIndex((one) => !leavesServices.includes(optionOf(one)));
  const given = until
    .slice(since + 1)
    .findLast(({ data }) => data.details['compellingReasons'] !== undefined);
  if (given === undefined) return undefined;
  return given === decision
    ? settledBy(given, 'The decision gives compelling reasons')
    : settledBy(given, 'The reasons given with the earlier decision stand');
}

function optionOf({ data }: CorrectedEntry): string {
  return data.details['option'] as string;
}

/** The council's answer to a “minded to” letter that says by when to reply. */
export function representations(context: CaseContext): readonly ObligationDraft[] {
  return context.entries('MindedToNotified').flatMap((letter): readonly ObligationDraft[] => {
    const { effectiveOn, details } = letter.data;
    const due = statedDue(details['replyBy'] as string | undefined);
    const received = notBefore(context, letter, 'RepresentationsReceived')[0];
    const decided = notBefore(context, letter, 'MinisterialDecisionMade')[0];
    return due === undefined
      ? []
      : [
          {
            kind: 'representations',
            from: letter,
            rule: null,
            policyId: null,
            what: 'Representations on the “minded to” letter',
            due,
            met: received && settledBy(received, 'The council made representations'),
            lapsed: decided && settledBy(decided, 'The minister decided'),
            because: `The letter was sent ${onDate(effectiveOn)} and says by when the council may reply.`,
          },
        ];
  });
}
