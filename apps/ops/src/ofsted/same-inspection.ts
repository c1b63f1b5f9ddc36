import {
  compareDates,
  formatDate,
  gradeWords,
  headingLabel,
  overallWords,
  type JudgementData,
  type KnownJudgement,
} from '@interventions/domain';

/** The recorded judgement of the same inspection: same framework, and same start or same publication. */
export function findSame(
  recorded: readonly KnownJudgement[],
  judgement: JudgementData,
  publishedOn: string,
): KnownJudgement | undefined {
  return recorded.find(({ data, effectiveOn }) => {
    if (data.framework !== judgement.framework && data.framework !== 'unknown') return false;
    if (effectiveOn === publishedOn) return true;
    if (data.inspectionStart === undefined || judgement.inspectionStart === undefined) return false;
    const order = compareDates(data.inspectionStart, judgement.inspectionStart);
    return data.framework === judgement.framework && order !== 'before' && order !== 'after';
  });
}

/** What a file says differently from the record, in words; empty when they agree. */
export function differences(
  recorded: KnownJudgement,
  judgement: JudgementData,
  publishedOn: string,
): readonly string[] {
  const { data } = recorded;
  const headings = [...new Set([...Object.keys(data.grades), ...Object.keys(judgement.grades)])];
  return [
    ...dates('published', recorded.effectiveOn, publishedOn),
    ...dates('inspection start', data.inspectionStart, judgement.inspectionStart),
    ...dates('inspection end', data.inspectionEnd, judgement.inspectionEnd),
    ...values('overall', overallOf(data), overallOf(judgement)),
    ...headings.flatMap((heading) =>
      values(
        headingLabel(heading).toLowerCase(),
        gradeOf(data, heading),
        gradeOf(judgement, heading),
      ),
    ),
  ];
}

function overallOf({ overall }: JudgementData): string {
  return overallWords[overall ?? 'not-given'];
}

function gradeOf({ grades }: JudgementData, heading: string): string {
  const grade = grades[heading];
  return grade === undefined ? 'Not recorded' : gradeWords[grade];
}

/** A date that one of the two does not give, or gives less precisely, is no contradiction. */
function dates(
  what: string,
  recorded: string | undefined,
  file: string | undefined,
): readonly string[] {
  if (recorded === undefined || file === undefined) return [];
  const order = compareDates(recorded, file);
  if (order !== 'before' && order !== 'after') return [];
  return values(what, formatDate(recorded), formatDate(file));
}

function values(what: string, recorded: string, file: string): readonly string[] {
  return recorded === file
    ? []
    : [`${what} is “${recorded}” in the record and “${file}” in the file`];
}
