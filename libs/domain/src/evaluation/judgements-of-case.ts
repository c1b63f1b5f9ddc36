import type { CorrectedEntry } from '../case/entry.js';
import type { CaseState } from '../case/state.js';
import { compareDates, dayRange, sortKey, type Day, type Edtf } from '../dates/index.js';
import type { JudgementData } from '../judgements/index.js';
import { isInadequate, type DatedJudgement } from '../policy/index.js';
import { askParameter } from './asked-parameter.js';
import type { CaseContext } from './case-context.js';
import { onDate } from './date-words.js';
import { settledBy } from './draft.js';
import type { Settlement } from './obligation.js';

/** An inadequate judgement that gives rise to what is due in a case. */
export type InadequateJudgement = {
  readonly entry: CorrectedEntry;
  readonly on: Edtf;
  /** Why nobody can tell whether it counts as inadequate; undefined where it does. */
  readonly undecided: string | undefined;
  /** The next full inspection, which overtakes what this one gave rise to. */
  readonly next: CorrectedEntry | undefined;
};

/** The judgement of an entry. */
export function judgementOf({ data }: CorrectedEntry): JudgementData {
  return data.details as JudgementData;
}

/** Every judgement of the council in effective order, as the failure test takes them. */
export function datedJudgements(context: CaseContext): readonly DatedJudgement[] {
  return context.entries('JudgementRecorded').map((entry) => ({
    id: entry.id,
    effectiveOn: entry.data.effectiveOn,
    data: judgementOf(entry),
  }));
}

/**
 * The judgement that triggered a case: the one that the opening names; otherwise, where a judgement is said to have
 * triggered it, the latest published by then that is not certainly better than inadequate.
 */
export function triggerOf(context: CaseContext): CorrectedEntry | undefined {
  const details = context.opening?.data.details;
  const all = context.entries('JudgementRecorded');
  const named = all.find(({ id }) => id === details?.['judgementId']);
  if (named !== undefined || details?.['trigger'] !== 'inadequate-judgement') return named;
  const opened = sortKey(context.opening?.data.effectiveOn ?? 'unknown');
  return all.findLast(
    (one) => sortKey(one.data.effectiveOn) <= opened && !isBetterThanInadequate(one),
  );
}

/** The inadequate judgements of a case: its trigger and those published while it was open, in effective order. */
export function inadequateJudgements(context: CaseContext): readonly InadequateJudgement[] {
  const trigger = triggerOf(context);
  const all = context.entries('JudgementRecorded');
  return all
    .filter((entry) => entry === trigger || publishedWhileOpen(context, entry))
    .flatMap((entry) => {
      const undecided = doubt(context, entry, entry === trigger);
      return undecided === null
        ? []
        : [
            {
              entry,
              on: entry.data.effectiveOn,
              undecided,
              next: all
                .slice(all.indexOf(entry) + 1)
                .find((later) => judgementOf(later).framework !== 'LSCB-review'),
            },
          ];
    });
}

/** That such a judgement was published, as a sentence; whether it is inadequate is not claimed where nobody can tell. */
export function publishedWords({ on, undecided }: InadequateJudgement): string {
  return undecided === undefined
    ? `An inadequate judgement was published ${onDate(on)}.`
    : `A judgement that may count as inadequate was published ${onDate(on)}.`;
}

/** That the next full inspection overtook what a judgement gave rise to. */
export function overtakenByNext({ next }: InadequateJudgement): Settlement | undefined {
  return next && settledBy(next, 'The next full inspection overtook it');
}

/** The judgement that triggered the case, and those that are not certainly from before its opening, by id. */
export function judgementsSinceOpening(context: CaseContext): ReadonlySet<string> {
  const trigger = triggerOf(context);
  const opened = context.opening?.data.effectiveOn ?? 'unknown';
  return new Set(
    context
      .entries('JudgementRecorded')
      .filter((one) => one === trigger || compareDates(one.data.effectiveOn, opened) !== 'before')
      .map(({ id }) => id),
  );
}

/** The latest of these judgements that can be told, with whether it is inadequate. */
export function latestJudged(
  state: CaseState,
  among: ReadonlySet<string>,
): { readonly on: Edtf; readonly answer: 'yes' | 'no' } | undefined {
  return state.judgements
    .filter(({ id }) => among.has(id))
    .flatMap(({ data, effectiveOn: on }) => {
      const answer = isInadequate(data, on);
      return answer === 'yes' || answer === 'no' ? [{ on, answer } as const] : [];
    })
    .at(-1);
}

/** Whether a judgement is certainly better than inadequate. */
export function isBetterThanInadequate(entry: CorrectedEntry): boolean {
  return isInadequate(judgementOf(entry), entry.data.effectiveOn) === 'no';
}

/** The last day on which a date may lie; undefined where it is open. */
export function lastDayOf(date: Edtf): Day | undefined {
  return dayRange(date).latest;
}

/** Published while the case was open; also where the dates cannot tell that it was before the opening. */
function publishedWhileOpen(context: CaseContext, entry: CorrectedEntry): boolean {
  const { opening } = context;
  return (
    opening !== undefined &&
    compareDates(entry.data.effectiveOn, opening.data.effectiveOn) !== 'before' &&
    context.stateBefore(entry).status === 'open'
  );
}

/** Why it may or may not be inadequate; undefined where it is, null where it is not or nothing in it says so. */
function doubt(
  context: CaseContext,
  entry: CorrectedEntry,
  isTrigger: boolean,
): string | null | undefined {
  const judgement = judgementOf(entry);
  const answer = isInadequate(judgement, entry.data.effectiveOn);
  if (answer === 'no') return null;
  if (answer === 'yes') return undefined;
  const statedByOpening =
    isTrigger && context.opening?.data.details['trigger'] === 'inadequate-judgement';
  if (statedByOpening) return undefined;
  if (!Object.values(judgement.grades).includes('inadequate')) return null;
  const asked = askParameter(context.policiesOf(entry), 'inadequateWhen');
  return asked.kind === 'value'
    ? 'A key judgement is inadequate and the report has no overall grade.'
    : asked.because;
}
