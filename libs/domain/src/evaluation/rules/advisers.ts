import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { inadequateJudgements, overtakenByNext, publishedWords } from '../judgements-of-case.js';
import { doubtfulAt, followingJudgement, standingAt } from './since.js';
import { dueWithin } from './within.js';

/** An adviser for every inadequate judgement (I1). */
export function advisers(context: CaseContext): readonly ObligationDraft[] {
  return inadequateJudgements(context).flatMap((judgement): readonly ObligationDraft[] => {
    const { entry, on, undecided } = judgement;
    const policies = context.policiesOf(entry);
    const asked = askParameter(policies, 'adviserFor');
    if (asked.kind === 'not-defined') return [];
    const { due, says } = dueWithin(policies, 'adviserWithinMonths', on, 'the report');
    const inPost = standingAt(context, entry, 'adviser');
    const appointed = followingJudgement(
      context,
      judgement,
      'AdviserAppointed',
      'AdviserReplaced',
    )[0];
    return [
      {
        kind: 'adviser',
        from: entry,
        rule: asked.kind === 'value' ? asked.rule : null,
        policyId: asked.policyId,
        what: 'Adviser',
        due,
        met:
          (inPost && settledBy(inPost, 'An adviser was in post already')) ??
          (appointed && settledBy(appointed, 'An adviser was appointed')),
        lapsed: overtakenByNext(judgement),
        undecided:
          undecided ??
          (asked.kind === 'cannot-tell'
            ? asked.because
            : inPost === undefined && appointed === undefined
              ? doubtfulAt(context, entry, 'adviser')
              : undefined),
        because: `${publishedWords(judgement)} An adviser is appointed for every inadequate judgement. ${says}`,
      },
    ];
  });
}
