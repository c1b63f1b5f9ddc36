import type { Day, Edtf, OverallGrade } from '@interventions/domain';

/** A period of a lane, its ends as exact as their sources. */
export type LaneBar = {
  /** The entry that began it. */
  readonly id: string;
  readonly label: string;
  readonly from: Edtf;
  /** Null for one that goes on. */
  readonly to: Edtf | null;
  /** The entry that ended it. */
  readonly endedBy: string | null;
  /** What was planned for it: a go-live, or the end of a contract. */
  readonly planned: Edtf | null;
};

/** A judgement on its lane; the grade tells its shape. */
export type LaneMark = {
  readonly id: string;
  readonly label: string;
  readonly on: Edtf;
  readonly grade: OverallGrade;
};

/** The lanes of a case, in the order in which they are shown. */
export const laneNames = ['case', 'judgements', 'instruments', 'delivery', 'contracts'] as const;

/** A lane of a case: periods, or judgements. */
export type Lane = {
  readonly name: (typeof laneNames)[number];
  readonly title: string;
  readonly bars: readonly LaneBar[];
  readonly marks: readonly LaneMark[];
};

/** One end of what is measured. */
export type MeasuredEnd = { readonly what: string; readonly on: Edtf; readonly entryId: string };

/** The measures of a case, in the order in which they are shown. */
export const measureNames = [
  'inadequate-to-next',
  'direction-to-go-live',
  'planned-to-actual',
  'direction-after-improvement',
  'length',
] as const;

/** How long something took: the fewest and the most days that its dates may mean. */
export type Measure = {
  readonly name: (typeof measureNames)[number];
  readonly title: string;
  readonly from: MeasuredEnd | null;
  /** Null where it goes on or did not come. */
  readonly to: MeasuredEnd | null;
  readonly days: { readonly least: number; readonly most: number } | null;
  /** "620 days, about 20 months"; or why it cannot be told. */
  readonly text: string;
};

/** A case as lanes, with how long its parts took. */
export type CaseLanes = {
  readonly id: string;
  readonly laCode: string;
  readonly authority: string;
  readonly openedOn: Edtf;
  readonly asOf: Day;
  /** The first and the last day of anything in the lanes. */
  readonly from: Day;
  readonly to: Day;
  /** Where years may be counted from; null where no source gives a day. */
  readonly starts: { readonly opening: Day | null; readonly inadequate: Day | null };
  readonly lanes: readonly Lane[];
  readonly measures: readonly Measure[];
};
