import type { Position } from '@interventions/eventsourcing';
import { actNamed } from './acts/index.js';
import type { ActData } from './define-act.js';
import type { Claim } from './common.js';
import type { CorrectedEntry, Entry } from './entry.js';

/** Only what the log held at a position: the entries up to and including it. */
export function knownAt<E extends Pick<Entry, 'position'>>(
  entries: readonly E[],
  position: Position | undefined,
): readonly E[] {
  return position === undefined ? entries : entries.filter((entry) => entry.position <= position);
}

/** Entries in the order of the log, whichever stream they are from. */
export function inLogOrder(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) =>
    a.position < b.position ? -1 : a.position > b.position ? 1 : 0,
  );
}

/**
 * The history with its corrections, retractions, annotations and accepted claims applied, in log order.
 * Nothing is dropped: a retracted entry stays and says so (domain §4).
 */
export function correct(entries: readonly Entry[]): readonly CorrectedEntry[] {
  const ordered = inLogOrder(entries);
  const retractions = effectiveRetractions(ordered);
  const corrected = new Map<string, CorrectedEntry>(
    ordered.map((entry) => [
      entry.id,
      { ...entry, amendments: [], retracted: retractions.get(entry.id) ?? null, annotations: [] },
    ]),
  );
  for (const entry of ordered) {
    const target = corrected.get(targetOf(entry) ?? '');
    if (target === undefined || retractions.has(entry.id)) continue;
    corrected.set(target.id, amend(target, entry));
  }
  return [...corrected.values()];
}

/** The id of the entry that a record-keeping act is about. */
export function targetOf(entry: Pick<Entry, 'act' | 'data'>): string | undefined {
  if (!actNamed(entry.act).recordKeeping) return undefined;
  const target = entry.data.details['target'];
  return typeof target === 'string' ? target : undefined;
}

/** An entry’s data with a correction’s values in place, whose fields may be of an earlier form; `null` removes one. */
export function withReplacement(
  { act, data }: Pick<Entry, 'act' | 'data'>,
  replacement: Readonly<Record<string, unknown>>,
): ActData {
  const { details, ...common } = replacement;
  const merged = overlay(data, common) as ActData;
  if (!isRecord(details)) return merged;
  return { ...merged, details: overlay(data.details, actNamed(act).lift(details)) };
}

function effectiveRetractions(
  ordered: readonly Entry[],
): ReadonlyMap<string, { readonly by: string; readonly because: string }> {
  const retracted = new Map<string, { readonly by: string; readonly because: string }>();
  for (const entry of [...ordered].reverse()) {
    const target = targetOf(entry);
    if (entry.act === 'EntryRetracted' && target !== undefined && !retracted.has(entry.id))
      retracted.set(target, { by: entry.id, because: textOf(entry.data.details['because']) });
  }
  return retracted;
}

function amend(target: CorrectedEntry, by: Entry): CorrectedEntry {
  const details = by.data.details;
  const because = textOf(details['because']);
  switch (by.act) {
    case 'EntryCorrected': {
      const replacement = details['replacement'];
      if (!isRecord(replacement)) return target;
      return {
        ...target,
        data: withReplacement(target, replacement),
        amendments: [
          ...target.amendments,
          { by: by.id, how: 'corrected', because, before: target.data },
        ],
      };
    }
    case 'ClaimAccepted': {
      const claim = target.data.claims?.[Number(details['claim'])];
      if (claim === undefined) return target;
      return {
        ...target,
        data: { ...target.data, effectiveOn: claim.effectiveOn },
        amendments: [
          ...target.amendments,
          { by: by.id, how: 'claim-accepted', because, before: target.data },
        ],
      };
    }
    case 'EntryAnnotated': {
      const claim = claimOf(details);
      const data =
        claim === undefined
          ? target.data
          : { ...target.data, claims: [...(target.data.claims ?? []), claim] };
      return {
        ...target,
        data,
        annotations: [...target.annotations, { by: by.id, text: textOf(details['text']) }],
      };
    }
    default:
      return target;
  }
}

/** The claim that an annotation adds to its entry, where it adds one. */
export function claimOf(details: Readonly<Record<string, unknown>>): Claim | undefined {
  const { claimedDate, claimedBy } = details;
  if (typeof claimedDate !== 'string') return undefined;
  return {
    effectiveOn: claimedDate,
    source: { title: typeof claimedBy === 'string' ? claimedBy : 'Annotation' },
  };
}

function overlay(
  base: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
