import {
  checkHeadings,
  gradeWords,
  headingLabel,
  overallWords,
  type JudgementData,
  type JudgementRefusal,
} from '../judgements/index.js';

/** The first reason why a judgement cannot be recorded as stated, its field under `details`. */
export function firstRefusal(
  data: JudgementData,
  publishedOn: string,
): JudgementRefusal | undefined {
  const [refusal] = checkHeadings(data, publishedOn);
  return (
    refusal && {
      ...refusal,
      field: refusal.field === 'effectiveOn' ? refusal.field : `details.${refusal.field}`,
    }
  );
}

/** The line of a judgement: "ILACS: inadequate overall. Leaders inadequate; help and protection inadequate". */
export function describeJudgement(data: JudgementData): string {
  const overall =
    data.overall === null || data.overall === 'not-given'
      ? 'no overall grade'
      : data.overall === 'unknown'
        ? 'overall grade not known'
        : `${overallWords[data.overall].toLowerCase()} overall`;
  const headings = Object.entries(data.grades).map(
    ([heading, grade]) =>
      `${headingLabel(heading).toLowerCase()} ${gradeWords[grade].toLowerCase()}`,
  );
  const framework = data.framework === 'unknown' ? 'Framework not known' : data.framework;
  return `${framework}: ${overall}${headings.length > 0 ? `. ${capital(headings.join('; '))}` : ''}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
