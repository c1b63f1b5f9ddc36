import type {
  Day,
  Edtf,
  Enabler,
  EnablerStanding,
  Lens,
  Source,
  Stage,
} from '@interventions/domain';

/** What every assessment says of itself. */
type Assessed = {
  readonly id: string;
  readonly on: Edtf;
  readonly onText: string;
  readonly recordedAt: string;
  readonly source: Source | null;
};

/** One assessment of maturity with the grades that it gave. */
export type MaturityAssessment = Assessed & {
  /** Whether it stands in the council's record and not in the case's own. */
  readonly ofCouncil: boolean;
  readonly descriptorSet: string;
  readonly grades: readonly {
    readonly lens: Lens;
    readonly title: string;
    readonly grade: number;
    readonly evidence: string | null;
  }[];
  readonly narrative: string | null;
  readonly assessedBy: string | null;
  readonly moderation: string | null;
  readonly planUrl: string | null;
  readonly riskLogUrl: string | null;
};

/** A lens through the assessments under one version of the descriptors, the oldest first. */
export type LensSeries = {
  readonly lens: Lens;
  readonly title: string;
  readonly points: readonly {
    readonly id: string;
    readonly on: Edtf;
    readonly onText: string;
    readonly grade: number;
  }[];
  /** From the first grade to the latest; null where there is one alone. */
  readonly change: number | null;
  /** "Up 2 since 1 March 2024, from 1 to 3". */
  readonly changeText: string;
};

/** The assessments under one version of the descriptors. Grades of another are never set beside them. */
export type GradedSet = {
  readonly descriptorSet: string;
  /** Of its assessments, the oldest first: the first is the baseline. */
  readonly assessments: readonly {
    readonly id: string;
    readonly on: Edtf;
    readonly onText: string;
  }[];
  readonly lenses: readonly LensSeries[];
  readonly notGraded: readonly string[];
};

/** One assessment of the stage of improvement. */
export type StageAssessment = Assessed & {
  readonly stage: Stage;
  readonly stageText: string;
  readonly enablers: readonly {
    readonly enabler: Enabler;
    readonly title: string;
    readonly standing: EnablerStanding | null;
    readonly standingText: string;
    readonly evidence: string;
  }[];
  readonly weak: readonly string[];
  /** Enablers that it says nothing about. */
  readonly unsaid: readonly string[];
  readonly slippingBack: readonly { readonly marker: string; readonly evidence: string | null }[];
};

/** What somebody expected of a way, beside what it took here. */
export type ExpectedWay = {
  readonly name: 'poor-to-fair' | 'fair-to-good' | 'inadequate-to-next';
  readonly title: string;
  readonly months: number;
  readonly expected: string;
  /** Who says so: the authors' estimate, or a mean of published results. */
  readonly says: 'authors-estimate' | 'published-mean';
  readonly from: End | null;
  readonly to: End | null;
  readonly days: { readonly least: number; readonly most: number } | null;
  readonly text: string;
};
type End = { readonly what: string; readonly on: Edtf; readonly entryId: string };

/** How mature improvement is in a case or a council, and how it moved. */
export type Improvement = {
  readonly laCode: string;
  readonly authority: string;
  readonly asOf: Day;
  readonly assessments: readonly MaturityAssessment[];
  /** By version of the descriptors, the one used last first. */
  readonly sets: readonly GradedSet[];
  readonly stages: readonly StageAssessment[];
  /** Empty for a council without a case: stages are assessed in a case. */
  readonly ways: readonly ExpectedWay[];
};
