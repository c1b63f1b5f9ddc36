import {
  formatDate,
  lensWords,
  type CorrectedEntry,
  type Lens,
  type Source,
} from '@interventions/domain';
import type { GradedSet, LensSeries, MaturityAssessment } from './improvement.js';

const lenses = Object.keys(lensWords) as readonly Lens[];

/** What a stored assessment holds. */
type Details = Pick<MaturityAssessment, 'descriptorSet'> & {
  readonly lenses: readonly {
    readonly lens: Lens;
    readonly grade: number;
    readonly evidence?: string;
  }[];
} & Partial<Record<'narrative' | 'assessedBy' | 'moderation' | 'planUrl' | 'riskLogUrl', string>>;

/** The assessments of maturity among entries, the oldest first. */
export function maturityOf(entries: readonly CorrectedEntry[]): readonly MaturityAssessment[] {
  return entries
    .filter(({ act }) => act === 'MaturityAssessed')
    .map((entry) => {
      const details = entry.data.details as Details;
      return {
        ...assessedIn(entry),
        ofCouncil: entry.stream.startsWith('authority-'),
        descriptorSet: details.descriptorSet.trim(),
        grades: details.lenses.map(({ lens, grade, evidence }) => ({
          lens,
          title: lensWords[lens],
          grade,
          evidence: evidence ?? null,
        })),
        narrative: details.narrative ?? null,
        assessedBy: details.assessedBy ?? null,
        moderation: details.moderation ?? null,
        planUrl: details.planUrl ?? null,
        riskLogUrl: details.riskLogUrl ?? null,
      };
    });
}

/** What an assessment says of itself. */
export function assessedIn({ id, data, recordedAt }: CorrectedEntry) {
  const { effectiveOn: on } = data;
  const source: Source | null = data.source ?? null;
  return { id, on, onText: formatDate(on), recordedAt, source };
}

/** Assessments by the version of their descriptors, the one used last first. */
export function gradedSets(assessments: readonly MaturityAssessment[]): readonly GradedSet[] {
  const names = [...new Set(assessments.toReversed().map(({ descriptorSet }) => descriptorSet))];
  return names.map((descriptorSet) => {
    const own = assessments.filter((one) => one.descriptorSet === descriptorSet);
    const series = lenses.flatMap((lens) => lensSeries(lens, own));
    return {
      descriptorSet,
      assessments: own.map(({ id, on, onText }) => ({ id, on, onText })),
      lenses: series,
      notGraded: lenses
        .filter((lens) => series.every((one) => one.lens !== lens))
        .map((lens) => lensWords[lens]),
    };
  });
}

function lensSeries(lens: Lens, assessments: readonly MaturityAssessment[]): readonly LensSeries[] {
  const points = assessments.flatMap(({ id, on, onText, grades }) =>
    grades.filter((one) => one.lens === lens).map(({ grade }) => ({ id, on, onText, grade })),
  );
  const [first, ...later] = points;
  if (first === undefined) return [];
  const last = later.at(-1);
  const change = last === undefined ? null : last.grade - first.grade;
  return [{ lens, title: lensWords[lens], points, change, changeText: changeWords(first, last) }];
}

type Point = LensSeries['points'][number];

/** "Up 2 since 1 March 2024, from 1 to 3". */
function changeWords(first: Point, last: Point | undefined): string {
  if (last === undefined) return `Graded once: ${first.grade}`;
  const change = last.grade - first.grade;
  const since = `since ${first.onText}`;
  if (change === 0) return `The same as ${since.replace('since', 'on')}: ${last.grade}`;
  return `${change > 0 ? 'Up' : 'Down'} ${Math.abs(change)} ${since}, from ${first.grade} to ${last.grade}`;
}
