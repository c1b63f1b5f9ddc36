import { compareDates, formatDate } from '../dates/index.js';
import { headingLabel, keyJudgementSets } from '../judgements/index.js';
import {
  agreedAnswer,
  isBetter,
  type CountedJudgement,
  type TestAnswer,
} from './counted-judgements.js';
import type { PolicyParameters } from './policy-version.schema.js';

/** Outcome of the systemic test (R3) in plain English. */
export interface SystemicAnswer {
  readonly answer: TestAnswer;
  readonly because: string;
  /** The judgement looked at; several where imprecise dates do not tell the latest. */
  readonly judgementIds: readonly string[];
  readonly headingsCounted: readonly string[];
}

/**
 * Whether the latest counted judgement is inadequate on all its key judgements (R3). A policy that
 * lists no key judgements for its framework leaves the answer undefined.
 */
export function systemicFailure(
  counted: readonly CountedJudgement[],
  parameters: PolicyParameters,
  leaveOut?: readonly string[],
): SystemicAnswer {
  const { systemicWhen, systemicFrameworks, systemicLeavesOut } = parameters;
  if (systemicWhen.value === 'undefined') return undefinedSystemic(systemicWhen.reason);
  if (systemicFrameworks.value === 'undefined') return undefinedSystemic(systemicFrameworks.reason);
  if (systemicLeavesOut.value === 'undefined') return undefinedSystemic(systemicLeavesOut.reason);
  const frameworks = systemicFrameworks.value;
  const leftOut = leaveOut ?? systemicLeavesOut.value;
  const outcomes = latestOf(counted).map((judgement) =>
    frameworks.includes(judgement.data.framework)
      ? judge(judgement, leftOut)
      : {
          ...undefinedSystemic(
            `The policy names no key judgements for the report published ${formatDate(judgement.effectiveOn)} (framework: ${judgement.data.framework}).`,
          ),
          judgementIds: [judgement.id],
        },
  );
  return merge(outcomes);
}

/** The answer where the version does not define what the test needs. */
export function undefinedSystemic(because: string): SystemicAnswer {
  return { answer: 'undefined', because, judgementIds: [], headingsCounted: [] };
}

/** The judgements that may be the latest. */
function latestOf(counted: readonly CountedJudgement[]): CountedJudgement[] {
  return counted.filter(
    (one) =>
      !counted.some(
        (other) =>
          other.published === 'yes' && compareDates(other.effectiveOn, one.effectiveOn) === 'after',
      ),
  );
}

function merge(outcomes: readonly SystemicAnswer[]): SystemicAnswer {
  const [only, ...others] = outcomes;
  if (only === undefined) {
    return {
      answer: 'no',
      because: 'No judgement that counts is recorded as published by then.',
      judgementIds: [],
      headingsCounted: [],
    };
  }
  if (others.length === 0) return only;
  const answers = outcomes.map((outcome) => outcome.answer);
  return {
    answer: agreedAnswer(answers, only.answer),
    because: `The dates do not tell which judgement is the latest. ${outcomes.map((outcome) => outcome.because).join(' ')}`,
    judgementIds: outcomes.flatMap((outcome) => outcome.judgementIds),
    headingsCounted: [...new Set(outcomes.flatMap((outcome) => outcome.headingsCounted))],
  };
}

function judge(judgement: CountedJudgement, leftOut: readonly string[]): SystemicAnswer {
  const sets = keyJudgementSets(judgement.data, judgement.effectiveOn).map((set) =>
    set.filter((heading) => !leftOut.includes(heading)),
  );
  const headingsCounted = [...new Set(sets.flat())];
  const found = agreedAnswer<TestAnswer>(
    sets.map((set) => judgeSet(judgement, set)),
    'cannot-tell',
  );
  const answer = found === 'no' || judgement.published === 'yes' ? found : 'cannot-tell';
  return {
    answer,
    because: explain(judgement, answer, headingsCounted),
    judgementIds: [judgement.id],
    headingsCounted,
  };
}

function judgeSet({ data }: CountedJudgement, key: readonly string[]): TestAnswer {
  const grades = key.map((heading) => data.grades[heading]);
  if (isBetter(data.overall) || grades.some(isBetter)) return 'no';
  return grades.length > 0 && grades.every((grade) => grade === 'inadequate')
    ? 'yes'
    : 'cannot-tell';
}

function listed(headings: readonly string[]): string {
  return headings.map((heading) => headingLabel(heading).toLowerCase()).join('; ');
}

function explain(
  { data, effectiveOn, published }: CountedJudgement,
  answer: TestAnswer,
  key: readonly string[],
): string {
  const report = `the ${data.framework} report published ${formatDate(effectiveOn)}`;
  const better = key.filter((heading) => isBetter(data.grades[heading]));
  if (answer === 'yes') return `Inadequate on all key judgements in ${report}: ${listed(key)}.`;
  if (answer === 'no') {
    return better.length > 0
      ? `Not inadequate on all key judgements in ${report}: better on ${listed(better)}.`
      : `The overall grade in ${report} was better than inadequate.`;
  }
  if (published === 'cannot-tell') return `It is not certain that ${report} was out by then.`;
  const missing = key.filter(
    (heading) => !isBetter(data.grades[heading]) && data.grades[heading] !== 'inadequate',
  );
  return missing.length > 0
    ? `Not known in ${report}: ${listed(missing)}.`
    : `Which key judgements apply to ${report} is not certain.`;
}
