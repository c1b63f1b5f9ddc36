import {
  enablerWords,
  stageWords,
  standingWords,
  type CorrectedEntry,
  type Enabler,
  type EnablerStanding,
  type Stage,
} from '@interventions/domain';
import type { StageAssessment } from './improvement.js';
import { assessedIn } from './maturity-of.js';

const enablers = Object.keys(enablerWords) as readonly Enabler[];

/** What a stored assessment holds. */
type Details = {
  readonly stage: Stage;
  readonly enablers?: readonly {
    readonly enabler: Enabler;
    readonly standing?: EnablerStanding;
    readonly evidence: string;
  }[];
  readonly slippingBack?: readonly { readonly marker: string; readonly evidence?: string }[];
};

/** The assessments of the stage of improvement among entries, the oldest first. */
export function stagesOf(entries: readonly CorrectedEntry[]): readonly StageAssessment[] {
  return entries
    .filter(({ act }) => act === 'ImprovementStageAssessed')
    .map((entry) => {
      const { stage, enablers: said = [], slippingBack = [] } = entry.data.details as Details;
      return {
        ...assessedIn(entry),
        stage,
        stageText: stageWords[stage],
        enablers: said.map(({ enabler, standing, evidence }) => ({
          enabler,
          title: enablerWords[enabler],
          standing: standing ?? null,
          standingText: standing === undefined ? 'Not said' : standingWords[standing],
          evidence,
        })),
        weak: said
          .filter(({ standing }) => standing === 'weak')
          .map(({ enabler }) => enablerWords[enabler]),
        unsaid: enablers
          .filter((enabler) => said.every((one) => one.enabler !== enabler))
          .map((enabler) => enablerWords[enabler]),
        slippingBack: slippingBack.map(({ marker, evidence }) => ({
          marker,
          evidence: evidence ?? null,
        })),
      };
    });
}
