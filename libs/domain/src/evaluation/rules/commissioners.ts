import { failureTest, type PolicyVersion } from '../../policy/index.js';
import { listOf } from '../../case/words.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import {
  datedJudgements,
  inadequateJudgements,
  lastDayOf,
  overtakenByNext,
  publishedWords,
  type InadequateJudgement,
} from '../judgements-of-case.js';
import type { Settlement } from '../obligation.js';
import { doubtfulAt, followingJudgement, standingAt } from './since.js';
import { dueWithin } from './within.js';

/** A commissioner expected where failure is systemic or persistent when a judgement is published (R2 to R4, I4). */
export function commissionersForFailure(context: CaseContext): readonly ObligationDraft[] {
  return inadequateJudgements(context).flatMap((judgement): readonly ObligationDraft[] => {
    const { entry, on } = judgement;
    const policies = context.policiesOf(entry);
    const found = groundsOf(context, judgement, policies);
    if (found === undefined) return [];
    const asked = askParameter(policies, 'commissionerExpectedWhen');
    const met = commissionerSince(context, judgement);
    const { due, says } = dueWithin(policies, 'commissionerWithinMonths', on, 'the report');
    return [
      {
        kind: 'commissioner',
        from: entry,
        rule: asked.kind === 'value' ? asked.rule : null,
        policyId: asked.policyId,
        what: 'Commissioner',
        due,
        met,
        lapsed: overtakenByNext(judgement),
        undecided:
          found.undecided ??
          (met === undefined ? doubtfulAt(context, entry, 'commissioner') : undefined),
        because: `${publishedWords(judgement)} ${found.says} ${says}`,
      },
    ];
  });
}

/** A commissioner who was in post already, or the first one appointed afterwards. */
function commissionerSince(
  context: CaseContext,
  judgement: InadequateJudgement,
): Settlement | undefined {
  const inPost = standingAt(context, judgement.entry, 'commissioner');
  if (inPost !== undefined) return settledBy(inPost, 'A commissioner was in post already');
  const appointed = followingJudgement(
    context,
    judgement,
    'CommissionerAppointed',
    'CommissionerReplaced',
  )[0];
  return appointed && settledBy(appointed, 'A commissioner was appointed');
}

type Grounds = { readonly says: string; readonly undecided: string | undefined };

/** Why a commissioner is expected, or may be; undefined where none is. */
function groundsOf(
  context: CaseContext,
  { on, undecided }: InadequateJudgement,
  policies: readonly PolicyVersion[],
): Grounds | undefined {
  const answers = policies.map((policy) => groundsUnder(context, on, policy));
  const [first] = answers;
  if (first === undefined || answers.every(({ answer }) => answer === 'no')) return undefined;
  const differ = answers.some(({ answer }) => answer !== first.answer);
  const open = answers.find(({ answer }) => answer === 'cannot-tell');
  const doubt =
    undecided ??
    (differ
      ? `The date is too imprecise to tell which policy applies: ${policies.map(({ title }) => `“${title}”`).join(' or ')}. They differ on this.`
      : open?.says);
  return { says: answers.find(({ answer }) => answer !== 'no')?.says ?? '', undecided: doubt };
}

/** What one policy version says of a judgement on the day it was published. */
function groundsUnder(
  context: CaseContext,
  on: string,
  policy: PolicyVersion,
): { readonly answer: 'yes' | 'no' | 'cannot-tell'; readonly says: string } {
  const grounds = policy.parameters.commissionerExpectedWhen;
  if ('reason' in grounds) return { answer: 'no', says: '' };
  const counted = grounds.value.filter((ground) => ground !== 'insufficient-review');
  const asOf = lastDayOf(on);
  if (counted.length === 0 || asOf === undefined) return { answer: 'no', says: '' };
  const test = failureTest(datedJudgements(context), policy, { asOf });
  const met = counted.filter((ground) => test[ground].answer === 'yes');
  if (met.length > 0)
    return {
      answer: 'yes',
      says: `A commissioner is expected because failure is ${listOf(met)}. ${met.map((ground) => test[ground].because).join(' ')}`,
    };
  const open = counted.filter((ground) => test[ground].answer === 'cannot-tell');
  return open.length === 0
    ? { answer: 'no', says: '' }
    : {
        answer: 'cannot-tell',
        says: `Whether failure is ${open.join(' or ')} cannot be told. ${open.map((ground) => test[ground].because).join(' ')}`,
      };
}
