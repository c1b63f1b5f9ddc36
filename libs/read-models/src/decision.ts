import {
  correct,
  dayRange,
  decides,
  evaluate,
  findPolicy,
  londonDay,
  stateOf,
  type CorrectedEntry,
  type Day,
  type Entry,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { caseView, cut, laCodeIn, openingOf } from './case-view.js';
import { councilNamed } from './case-words.js';
import { chainAround, type DecisionChain } from './decision-chain.js';
import { filledFields, type FilledField } from './field-words.js';
import { differencesBetween, type KnownDifference } from './known-differences.js';
import type { KnownSection } from './known-lines.js';
import { knownThatDay } from './known-that-day.js';
import { obligationView, type ObligationView } from './obligation-view.js';
import type { Lookup } from './read-model.js';
import { streamOfCase, streamOfCouncil } from './streams.js';
import { timelineEntries, type TimelineEntry } from './timeline-entry.js';

/** A version of the policy that judged a decision, with the rules that it holds. */
export type DecisionPolicy = {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly {
    readonly id: string;
    readonly text: string;
    readonly source: string;
  }[];
};

/** A case on the day of a decision. */
export type KnownOfDay = { readonly day: Day; readonly sections: readonly KnownSection[] };

/**
 * A decision with what the log held when it was recorded, which never changes, beside what it holds at a later
 * position, `known`. Both leave the decision itself and its conditions out: they show what lay before whoever decided.
 */
export type Decision = {
  readonly id: string;
  readonly interventionId: string;
  readonly laCode: string;
  readonly authority: string;
  /** The decision’s own position: `then` rests on what stood before it in the log. */
  readonly at: Position;
  /** Whether it was recorded on the day itself, so that `then` is what this service knew that day. */
  readonly contemporaneous: boolean;
  /** As it was recorded, whatever was corrected since. */
  readonly asRecorded: TimelineEntry;
  readonly terms: readonly FilledField[];
  readonly policies: readonly DecisionPolicy[];
  readonly then: KnownOfDay;
  /** As it stands now, with what was done to it since. */
  readonly entry: TimelineEntry;
  readonly known: KnownOfDay;
  readonly differences: readonly KnownDifference[];
  /** What began to run with it, as it stands today. */
  readonly setInMotion: readonly ObligationView[];
  readonly conditions: readonly {
    readonly id: string;
    readonly text: string;
    readonly due: string | null;
    readonly status: string;
  }[];
  readonly chain: DecisionChain;
};

/** What to compare a decision’s day with: all that is known, or known at a position; and the day of asking. */
export type DecisionAsked = { readonly knownAt?: Position | undefined; readonly today: Day };

/** A decision of a case; undefined where the log held no such decision of that case at that time. */
export function decisionIn(
  lookup: Lookup,
  id: string,
  entryId: string,
  { knownAt, today }: DecisionAsked,
): Decision | undefined {
  const stream = streamOfCase(id);
  const view = caseView(lookup, stream, { knownAt });
  const own = cut(lookup.entriesOf(stream), knownAt);
  const recorded = own.find((one) => one.id === entryId && decides(one.act));
  const current = view?.own.find((one) => one.id === entryId);
  if (view === undefined || recorded === undefined || current === undefined) return undefined;

  const council = cut(lookup.entriesOf(streamOfCouncil(view.laCode)), knownAt);
  const history = [...own, ...council];
  const thenDay = dayOf(recorded.data.effectiveOn, recorded);
  const nowDay = dayOf(current.data.effectiveOn, recorded);
  const then = knownThatDay(before(lookup, own, recorded), thenDay);
  const known = knownThatDay(
    history.filter((one) => one.id !== entryId && !isConditionOf(one, entryId)),
    nowDay,
  );
  const now = stateOf(history, {});
  return {
    id: entryId,
    interventionId: id,
    laCode: view.laCode,
    authority: councilNamed(view.laCode).name,
    at: recorded.position,
    contemporaneous: isContemporaneous(recorded),
    asRecorded: entryNamed(cut(own, recorded.position), entryId),
    terms: filledFields(recorded.act, recorded.data),
    policies: policiesOf(recorded),
    then: { day: thenDay, sections: then },
    entry: entryNamed(own, entryId),
    known: { day: nowDay, sections: known },
    differences: differencesBetween(then, known),
    setInMotion: evaluate(null, history, { asOf: today })
      .obligations.filter(({ anchor }) => anchor.entryId === entryId)
      .map((one) => obligationView(one, now.state.hold !== null)),
    conditions: conditionsOf(now.entries, now.state.conditions, entryId),
    chain: chainAround(current, now.entries),
  };
}

/** What the log held of the case, and of its council as it was then named, before an entry. */
function before(lookup: Lookup, own: readonly Entry[], { position }: Entry): readonly Entry[] {
  const mine = own.filter((one) => one.position < position);
  const opening = openingOf(correct(mine));
  if (opening === undefined) return mine;
  const council = lookup.entriesOf(streamOfCouncil(laCodeIn(opening.data.details)));
  return [...mine, ...council.filter((one) => one.position < position)];
}

/** The last day that the date may mean, never after it was recorded; that day too where the date tells none. */
function dayOf(effectiveOn: string, { recordedAt }: Entry): Day {
  const recordedOn = londonDay(recordedAt);
  const { latest = recordedOn } = dayRange(effectiveOn);
  return latest < recordedOn ? latest : recordedOn;
}

/** Recorded no later than on the first day that its date may mean: only then is nothing claimed with hindsight. */
function isContemporaneous({ data, recordedAt }: Entry): boolean {
  const { earliest } = dayRange(data.effectiveOn);
  return earliest !== undefined && londonDay(recordedAt) <= earliest;
}

function entryNamed(own: readonly Entry[], id: string): TimelineEntry {
  const found = timelineEntries(own).find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no entry ${id} among those of its stream.`);
  return found;
}

function policiesOf({ data }: Entry): readonly DecisionPolicy[] {
  return data.policyVersion.split(' or ').flatMap((id) => {
    const policy = findPolicy(id);
    if (policy === undefined) return [];
    const rules = policy.rules.map(({ id: rule, text, source }) => ({ id: rule, text, source }));
    return [{ id, title: policy.title, rules }];
  });
}

function isConditionOf({ act, data }: Entry, entryId: string): boolean {
  return act === 'ConditionAdded' && data.details['of'] === entryId;
}

/** The conditions that were added to a decision, as they stand. */
function conditionsOf(
  happened: readonly CorrectedEntry[],
  known: Decision['conditions'],
  entryId: string,
): Decision['conditions'] {
  const added = new Set(happened.filter((one) => isConditionOf(one, entryId)).map((one) => one.id));
  return known
    .filter((one) => added.has(one.id))
    .map(({ id, text, due, status }) => ({ id, text, due, status }));
}
