import {
  claimOf,
  correct,
  formatDate,
  targetOf,
  type Claim,
  type CorrectedEntry,
  type Entry,
  type Source,
} from '@interventions/domain';

/** Who recorded something here, and when the service learnt it. */
type Told = { readonly by: string; readonly actor: string; readonly recordedAt: string };

/** A date that somebody gives for an entry. */
export type ClaimView = Told & {
  /** Its number, as an acceptance names it; null for the date that the entry was recorded with. */
  readonly claim: number | null;
  readonly on: string;
  readonly onText: string;
  readonly source: Source | null;
  readonly note: string | null;
  /** Whether it is the date that the entry has now. */
  readonly accepted: boolean;
};

/** A step in which an entry got its date: as it was recorded, by a correction, or by an accepted claim. */
export type DateStep = Told & {
  readonly how: 'recorded' | 'corrected' | 'claim-accepted';
  readonly on: string;
  readonly onText: string;
  readonly source: string | null;
  readonly because: string | null;
  /** Why it was withdrawn, where it was. */
  readonly withdrawn: (Told & { readonly because: string }) | null;
};

/** What sources say of the date of an entry, side by side, and how it came to the one it has. */
export type EntryClaims = {
  /** The date that it was recorded with first, then the claims in the order of their numbers. */
  readonly columns: readonly ClaimView[];
  /** Oldest first; the last one that was not withdrawn gave the date that holds. */
  readonly history: readonly DateStep[];
  /** Whether somebody chose between the dates: by an acceptance that stands, or by a correction of the date. */
  readonly settled: boolean;
};

/** A claim with the entry that told of it. */
type Held = { readonly claim: Claim; readonly by: Entry };

/** What sources say of the date of one entry of a stream; undefined for an entry that is not there. */
export function entryClaimsIn(entries: readonly Entry[], id: string): EntryClaims | undefined {
  const original = entries.find((entry) => entry.id === id);
  const corrected = correct(entries);
  const current = corrected.find((entry) => entry.id === id);
  if (original === undefined || current === undefined) return undefined;
  let held: readonly Held[] = (original.data.claims ?? []).map((claim) => ({
    claim,
    by: original,
  }));
  const first = stepOf(original, 'recorded', original.data.effectiveOn, null, null);
  const history: DateStep[] = [{ ...first, source: original.data.source?.title ?? null }];
  let chosen: Held | 'corrected' | undefined;
  for (const entry of corrected.filter((one) => targetOf(one) === id)) {
    const { details } = entry.data;
    const because = textOf(details['because']);
    if (entry.act === 'ClaimAccepted') {
      const accepted = held[Number(details['claim'])];
      if (accepted === undefined) continue;
      const { effectiveOn, source } = accepted.claim;
      const step = stepOf(
        entry,
        'claim-accepted',
        effectiveOn,
        because,
        withdrawalOf(entry, corrected),
      );
      history.push({ ...step, source: source.title });
      if (entry.retracted === null) chosen = accepted;
    }
    if (entry.retracted !== null) continue;
    if (entry.act === 'EntryCorrected') {
      const { effectiveOn, claims } = recordOf(details['replacement']);
      if (typeof effectiveOn === 'string') {
        history.push(stepOf(entry, 'corrected', effectiveOn, because, null));
        chosen = 'corrected';
      }
      if (claims !== undefined) held = heldAfter(held, claims, entry);
    }
    const claim = entry.act === 'EntryAnnotated' ? claimOf(details) : undefined;
    if (claim !== undefined) held = [...held, { claim, by: entry }];
  }
  const own = {
    ...toldBy(original),
    ...{
      claim: null,
      on: original.data.effectiveOn,
      onText: formatDate(original.data.effectiveOn),
    },
    ...{ source: current.data.source ?? null, note: null, accepted: chosen === undefined },
  };
  const columns = held.map((one, claim) => claimView(one, claim, one === chosen));
  return { columns: [own, ...columns], history, settled: chosen !== undefined };
}

function claimView({ claim, by }: Held, number: number, accepted: boolean): ClaimView {
  const { effectiveOn, source, note } = claim;
  return {
    ...toldBy(by),
    claim: number,
    on: effectiveOn,
    onText: formatDate(effectiveOn),
    source,
    note: note ?? null,
    accepted,
  };
}

/** The claims after a correction gave them anew: those that it repeats stay whose they were. */
function heldAfter(held: readonly Held[], claims: unknown, by: Entry): readonly Held[] {
  if (!Array.isArray(claims)) return [];
  return (claims as readonly Claim[]).map(
    (claim) =>
      held.find((one) => JSON.stringify(one.claim) === JSON.stringify(claim)) ?? { claim, by },
  );
}

function stepOf(
  entry: Entry,
  how: DateStep['how'],
  on: string,
  because: string | null,
  withdrawn: DateStep['withdrawn'],
): DateStep {
  return { ...toldBy(entry), how, on, onText: formatDate(on), source: null, because, withdrawn };
}

function withdrawalOf(
  { retracted }: CorrectedEntry,
  corrected: readonly CorrectedEntry[],
): DateStep['withdrawn'] {
  const by = corrected.find(({ id }) => id === retracted?.by);
  return retracted === null || by === undefined
    ? null
    : { ...toldBy(by), because: retracted.because };
}

function toldBy({ id, actor, recordedAt }: Entry): Told {
  return { by: id, actor, recordedAt };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
