import type { CorrectedEntry } from '../../case/entry.js';
import { counted } from '../../case/words.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { firstDayOf, settledBy, type ObligationDraft } from '../draft.js';
import { daysAfter, laterBy, monthsAfter, workingDaysAfter } from '../due-dates.js';
import {
  inadequateJudgements,
  overtakenByNext,
  publishedWords,
  type InadequateJudgement,
} from '../judgements-of-case.js';
import type { Due } from '../obligation.js';
import { assignReviews } from './points.js';
import { followingJudgement } from './since.js';

/** The council's action plan after an inadequate judgement (R8). */
export function actionPlans(context: CaseContext): readonly ObligationDraft[] {
  return inadequateJudgements(context).flatMap((judgement): readonly ObligationDraft[] => {
    const { entry, on, undecided } = judgement;
    const asked = askParameter(context.policiesOf(entry), 'actionPlanWorkingDays');
    if (asked.kind === 'not-defined') return [];
    const due = asked.kind === 'value' ? workingDaysAfter(on, asked.value) : undefined;
    const received = followingJudgement(context, judgement, 'ImprovementPlanReceived').find(
      ({ data }) => data.details['plan'] === 'ofsted-action-plan',
    );
    const days = asked.kind === 'value' ? `${counted(asked.value, 'working day')}` : '';
    return [
      {
        kind: 'action-plan',
        from: entry,
        rule: asked.kind === 'value' ? asked.rule : null,
        policyId: asked.policyId,
        what: 'Action plan for Ofsted',
        due,
        met: received && settledBy(received, 'The action plan was received'),
        lapsed: overtakenByNext(judgement),
        undecided:
          undecided ??
          (asked.kind === 'cannot-tell'
            ? asked.because
            : due === undefined
              ? 'The working days cannot be counted: the bank holidays of those years are not held, or the date of the report is not known.'
              : undefined),
        because: `${publishedWords(judgement)} ${
          days === ''
            ? 'The council sends Ofsted an action plan.'
            : `The council sends Ofsted its action plan within ${days} of the report.`
        }`,
      },
    ];
  });
}

/**
 * Ofsted's monitoring visits after an inadequate judgement, until the next full inspection (R9): the first within
 * weeks of the day the action plan is due (R8), each further one counted in months from the first.
 */
export function monitoringVisits(context: CaseContext): readonly ObligationDraft[] {
  return inadequateJudgements(context).flatMap((judgement): readonly ObligationDraft[] => {
    const { entry, on, undecided } = judgement;
    const grid = gridOf(context, judgement);
    if (grid === undefined) return [];
    const { points, rule, policyId, says } = grid;
    const visits = followingJudgement(context, judgement, 'MonitoringVisitRecorded').map(visited);
    const held = assignReviews(firstDayOf(on), points, visits);
    return points.flatMap((due, at): readonly ObligationDraft[] => {
      const visit = held.get(at);
      const arisesOn = arisesAfter(points[at - 1], held.get(at - 1)) ?? firstDayOf(on);
      if (arisesOn > context.until) return [];
      return [
        {
          kind: 'monitoring-visit',
          from: entry,
          number: at + 1,
          rule,
          policyId,
          what: `Monitoring visit ${at + 1}`,
          arisesOn,
          due,
          met: visit && settledBy(visit, 'Ofsted made the visit'),
          lapsed: overtakenByNext(judgement),
          undecided,
          because: `${publishedWords(judgement)} ${says}`,
        },
      ];
    });
  });
}

function gridOf(context: CaseContext, { entry, on }: InadequateJudgement) {
  const policies = context.policiesOf(entry);
  const plan = askParameter(policies, 'actionPlanWorkingDays');
  const weeks = askParameter(policies, 'firstMonitoringVisitWeeks');
  const months = askParameter(policies, 'monitoringVisitMonths');
  const atMost = askParameter(policies, 'monitoringVisitsAtMost');
  if (plan.kind !== 'value' || weeks.kind !== 'value' || months.kind !== 'value') return undefined;
  const planDue = workingDaysAfter(on, plan.value);
  if (planDue === undefined) return undefined;
  const first = shift(planDue, (day) => daysAfter(day, weeks.value * 7));
  if (first === undefined) return undefined;
  const points: Due[] = [];
  const limit = atMost.kind === 'value' ? atMost.value : undefined;
  while (limit === undefined || points.length < limit) {
    const after = months.value * points.length;
    const due = shift(first, (day) => monthsAfter(day, after));
    if (due === undefined) break;
    points.push(due);
    if (limit === undefined && due.earliest > context.until) break;
  }
  return {
    points,
    rule: months.rule,
    policyId: months.policyId,
    says: `The first monitoring visit is due within ${counted(weeks.value, 'week')} of the day the action plan is due, the others every ${counted(months.value, 'month')} after it${limit === undefined ? '' : `, ${limit} at most`}, until the next full inspection.`,
  };
}

function shift(due: Due, by: (day: string) => Due | undefined): Due | undefined {
  const first = by(due.earliest);
  const last = due.earliest === due.latest ? first : by(due.latest);
  return first && last && { earliest: first.earliest, latest: last.latest };
}

/** The visit by its own day, where recorded; otherwise by that of its letter. */
function visited(entry: CorrectedEntry): CorrectedEntry {
  const on = entry.data.details['visitOn'];
  return typeof on === 'string' ? { ...entry, data: { ...entry.data, effectiveOn: on } } : entry;
}

/** A point arises when the one before it has passed or is met; undefined for the first. */
function arisesAfter(before: Due | undefined, met: CorrectedEntry | undefined) {
  if (before === undefined) return undefined;
  const passed = laterBy(before.latest, 1);
  const done = met && firstDayOf(met.data.effectiveOn);
  return done !== undefined && done < passed ? done : passed;
}
