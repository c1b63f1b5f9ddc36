import {
  nextJudgementMean,
  stageEstimates,
  stages,
  stageWords,
  type Day,
  type Stage,
} from '@interventions/domain';
import type { Measure } from '../lanes/lane.js';
import { daysWords } from '../lanes/measures-of.js';
import { slipBetween } from '../overviews/go-live.overview.js';
import type { ExpectedWay, StageAssessment } from './improvement.js';

/** What was expected of the way, beside what it took in this case by its assessments and judgements. */
export function expectedWays(
  assessments: readonly StageAssessment[],
  judgements: Measure | undefined,
  asOf: Day,
): readonly ExpectedWay[] {
  const byStages = stageEstimates.map(({ from, to, months, text }): ExpectedWay => ({
    name: from === 'poor' ? 'poor-to-fair' : 'fair-to-good',
    title: `${stageWords[from]} to ${stageWords[to].toLowerCase()}`,
    months,
    expected: text,
    says: 'authors-estimate',
    ...realWay(assessments, from, to, asOf),
  }));
  const { months, transitions } = nextJudgementMean;
  return [
    ...byStages,
    {
      name: 'inadequate-to-next',
      title: 'Inadequate judgement to the next one',
      months,
      expected: `${months} months on average, over ${transitions} pairs of published judgements`,
      says: 'published-mean',
      from: judgements?.from ?? null,
      to: judgements?.to ?? null,
      days: judgements?.days ?? null,
      text: judgements?.text ?? 'No inadequate judgement is recorded',
    },
  ];
}

type Real = Pick<ExpectedWay, 'from' | 'to' | 'days' | 'text'>;

/** From the first assessment at a stage to the first one, after it, at the next stage or beyond. */
function realWay(assessments: readonly StageAssessment[], from: Stage, to: Stage, asOf: Day): Real {
  const at = assessments.findIndex(({ stage }) => stage === from);
  const start = assessments[at];
  if (start === undefined) {
    const text = `No assessment says ${stageWords[from].toLowerCase()}`;
    return { from: null, to: null, days: null, text };
  }
  const reached = assessments
    .slice(at + 1)
    .find(({ stage }) => stages.indexOf(stage) >= stages.indexOf(to));
  const days = slipBetween(start.on, reached?.on ?? asOf) ?? null;
  const told = days === null ? 'The dates cannot tell' : daysWords(days);
  return {
    from: endOf(start),
    to: reached === undefined ? null : endOf(reached),
    days,
    text: reached === undefined ? `Not there yet: ${told} so far` : told,
  };
}

function endOf({ id, on, stageText }: StageAssessment) {
  return { what: `Assessed as ${stageText.toLowerCase()}`, on, entryId: id };
}
