import { precisionOf, type Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import type { Improvement, MaturityAssessment } from '@interventions/read-models';
import { csvOf, disarmedNote, type CsvForm, type CsvValue } from '../http/csv.js';

/** What a file says of the assessments that it comes from. */
export type GradesOrigin = {
  readonly council: string;
  readonly asOf: Day;
  readonly position: Position;
  readonly drawnAt: string;
};

/** A grade with its assessment and the first grade under the same descriptors. */
type Line = {
  readonly assessment: MaturityAssessment;
  readonly grade: MaturityAssessment['grades'][number];
  readonly baseline: number | null;
};

/** The columns by the names that research reads and those that people read. */
const columns: readonly (readonly [key: string, label: string, value: (line: Line) => CsvValue])[] =
  [
    ['assessed_on', 'Assessed', ({ assessment }) => assessment.on],
    ['assessed_text', 'Assessed, in words', ({ assessment }) => assessment.onText],
    ['precision', 'Exact to the', ({ assessment }) => precisionOf(assessment.on)],
    ['recorded_at', 'Recorded at', ({ assessment }) => assessment.recordedAt],
    ['descriptor_set', 'Version of the descriptors', ({ assessment }) => assessment.descriptorSet],
    ['lens', 'Lens', ({ grade }) => grade.title],
    ['grade', 'Grade', ({ grade }) => grade.grade],
    ['baseline', 'First grade under these descriptors', ({ baseline }) => baseline],
    [
      'change',
      'Change since then',
      ({ grade, baseline }) => (baseline === null ? null : grade.grade - baseline),
    ],
    ['evidence', 'Evidence', ({ grade }) => grade.evidence],
    ['assessed_by', 'Assessed by', ({ assessment }) => assessment.assessedBy],
    ['source_title', 'Source', ({ assessment }) => assessment.source?.title ?? null],
    ['source_url', 'Link to the source', ({ assessment }) => assessment.source?.url ?? null],
    ['entry_id', 'Entry', ({ assessment }) => assessment.id],
  ];

/** Every grade of every assessment as a row; grades under other descriptors are told apart by their column. */
export function gradesFile(
  { assessments, sets }: Pick<Improvement, 'assessments' | 'sets'>,
  origin: GradesOrigin,
  form: CsvForm,
): string {
  const baselineOf = (descriptorSet: string, lens: string): number | null =>
    sets.find((one) => one.descriptorSet === descriptorSet)?.lenses.find((one) => one.lens === lens)
      ?.points[0]?.grade ?? null;
  const lines = assessments.flatMap((assessment) =>
    assessment.grades.map((grade): Line => ({
      assessment,
      grade,
      baseline: baselineOf(assessment.descriptorSet, grade.lens),
    })),
  );
  const head = columns.map(([key, label]) => (form === 'research' ? key : label));
  const rows = lines.map((line) => columns.map(([, , value]) => value(line)));
  return csvOf([head, ...rows], originOf(origin), form);
}

/** The name of the file: whose grades, by when, and from which position of the log. */
export function gradesFileName({ council, asOf, position }: GradesOrigin, form: CsvForm): string {
  const name = council.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `improvement-${name}-${form}-by-${asOf}-log-${position}.csv`;
}

function originOf({ council, asOf, position, drawnAt }: GradesOrigin) {
  return [
    [`${council}: grades of maturity`],
    [`What had been assessed by ${asOf}`],
    [`Drawn at ${drawnAt} from position ${position} of the log`],
    [disarmedNote],
    [],
  ];
}
