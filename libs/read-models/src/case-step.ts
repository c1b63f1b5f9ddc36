import {
  actNamed,
  evolveCase,
  formatDate,
  initialCaseState,
  type CorrectedEntry,
} from '@interventions/domain';
import { caseView, cut, type PointInTime } from './case-view.js';
import { differencesBetween, type KnownDifference } from './known-differences.js';
import { stateSections, type KnownSection } from './known-lines.js';
import type { Lookup } from './read-model.js';
import { streamOfCase, streamOfCouncil } from './streams.js';
import { timelineEntries, type TimelineEntry } from './timeline-entry.js';

/** A neighbour of a step. */
export type StepRef = { readonly id: string; readonly title: string; readonly onText: string };

/** One step of a history in the order in which it happened, with what it changed. */
export type CaseStep = {
  readonly interventionId: string;
  readonly entry: TimelineEntry;
  /** Place among the steps, from 1. */
  readonly number: number;
  readonly total: number;
  readonly first: StepRef;
  readonly previous: StepRef | null;
  readonly next: StepRef | null;
  readonly last: StepRef;
  readonly changes: readonly KnownDifference[];
  /** Where the case stood after it. */
  readonly after: readonly KnownSection[];
};

/**
 * A step of the history of a case and its council as it was known at a time; undefined for an entry that is no step:
 * of another case, retracted, or about the record itself.
 */
export function caseStepIn(
  lookup: Lookup,
  id: string,
  entryId: string,
  at: PointInTime = {},
): CaseStep | undefined {
  const stream = streamOfCase(id);
  const view = caseView(lookup, stream, at);
  if (view === undefined) return undefined;
  const { happened } = view;
  const place = happened.findIndex((one) => one.id === entryId);
  const step = happened[place];
  const [first, last] = [happened[0], happened.at(-1)];
  if (step === undefined || first === undefined || last === undefined) return undefined;
  const earlier = happened.slice(0, place);
  const state = earlier.reduce(evolveCase, initialCaseState);
  const before = stateSections(state, earlier);
  const after = stateSections(evolveCase(state, step), happened.slice(0, place + 1));
  const entry = [stream, streamOfCouncil(view.laCode)]
    .flatMap((one) => timelineEntries(cut(lookup.entriesOf(one), at.knownAt)))
    .find((one) => one.id === entryId);
  return (
    entry && {
      interventionId: id,
      entry,
      number: place + 1,
      total: happened.length,
      first: refOf(first),
      previous: neighbour(happened[place - 1]),
      next: neighbour(happened[place + 1]),
      last: refOf(last),
      changes: differencesBetween(before, after),
      after,
    }
  );
}

function neighbour(entry: CorrectedEntry | undefined): StepRef | null {
  return entry === undefined ? null : refOf(entry);
}

function refOf({ id, act, data }: CorrectedEntry): StepRef {
  return { id, title: actNamed(act).title, onText: formatDate(data.effectiveOn) };
}
