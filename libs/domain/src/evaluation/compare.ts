import type { Entry } from '../case/entry.js';
import { formatDate } from '../dates/index.js';
import type { PolicyVersion } from '../policy/index.js';
import {
  evaluate,
  type EvaluationTime,
  type ExpectedStep,
  type FoundDeparture,
} from './evaluate.js';
import { dueText } from './due-dates.js';
import { obligationStateWords, type ObligationAt } from './obligation.js';

/** A change from one policy to the other: present under one only, or under both with differences. */
export type Difference<Item> = {
  readonly under: Item | null;
  readonly instead: Item | null;
  /** Why the two differ, in words; null where it cannot be told from the versions. */
  readonly because: string | null;
};

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
  const versions = [policyA, policyB] as const;
  return {
    policyA: a.policyId,
    policyB: b.policyId,
    obligations: differences(a.obligations, b.obligations, versions, {
      key: ({ key }) => key,
      value: ({ due, state }) => JSON.stringify([due, state]),
      change: changeOf,
    }),
    departures: differences(a.departures, b.departures, versions, {
      key: ({ entryId, says }) => `${entryId ?? ''}/${says}`,
      value: () => '',
      change: () => null,
    }),
    expectedNext: differences(a.expectedNext, b.expectedNext, versions, {
      key: ({ act, obligation }) => `${act}/${obligation ?? ''}`,
      value: ({ by }) => by ?? '',
      change: (under, instead) =>
        `It would be expected ${byWords(instead)} instead of ${byWords(under)}.`,
    }),
  };
}

type Versions = readonly [PolicyVersion | null, PolicyVersion | null];

type Reading<Item> = {
  readonly key: (item: Item) => string;
  readonly value: (item: Item) => string;
  readonly change: (under: Item, instead: Item) => string | null;
};

function differences<Item extends { readonly rule: string | null }>(
  a: readonly Item[],
  b: readonly Item[],
  [policyA, policyB]: Versions,
  { key, value, change }: Reading<Item>,
): readonly Difference<Item>[] {
  const ofA = new Map(a.map((item) => [key(item), item]));
  const ofB = new Map(b.map((item) => [key(item), item]));
  return [...new Set([...ofA.keys(), ...ofB.keys()])].sort().flatMap((one) => {
    const [under, instead] = [ofA.get(one) ?? null, ofB.get(one) ?? null];
    if (under !== null && instead !== null)
      return value(under) === value(instead)
        ? []
        : [{ under, instead, because: change(under, instead) }];
    const because =
      under === null ? whyAbsent(instead?.rule ?? null, policyA) : whyAbsent(under.rule, policyB);
    return [{ under, instead, because }];
  });
}

/** Why a version does not ask for what another does. */
function whyAbsent(rule: string | null, missing: PolicyVersion | null): string | null {
  if (rule === null) return null;
  if (missing === null) return 'The versions in force on the dates of this case do not ask for it.';
  return missing.rules.some(({ id }) => id === rule)
    ? `Rule ${rule} as “${missing.title}” has it does not ask for it here.`
    : `“${missing.title}” does not hold rule ${rule}.`;
}

/** What would be otherwise with an obligation that both versions know. */
function changeOf(under: ObligationAt, instead: ObligationAt): string {
  const due =
    JSON.stringify(under.due) === JSON.stringify(instead.due)
      ? ''
      : `It would be due ${dueWords(instead)} instead of ${dueWords(under)}. ${instead.because}`;
  const state =
    under.state === instead.state
      ? ''
      : `Its state would be “${obligationStateWords[instead.state].toLowerCase()}” instead of “${obligationStateWords[under.state].toLowerCase()}”.`;
  return [due, state].filter(Boolean).join(' ');
}

function dueWords({ due }: ObligationAt): string {
  return due === null ? 'on no set date' : dueText(due);
}

function byWords({ by }: ExpectedStep): string {
  return by === null ? 'on no set date' : `by ${formatDate(by)}`;
}
