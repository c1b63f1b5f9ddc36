import { actNamed, dcsWords, scopeWords, type CorrectedEntry } from '@interventions/domain';

/** What a vehicle does for a council’s children and who directs it, in words; empty or null where no source says. */
export type VehicleDesign = {
  readonly inScope: readonly string[];
  readonly outOfScope: readonly string[];
  readonly director: string | null;
  /** What moved into it or out of it later, each in a sentence. */
  readonly changes: readonly string[];
};

/** What its entries in one case say of it, in the order in which they happened: the last one that says it counts. */
export function vehicleDesign(entries: readonly CorrectedEntry[]): VehicleDesign {
  const last = (name: string) =>
    entries.map(({ data }) => data.details[name]).findLast((value) => value !== undefined);
  const scopes = (value: unknown) =>
    Array.isArray(value) ? value.flatMap((one) => wordsFor(scopeWords, one) ?? []) : undefined;
  return {
    inScope: scopes(last('inScope')) ?? functionsIn(last('functions')),
    outOfScope: scopes(last('outOfScope')) ?? [],
    director: wordsFor(dcsWords, last('dcs')) ?? null,
    changes: entries
      .filter(({ act }) => act === 'ScopeChanged')
      .map(({ act, data }) => actNamed(act).sentence(data)),
  };
}

/** Where no entry says what was planned, what moved. */
function functionsIn(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.flatMap((one) =>
        typeof one === 'string' ? one.charAt(0).toUpperCase() + one.slice(1) : [],
      )
    : [];
}

function wordsFor(words: Readonly<Record<string, string>>, value: unknown): string | undefined {
  return typeof value === 'string' ? words[value] : undefined;
}
