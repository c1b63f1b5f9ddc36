import type { AllowedActs, GradedSet, Improvement } from '@interventions/contracts';
import { lensDrawings } from './lens-drawing.js';

/** A set of grades as the page shows it: pictures, and the same grades as a table. */
export interface GradedView {
  readonly key: string;
  readonly descriptorSet: string;
  readonly assessments: GradedSet['assessments'];
  readonly notGraded: readonly string[];
  readonly drawings: ReturnType<typeof lensDrawings>;
  readonly rows: readonly {
    readonly title: string;
    /** In the order of the assessments; null where the lens was not graded. */
    readonly grades: readonly (number | null)[];
    readonly change: string;
  }[];
}

/** The sets of grades, each apart from the others. */
export function gradedViews({ sets }: Improvement): readonly GradedView[] {
  return sets.map((set, index) => {
    const key = `set-${index + 1}`;
    return {
      key,
      descriptorSet: set.descriptorSet,
      assessments: set.assessments,
      notGraded: set.notGraded,
      drawings: lensDrawings(set, key),
      rows: set.lenses.map(({ title, points, changeText }) => ({
        title,
        grades: set.assessments.map(
          ({ id }) => points.find((point) => point.id === id)?.grade ?? null,
        ),
        change: changeText,
      })),
    };
  });
}

/** Every marker of slipping back with the assessment that names it, the latest first. */
export function slippingBack({ stages }: Improvement) {
  return stages
    .toReversed()
    .flatMap(({ id, onText, stageText, slippingBack: markers }) =>
      markers.map(({ marker, evidence }) => ({ id, onText, stageText, marker, evidence })),
    );
}

/** What the latest assessments come to, in a few sentences. */
export function findings({ stages, sets }: Improvement): readonly string[] {
  const stage = stages.at(-1);
  const [set] = sets;
  const moved = (way: (change: number) => boolean) =>
    (set?.lenses ?? [])
      .filter(({ change }) => change !== null && way(change))
      .map(({ title }) => title.toLowerCase());
  const said = (names: readonly string[], words: string) =>
    names.length === 0 ? [] : [`${words}: ${names.join(', ')}.`];
  return [
    ...(stage === undefined
      ? []
      : [
          `Stage ${stage.stageText.toLowerCase()}, assessed ${stage.onText}.`,
          ...said(
            stage.weak.map((one) => one.toLowerCase()),
            'Weak at this stage',
          ),
          stage.slippingBack.length === 0
            ? 'That assessment names no marker of slipping back.'
            : `Markers of slipping back: ${stage.slippingBack.map(({ marker }) => marker).join('; ')}.`,
        ]),
    ...said(
      moved((change) => change > 0),
      'Up since the baseline',
    ),
    ...said(
      moved((change) => change < 0),
      'Down since the baseline',
    ),
    ...said(
      moved((change) => change === 0),
      'The same as the baseline',
    ),
  ];
}

/** The forms that a person may go to from the page. */
export function recordingLinks({ items }: AllowedActs, base: string) {
  return ['MaturityAssessed', 'ImprovementStageAssessed'].flatMap((act) =>
    items
      .filter((one) => one.act === act && one.allowed)
      .map(({ label, route }) => ({ label, href: `${base}/record/${route}` })),
  );
}
