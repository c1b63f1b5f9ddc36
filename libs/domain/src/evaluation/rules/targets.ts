import type { CorrectedEntry } from '../../case/entry.js';
import { brief } from '../../case/words.js';
import type { Edtf } from '../../dates/index.js';
import { gradeWords, type Grade, type OverallGrade } from '../../judgements/index.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import type { Settlement } from '../obligation.js';
import { arrangementsOf, type ArrangementLife } from './arrangements.js';
import { heldRule } from './held-rule.js';
import { changesBetween, datesStated } from './stated-dates.js';

type Target = {
  readonly text: string;
  readonly due?: Edtf | undefined;
  readonly grade?: Grade | undefined;
};

type Judged = {
  readonly target: string;
  readonly result?: string | undefined;
  readonly performance?: string | undefined;
};

/**
 * Targets of a contract with their dates (R12). One that names a grade is met by the first judgement of at least that
 * grade that is published after it was set; another by a contract review that judges it met, or reports on it without
 * judging it. New targets take the place of those that are not met by then.
 */
export function performanceTargets(context: CaseContext): readonly ObligationDraft[] {
  return arrangementsOf(context).flatMap((life) => {
    const sets = [life.from, ...life.changes].filter((entry) => targetsOf(entry).length > 0);
    return sets.flatMap((set, at) =>
      targetsOf(set).map((target, index): ObligationDraft => {
        const ended = sets[at + 1] ?? life.end;
        const due = statedDue(target.due);
        const former = sets
          .slice(0, at)
          .flatMap((one) => sameIn(one, target))
          .at(-1);
        return {
          ...heldRule(context, set, 'R12'),
          kind: 'target',
          from: set,
          number: index + 1,
          what: `Target of the contract with ${life.party}: ${brief(target.text, 160)}`,
          due,
          dueHistory:
            due === undefined
              ? []
              : changesBetween(
                  datesStated(sets.slice(0, at + 1), (one) =>
                    statedDue(sameIn(one, target)[0]?.due),
                  ),
                ),
          met: metBy(context, life, set, target, ended),
          lapsed:
            ended &&
            settledBy(
              ended,
              ended === life.end ? 'The contract ended' : 'New targets took its place',
            ),
          undecided: noOverall(during(context, set, ended), target),
          ...(target.grade !== undefined && { coverage: 'judgements' }),
          endsWithCase: false,
          because: [
            `The contract, ${set === life.from ? 'signed' : 'changed'} ${onDate(set.data.effectiveOn)}, sets this target${due === undefined ? ' without a date' : ''}.`,
            former === undefined
              ? ''
              : `An earlier one had ${former.due === undefined ? 'no date' : 'another date'}.`,
            target.grade === undefined
              ? ''
              : `It is met by the first judgement of ${gradeWords[target.grade].toLowerCase()}${target.grade === 'outstanding' ? '' : ' or better'} that Ofsted publishes.`,
          ]
            .filter(Boolean)
            .join(' '),
        };
      }),
    );
  });
}

function targetsOf({ data: { details } }: CorrectedEntry): readonly Target[] {
  return (details['targets'] ?? details['newTargets'] ?? []) as readonly Target[];
}

function metBy(
  context: CaseContext,
  life: ArrangementLife,
  set: CorrectedEntry,
  target: Target,
  ended: CorrectedEntry | undefined,
): Settlement | undefined {
  const { grade } = target;
  const later = during(context, set, ended);
  if (grade !== undefined) {
    const judgement = later.find((one) => isJudgement(one) && reaches(overallOf(one), grade));
    return judgement && settledBy(judgement, judgementWords(judgement));
  }
  const review = later
    .filter((entry) => life.changes.includes(entry))
    .find(({ data: { details } }) =>
      ((details['performance'] ?? []) as readonly Judged[]).some(
        (one) => settles(one) && sameText(one.target, target.text),
      ),
    );
  return review && settledBy(review, 'A contract review reported on it');
}

/** Whether a review settles a target that it lists: it judges it met, or reports on it without judging it. */
function settles({ result, performance }: Judged): boolean {
  return result === undefined ? performance !== undefined : result === 'met';
}

/** From April 2026 judgements have no overall grade: one published while the target stands does not tell by itself. */
function noOverall(later: readonly CorrectedEntry[], { grade }: Target) {
  const silent = later.find((one) => isJudgement(one) && !ranks.includes(overallOf(one)));
  return grade === undefined || silent === undefined
    ? undefined
    : `The judgement published ${onDate(silent.data.effectiveOn)} has no overall grade, so it does not tell whether the target was reached.`;
}

/** What happened from a target being set to its end, that end included. */
function during(
  context: CaseContext,
  set: CorrectedEntry,
  ended: CorrectedEntry | undefined,
): readonly CorrectedEntry[] {
  const later = context.after(set);
  return ended === undefined ? later : later.slice(0, later.indexOf(ended) + 1);
}

function isJudgement({ act }: CorrectedEntry): boolean {
  return act === 'JudgementRecorded';
}

function judgementWords({ data }: CorrectedEntry): string {
  const end = data.details['inspectionEnd'];
  return `Ofsted published a judgement of ${gradeWords[data.details['overall'] as Grade].toLowerCase()}${typeof end === 'string' ? `, from an inspection that ended ${onDate(end)}` : ''}`;
}

const ranks: readonly (OverallGrade | null)[] = [
  'outstanding',
  'good',
  'adequate',
  'requires-improvement',
  'inadequate',
];

function reaches(overall: OverallGrade | null, grade: Grade): boolean {
  return ranks.includes(overall) && ranks.indexOf(overall) <= ranks.indexOf(grade);
}

function overallOf({ data: { details } }: CorrectedEntry): OverallGrade | null {
  return (details['overall'] ?? null) as OverallGrade | null;
}

function sameIn(set: CorrectedEntry, target: Target): readonly Target[] {
  return targetsOf(set).filter((one) =>
    target.grade === undefined ? sameText(one.text, target.text) : one.grade === target.grade,
  );
}

function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
