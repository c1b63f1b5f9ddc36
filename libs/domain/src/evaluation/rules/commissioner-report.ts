import type { CorrectedEntry } from '../../case/entry.js';
import { counted } from '../../case/words.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { monthsAfter, statedDue } from '../due-dates.js';

/**
 * The commissioner's report: by the date of the appointment, otherwise about three months on (R10). One who only
 * directs the service owes none; nor does a successor after the final report, unless asked for one.
 */
export function commissionerReports(context: CaseContext): readonly ObligationDraft[] {
  const appointments = context
    .entries('CommissionerAppointed', 'CommissionerReplaced')
    .filter((entry) => owesReport(context, entry));
  return appointments.map((appointed): ObligationDraft => {
    const { effectiveOn, details } = appointed.data;
    const stated = statedDue(details['reportDue'] as string | undefined);
    const asked = askParameter(context.policiesOf(appointed), 'commissionerReportMonths');
    const months = asked.kind === 'value' ? asked.value : undefined;
    const report = reportOf(context, appointed, appointments);
    const gone = endOf(context, appointed);
    return {
      kind: 'commissioner-report',
      from: appointed,
      rule: stated === undefined && asked.kind === 'value' ? asked.rule : null,
      policyId: stated === undefined ? asked.policyId : null,
      what: 'Commissioner’s report',
      due: stated ?? (months === undefined ? undefined : monthsAfter(effectiveOn, months)),
      met: report && settledBy(report, 'The commissioner reported'),
      lapsed: gone && settledBy(gone, 'The commissioner left or was replaced'),
      undecided: stated === undefined && asked.kind === 'cannot-tell' ? asked.because : undefined,
      because: `A commissioner was appointed ${onDate(effectiveOn)}. ${
        stated !== undefined
          ? 'The appointment says by when to report.'
          : months !== undefined
            ? `A report is expected about ${counted(months, 'month')} after the appointment.`
            : `A report is expected; no date is set. ${asked.kind === 'value' ? '' : asked.because}`
      }`.trim(),
    };
  });
}

function owesReport(context: CaseContext, { id, act, data }: CorrectedEntry): boolean {
  const { remit, reportDue, executive } = data.details;
  if (reportDue !== undefined || remit === 'review' || remit === 'both') return true;
  if (remit === 'direct' || executive === true) return false;
  const before = context.order.slice(0, context.placeOf(id));
  return act === 'CommissionerAppointed' || !before.some(isFinalReport);
}

/** The first final report after the appointment that is this commissioner's, or that nobody else's name claims. */
function reportOf(
  context: CaseContext,
  appointed: CorrectedEntry,
  appointments: readonly CorrectedEntry[],
): CorrectedEntry | undefined {
  const gone = endOf(context, appointed);
  return context
    .after(appointed)
    .filter(isFinalReport)
    .find((report) => {
      const author = report.data.details['author'];
      if (namesOf(appointed).some((name) => name === author)) return true;
      const others = appointments.some((one) => namesOf(one).some((name) => name === author));
      const left = gone !== undefined && context.placeOf(gone.id) < context.placeOf(report.id);
      return !others && !left;
    });
}

/** The entry by which a commissioner left the post; an announcement of it is none. */
function endOf(context: CaseContext, appointed: CorrectedEntry): CorrectedEntry | undefined {
  const inPost = (entry: CorrectedEntry) =>
    context.stateWith(entry).instruments.some(({ id }) => id === appointed.id);
  return context.after(appointed).find((entry) => !inPost(entry));
}

function isFinalReport({ act, data }: CorrectedEntry): boolean {
  return act === 'CommissionerReported' && data.details['stage'] === 'final';
}

function namesOf({ data }: CorrectedEntry): readonly string[] {
  return (data.details['commissioners'] ?? []) as readonly string[];
}
