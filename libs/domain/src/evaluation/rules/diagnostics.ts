import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import { inadequateJudgements, overtakenByNext, publishedWords } from '../judgements-of-case.js';
import { dueWithin } from './within.js';
import { followingJudgement, notBefore } from './since.js';

/** An expert diagnostic after each inadequate judgement (domain §1), by a date only where a policy says so. */
export function diagnostics(context: CaseContext): readonly ObligationDraft[] {
  return inadequateJudgements(context).flatMap((judgement): readonly ObligationDraft[] => {
    const { entry, on, undecided } = judgement;
    const policies = context.policiesOf(entry);
    const asked = askParameter(policies, 'diagnosticFor');
    if (asked.kind === 'not-defined') return [];
    const { due, says } = dueWithin(policies, 'diagnosticWithinMonths', on, 'the report');
    const done = followingJudgement(
      context,
      judgement,
      'DiagnosticCommissioned',
      'DiagnosticReported',
    )[0];
    return [
      {
        kind: 'diagnostic',
        from: entry,
        rule: asked.kind === 'value' ? asked.rule : null,
        policyId: asked.policyId,
        what: 'Expert diagnostic',
        due,
        met: done && settledBy(done, 'A diagnostic was commissioned'),
        lapsed: overtakenByNext(judgement),
        undecided: undecided ?? (asked.kind === 'cannot-tell' ? asked.because : undefined),
        because: `${publishedWords(judgement)} An expert diagnostic finds out why the service fails. ${says}`,
      },
    ];
  });
}

/** The report of each diagnostic commissioned, by the date that was agreed. */
export function diagnosticReports(context: CaseContext): readonly ObligationDraft[] {
  return context.entries('DiagnosticCommissioned').map((commissioned): ObligationDraft => {
    const { effectiveOn, details } = commissioned.data;
    const due = statedDue(details['due'] as string | undefined);
    const report = notBefore(context, commissioned, 'DiagnosticReported')[0];
    return {
      kind: 'diagnostic-report',
      from: commissioned,
      rule: null,
      policyId: null,
      what: 'Report of the expert diagnostic',
      due,
      met: report && settledBy(report, 'The expert reported'),
      because: `A diagnostic was commissioned ${onDate(effectiveOn)}. ${
        due === undefined ? 'No date for its report is recorded.' : 'It says by when to report.'
      }`,
    };
  });
}
