import type { CorrectedEntry } from '../../case/entry.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import type { Settlement } from '../obligation.js';
import { endOfInstrument, lapsedWith, replacedBy } from './in-force.js';
import { changesBetween, type StatedDate } from './stated-dates.js';

const issuing = ['ImprovementNoticeIssued', 'ImprovementNoticeRevised'] as const;

/** The improvement plan that a notice asks for. A revision without a date of its own leaves the former one standing. */
export function improvementPlans(context: CaseContext): readonly ObligationDraft[] {
  return withDate(context, 'planDue').map(({ notice, due }): ObligationDraft => {
    const later = context.after(notice);
    const received = later.find(
      ({ act, data }) =>
        act === 'ImprovementPlanReceived' && data.details['plan'] === 'notice-plan',
    );
    return {
      kind: 'improvement-plan',
      from: notice,
      rule: null,
      policyId: null,
      what: 'Improvement plan that the notice asks for',
      due,
      dueHistory: changesBetween(datesOf(context, notice, 'planDue')),
      met: received && settledBy(received, 'The improvement plan was received'),
      lapsed: endOfTerm(context, notice, 'planDue'),
      because: `The improvement notice, issued ${onDate(notice.data.effectiveOn)}, says by when the council sends its plan.`,
    };
  });
}

/** The day on which a notice expires unless it is lifted or revised before. */
export function noticeExpiries(context: CaseContext): readonly ObligationDraft[] {
  return withDate(context, 'expires').map(({ notice, due }): ObligationDraft => {
    const end = endOfInstrument(context, notice);
    const lifted = end?.act === 'ImprovementNoticeLifted' ? end : undefined;
    return {
      kind: 'notice-expiry',
      from: notice,
      rule: null,
      policyId: null,
      what: 'Improvement notice expires: lift it, revise it or take the next step',
      due,
      dueHistory: changesBetween(datesOf(context, notice, 'expires')),
      met: lifted && settledBy(lifted, 'The notice was lifted'),
      lapsed: lifted === undefined ? endOfTerm(context, notice, 'expires') : undefined,
      because: `The improvement notice, issued ${onDate(notice.data.effectiveOn)}, says when it expires.`,
    };
  });
}

type Term = 'planDue' | 'expires';

function withDate(context: CaseContext, term: Term) {
  return context.entries(...issuing).flatMap((notice) => {
    const due = dateIn(notice, term);
    return due === undefined ? [] : [{ notice, due }];
  });
}

function dateIn(notice: CorrectedEntry, term: Term) {
  return statedDue(notice.data.details[term] as string | undefined);
}

/** A term ends with its notice; but a revision that is silent on it leaves it standing. */
function endOfTerm(
  context: CaseContext,
  notice: CorrectedEntry,
  term: Term,
): Settlement | undefined {
  const end = endOfInstrument(context, notice);
  return end?.act === 'ImprovementNoticeRevised' && dateIn(end, term) === undefined
    ? endOfTerm(context, end, term)
    : lapsedWith(context, notice);
}

/** The dates of the notices that followed one another up to one. */
function datesOf(context: CaseContext, notice: CorrectedEntry, term: Term): readonly StatedDate[] {
  const former = replacedBy(context, notice, ...issuing).at(-1);
  const due = dateIn(notice, term);
  return [
    ...(former === undefined ? [] : datesOf(context, former, term)),
    ...(due === undefined ? [] : [{ entry: notice, due }]),
  ];
}
