import { counted } from '../../case/words.js';
import { failureTest } from '../../policy/index.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { monthsAfter, statedDue } from '../due-dates.js';
import {
  datedJudgements,
  inadequateJudgements,
  lastDayOf,
  overtakenByNext,
  publishedWords,
  type InadequateJudgement,
} from '../judgements-of-case.js';
import { betterSince } from './progress.js';
import { followingJudgement } from './since.js';

/**
 * What a policy expects once the months to improve are over: an assessment of options (C1) or a take-over of services
 * that have not improved (R6).
 */
export function afterMonthsToImprove(context: CaseContext): readonly ObligationDraft[] {
  return inadequateJudgements(context).flatMap((judgement): readonly ObligationDraft[] => {
    const policies = context.policiesOf(judgement.entry);
    const steps = policies.map(({ parameters }) => parameters.insufficientReviewLeadsTo.value);
    const months = askParameter(policies, 'monthsToImprove');
    if (months.kind === 'not-defined') return [];
    return [
      ...(steps.includes('options-assessment') ? [assessment(context, judgement)] : []),
      ...(steps.includes('take-over') && byCouncil(context, judgement)
        ? [takeOver(context, judgement)]
        : []),
    ];
  });
}

/** Services that others run already are not taken over. */
function byCouncil(context: CaseContext, { entry }: InadequateJudgement): boolean {
  const { phase } = context.stateWith(entry).delivery;
  return phase === 'council' || phase === 'setting-up' || phase === 'paused';
}

function assessment(context: CaseContext, judgement: InadequateJudgement): ObligationDraft {
  const { entry } = judgement;
  const { due, rule, policyId, doubt, says } = timeToImprove(context, judgement);
  const assessed = followingJudgement(context, judgement, 'ReviewHeld').find(
    ({ data }) => data.details['options'] !== undefined,
  );
  return {
    kind: 'options-assessment',
    from: entry,
    rule,
    policyId,
    what: 'Assessment of options',
    due,
    met: assessed && settledBy(assessed, 'A review assessed options side by side'),
    lapsed: overtakenByNext(judgement),
    undecided: doubt,
    because: `${[publishedWords(judgement), says].filter(Boolean).join(' ')} Then the options are assessed side by side, more time with a support package among them.`,
  };
}

function takeOver(context: CaseContext, judgement: InadequateJudgement): ObligationDraft {
  const { entry, on } = judgement;
  const { due, rule, policyId, doubt, says } = timeToImprove(context, judgement);
  const taken = followingJudgement(
    context,
    judgement,
    'ServiceTransferred',
    'PartnershipStarted',
    'CouncilJoinedVehicle',
    'PowersTransferred',
  )[0];
  const atOnce = persistentNow(context, judgement);
  const judged = followingJudgement(context, judgement, 'ReviewHeld').some(
    ({ data }) => data.details['outcome'] === 'insufficient',
  );
  return {
    kind: 'take-over',
    from: entry,
    rule,
    policyId,
    what: 'Take-over of services that have not improved',
    due: atOnce === undefined ? due : statedDue(on),
    met: taken && settledBy(taken, 'Others took over the services'),
    lapsed: betterSince(context, entry) ?? overtakenByNext(judgement),
    undecided:
      doubt ??
      (judged || atOnce !== undefined
        ? undefined
        : 'It is owed only where services do not improve significantly, and no review recorded says whether they did.'),
    because: `${[publishedWords(judgement), atOnce ?? says].filter(Boolean).join(' ')} Services that do not improve significantly${atOnce === undefined && says !== '' ? ' by then' : ''} are taken over by high-performing councils, experts or charities.`,
  };
}

/** Why services are taken over without waiting; undefined where they are not. */
function persistentNow(
  context: CaseContext,
  { entry, on }: InadequateJudgement,
): string | undefined {
  const asOf = lastDayOf(on);
  const policies = context.policiesOf(entry);
  const asked = askParameter(policies, 'takeOverAtOnceFor');
  const [policy] = policies;
  if (asked.kind !== 'value' || asOf === undefined || policy === undefined) return undefined;
  const test = failureTest(datedJudgements(context), policy, { asOf });
  const ground = asked.value.find((one) => test[one].answer === 'yes');
  return ground && `Failure is ${ground}, so there is no time to wait for. ${test[ground].because}`;
}

function timeToImprove(context: CaseContext, { entry, on, undecided }: InadequateJudgement) {
  const policies = context.policiesOf(entry);
  const months = askParameter(policies, 'monthsToImprove');
  const step = askParameter(policies, 'insufficientReviewLeadsTo');
  const doubt = [months, step].find(({ kind }) => kind === 'cannot-tell');
  return {
    due: months.kind === 'value' ? monthsAfter(on, months.value) : undefined,
    rule: months.kind === 'value' ? months.rule : null,
    policyId: months.policyId,
    doubt: undecided ?? (doubt?.kind === 'cannot-tell' ? doubt.because : undefined),
    says:
      months.kind === 'value'
        ? `The council has ${counted(months.value, 'month')} to improve.`
        : '',
  };
}
