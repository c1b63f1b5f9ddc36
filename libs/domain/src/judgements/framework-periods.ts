import { isBefore, type Edtf } from '../dates/index.js';
import { frameworkPeriods, type FrameworkPeriod } from './frameworks.data.js';
import type { JudgementData } from './judgement.schema.js';

/** Whether every heading may be used in the period. */
export function allowsHeadings(period: FrameworkPeriod, headings: readonly string[]): boolean {
  const fixed = period.headings;
  if (fixed === undefined) return true;
  return headings.every((heading) => fixed.key.includes(heading) || fixed.others.includes(heading));
}

/**
 * The periods of the judgement's framework in which its inspection may have started. Without a
 * start the end, then the publication date, bounds it from above. Empty: the dates contradict the
 * framework.
 */
export function possiblePeriods(data: JudgementData, publishedOn?: Edtf): FrameworkPeriod[] {
  const start = data.inspectionStart;
  const notAfter = start ?? data.inspectionEnd ?? publishedOn;
  return frameworkPeriods.filter((period) => {
    if (period.framework !== data.framework) return false;
    const { from, to } = period;
    if (from !== undefined && notAfter !== undefined && isBefore(notAfter, from) === 'yes') {
      return false;
    }
    return to === undefined || start === undefined || isBefore(to, start) !== 'yes';
  });
}

/**
 * The sets of key judgements that may hold for the judgement (domain §7): one as a rule, several
 * where neither dates nor headings settle the period, none where the framework names none.
 */
export function keyJudgementSets(data: JudgementData, publishedOn?: Edtf): (readonly string[])[] {
  const possible = possiblePeriods(data, publishedOn);
  const fitting = possible.filter((period) => allowsHeadings(period, Object.keys(data.grades)));
  const sets = (fitting.length > 0 ? fitting : possible).flatMap((period) =>
    period.headings === undefined ? [] : [period.headings.key],
  );
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}
