import { formatDate } from '../../dates/index.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { monthsAfter, statedDue } from '../due-dates.js';

/** The commissioner's report: by the date of the appointment, otherwise about three months on (R10). */
export function commissionerReports(context: CaseContext): readonly ObligationDraft[] {
  return context
    .entries('CommissionerAppointed', 'CommissionerReplaced')
    .filter(({ data: { details } }) => details['remit'] !== 'direct')
    .map((appointed): ObligationDraft => {
      const { effectiveOn, details } = appointed.data;
      const stated = statedDue(details['reportDue'] as string | undefined);
      const asked = askParameter(context.policiesOf(appointed), 'commissionerReportMonths');
      const later = context.after(appointed);
      const report = later.find(
        (entry) => entry.act === 'CommissionerReported' && entry.data.details['stage'] === 'final',
      );
      const gone = later.find(
        (entry) => entry.act === 'CommissionerReplaced' || entry.act === 'CommissionerWithdrawn',
      );
      const months = asked.kind === 'value' ? asked.value : undefined;
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
        because: `A commissioner was appointed on ${formatDate(effectiveOn)}. ${
          stated !== undefined
            ? 'The appointment says by when to report.'
            : months !== undefined
              ? `A report is expected about ${months} months after the appointment.`
              : `A report is expected; no date is set. ${asked.kind === 'value' ? '' : asked.because}`
        }`.trim(),
      };
    });
}
