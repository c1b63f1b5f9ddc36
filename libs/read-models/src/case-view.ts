import {
  correct,
  effectiveOrder,
  stateOf,
  type AsAt,
  type CaseState,
  type CorrectedEntry,
  type Day,
  type Entry,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import type { Lookup } from './read-model.js';
import { streamOfCouncil } from './streams.js';

/** A case as its own stream read with its council's, at a time. */
export type CaseView = {
  readonly laCode: string;
  /** Its opening, corrected. */
  readonly opening: CorrectedEntry;
  /** Entries of its own stream in log order, corrected. */
  readonly own: readonly CorrectedEntry[];
  /** What happened in the case and its council, in the order in which it happened. */
  readonly happened: readonly CorrectedEntry[];
  /** Ids of entries whose imprecise date may lie after the day asked for. */
  readonly uncertain: readonly string[];
  readonly state: CaseState;
};

/** The day and the log position that a question about the past is asked of. */
export type PointInTime = {
  readonly validAt?: Day | undefined;
  readonly knownAt?: Position | undefined;
};

/** The entries known at a position. */
export function cut(entries: readonly Entry[], knownAt: Position | undefined): readonly Entry[] {
  return knownAt === undefined ? entries : entries.filter((entry) => entry.position <= knownAt);
}

/** The opening among a case's entries. */
export function openingOf(own: readonly CorrectedEntry[]): CorrectedEntry | undefined {
  return own.find((entry) => entry.act === 'InterventionOpened');
}

/** The LA code in the details of an opening. */
export function laCodeIn(details: Readonly<Record<string, unknown>>): string {
  const { laCode } = details;
  return typeof laCode === 'string' ? laCode : '';
}

/** The case of a stream, undefined where it was not opened yet. */
export function caseView(
  lookup: Lookup,
  stream: string,
  at: PointInTime = {},
): CaseView | undefined {
  const entries = cut(lookup.entriesOf(stream), at.knownAt);
  const own = correct(entries);
  const opening = openingOf(own);
  if (opening === undefined) return undefined;
  const laCode = laCodeIn(opening.data.details);
  const asAt: AsAt = {
    ...(at.validAt !== undefined && { validAt: at.validAt }),
    ...(at.knownAt !== undefined && { knownAt: at.knownAt }),
  };
  const council = lookup.entriesOf(streamOfCouncil(laCode));
  const { state, entries: happened, uncertain } = stateOf([...entries, ...council], asAt);
  return { laCode, opening, own, happened, uncertain, state };
}

/** What happened at a council, in the order in which it happened. */
export function councilHistory(lookup: Lookup, laCode: string): readonly CorrectedEntry[] {
  return effectiveOrder(correct(lookup.entriesOf(streamOfCouncil(laCode))));
}
