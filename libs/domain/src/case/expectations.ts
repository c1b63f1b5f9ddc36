import { addMonths, dayRange, formatDate, precisionOf } from '../dates/index.js';
import { findPolicy, type PolicyVersion } from '../policy/index.js';
import type { ActName } from './acts/index.js';
import type { Departure } from './common.js';
import type { ActData } from './define-act.js';
import type { CaseState } from './state.js';
import { listOf } from './words.js';

type Expectation = {
  readonly act: ActName;
  /** The rule this rests on; it is asked only of policy versions that hold it. Null: good practice under every version. */
  readonly rule: string | null;
  /** What is expected and not there, or undefined. */
  readonly missing: (data: ActData, state: CaseState, policy: PolicyVersion) => string | undefined;
};

/** What follows a review that finds insufficient progress, by the rule that says so; see `insufficientReviewLeadsTo`. */
const afterInsufficientProgress: Readonly<
  Record<string, { readonly options: readonly string[]; readonly words: string }>
> = {
  R2: { options: ['commissioner'], words: 'a commissioner' },
  R6: { options: ['trust', 'partnership'], words: 'a take-over of the services' },
  I2: { options: ['notice'], words: 'an improvement notice' },
};

/**
 * What a policy expects of an act at the moment it is recorded. An expectation never refuses: setting it
 * aside is recorded with the act as a departure (domain §3).
 */
const expectations: readonly Expectation[] = [
  {
    act: 'MinisterialDecisionMade',
    rule: 'R5',
    missing: (data, state) =>
      data.details['option'] === 'retain' &&
      data.details['compellingReasons'] === undefined &&
      state.commissionersEver.length > 0
        ? 'Once a commissioner is appointed, services leave the council unless there are compelling reasons. No compelling reasons are given.'
        : undefined,
  },
  {
    act: 'ReviewHeld',
    rule: 'R1',
    missing: (data, state, policy) => {
      const months = policy.parameters.reviewMonths.value;
      const previous = state.reviewsHeld.at(-1);
      if (typeof months !== 'number' || previous === undefined) return undefined;
      const latest = dayRange(previous.on).latest;
      const held = dayRange(data.effectiveOn).earliest;
      if (latest === undefined || held === undefined || held <= addMonths(latest, months))
        return undefined;
      return `Reviews are at most ${months} months apart. The one before this was held ${onDate(previous.on)}.`;
    },
  },
  ...Object.entries(afterInsufficientProgress).map(([rule, { options, words }]): Expectation => ({
    act: 'ReviewHeld',
    rule,
    missing: ({ details }) => {
      const chosen = chosenOptions(details['options']);
      return details['outcome'] !== 'insufficient' ||
        chosen.length === 0 ||
        chosen.some((option) => options.includes(option))
        ? undefined
        : `After insufficient progress the next step is ${words}. Another option was chosen.`;
    },
  })),
  ...(['ImprovementNoticeIssued', 'ImprovementNoticeRevised'] as const).map((act) => ({
    act,
    rule: 'R1',
    missing: ({ details }: ActData, _state: CaseState, policy: PolicyVersion) => {
      const months = policy.parameters.reviewMonths.value;
      const every = details['reviewEveryMonths'];
      return typeof months === 'number' && typeof every === 'number' && every > months
        ? `Reviews are at most ${months} months apart. This notice has ${every}.`
        : undefined;
    },
  })),
  {
    act: 'InterventionClosed',
    rule: null,
    missing: (data, state) =>
      data.reason === undefined && state.instruments.length > 0
        ? `A case is closed when nothing is in force any more. These go on: ${listOf(state.instruments.map((one) => one.name))}. No reason is given.`
        : undefined,
  },
  {
    act: 'ImprovementNoticeLifted',
    rule: null,
    missing: (data, state) =>
      data.reason === undefined &&
      state.conditions.some((one) => one.status === 'open' || one.status === 'missed')
        ? 'A notice with open conditions is lifted with a reason. No reason is given.'
        : undefined,
  },
];

/** The departures of an act from the given policy versions, with the reason its author gave. */
export function departuresOf(
  act: ActName,
  data: ActData,
  before: CaseState,
  policyIds: readonly string[],
): readonly Departure[] {
  const policies = policyIds.flatMap((id) => findPolicy(id) ?? []);
  return expectations
    .filter((one) => one.act === act)
    .flatMap(({ rule, missing }) => {
      const holding = policies.filter(
        (policy) => rule === null || policy.rules.some((held) => held.id === rule),
      );
      const says = holding.map((policy) => missing(data, before, policy));
      const [first] = says;
      return first !== undefined &&
        says.length === policies.length &&
        says.every((text) => text !== undefined)
        ? [
            {
              rule: rule ?? 'practice',
              says: first,
              ...(data.reason !== undefined && { reason: data.reason }),
            },
          ]
        : [];
    });
}

/** The options of a review that were chosen. */
function chosenOptions(options: unknown): readonly string[] {
  return ((options ?? []) as readonly { readonly option: string; readonly chosen?: boolean }[])
    .filter((one) => one.chosen === true)
    .map((one) => one.option);
}

/** "on 1 May 2016"; "May 2016" for a date that is no day. */
function onDate(date: string): string {
  return precisionOf(date) === 'day' ? `on ${formatDate(date)}` : formatDate(date);
}
