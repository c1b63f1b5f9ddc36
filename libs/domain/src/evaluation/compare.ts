import type { Entry } from '../case/entry.js';
import type { PolicyVersion } from '../policy/index.js';
import {
  evaluate,
  type EvaluationTime,
  type ExpectedStep,
  type FoundDeparture,
} from './evaluate.js';
import type { ObligationAt } from './obligation.js';

/** A change from one policy to the other: present under one only, or under both with differences. */
export type Difference<Item> = { readonly under: Item | null; readonly instead: Item | null };

/** What a case would look like under another policy. */
export type Comparison = {
  readonly policyA: string | null;
  readonly policyB: string | null;
  /** Obligations that exist under one only, or whose due date or state differs. */
  readonly obligations: readonly Difference<ObligationAt>[];
  readonly departures: readonly Difference<FoundDeparture>[];
  readonly expectedNext: readonly Difference<ExpectedStep>[];
};

/** What changes in obligations, departures and expected steps from policy A to policy B (null: of each date). */
export function compare(
  history: readonly Entry[],
  policyA: PolicyVersion | null,
  policyB: PolicyVersion | null,
  at: EvaluationTime,
): Comparison {
  const [a, b] = [evaluate(policyA, history, at), evaluate(policyB, history, at)];
  return {
    policyA: a.policyId,
    policyB: b.policyId,
    obligations: differences(
      a.obligations,
      b.obligations,
      ({ key }) => key,
      ({ due, state }) => JSON.stringify([due, state]),
    ),
    departures: differences(
      a.departures,
      b.departures,
      ({ entryId, says }) => `${entryId ?? ''}/${says}`,
      () => '',
    ),
    expectedNext: differences(
      a.expectedNext,
      b.expectedNext,
      ({ act, obligation }) => `${act}/${obligation ?? ''}`,
      ({ by }) => by ?? '',
    ),
  };
}

function differences<Item>(
  a: readonly Item[],
  b: readonly Item[],
  key: (item: Item) => string,
  value: (item: Item) => string,
): readonly Difference<Item>[] {
  const ofA = new Map(a.map((item) => [key(item), item]));
  const ofB = new Map(b.map((item) => [key(item), item]));
  return [...new Set([...ofA.keys(), ...ofB.keys()])].sort().flatMap((one) => {
    const [under, instead] = [ofA.get(one) ?? null, ofB.get(one) ?? null];
    const same = under !== null && instead !== null && value(under) === value(instead);
    return same ? [] : [{ under, instead }];
  });
}
