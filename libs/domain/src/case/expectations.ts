import { addMonths, dayRange, formatDate, precisionOf } from '../dates/index.js';
import type { PolicyParameters, PolicyVersion } from '../policy/index.js';
import type { ActName } from './acts/index.js';
import type { Departure } from './common.js';
import type { ActData } from './define-act.js';
import type { CaseState } from './state.js';
import { listOf } from './words.js';

/** What is expected of an act and not there, and the rule that expects it; `practice` is asked under every version. */
type Missing = { readonly rule: string; readonly says: string };

type Expectation = {
  readonly act: ActName;
  readonly missing: (
    data: ActData,
    state: CaseState,
    parameters: PolicyParameters,
  ) => Missing | undefined;
};

type Step = Exclude<
  PolicyParameters['insufficientReviewLeadsTo'],
  { readonly reason: string }
>['value'];

/** The options of a review that follow insufficient progress, by the step that a policy names. */
const nextSteps: Readonly<
  Record<Step, { readonly options: readonly string[]; readonly words: string } | null>
> = {
  commissioner: { options: ['commissioner'], words: 'a commissioner' },
  'take-over': { options: ['trust', 'partnership'], words: 'a take-over of the services' },
  'improvement-notice': { options: ['notice'], words: 'an improvement notice' },
  'options-assessment': null,
};

/**
 * What a policy expects of an act at the moment it is recorded. An expectation never refuses: setting it
 * aside is recorded with the act as a departure (domain §3). Numbers and rule ids come from the policy's data.
 */
const expectations: readonly Expectation[] = [
  {
    act: 'MinisterialDecisionMade',
    missing: ({ details }, state, { presumption }) =>
      'rule' in presumption &&
      details['option'] === 'retain' &&
      details['compellingReasons'] === undefined &&
      state.commissionersEver.length > 0
        ? {
            rule: presumption.rule,
            says: 'Once a commissioner is appointed, services leave the council unless there are compelling reasons. No compelling reasons are given.',
          }
        : undefined,
  },
  {
    act: 'ReviewHeld',
    missing: (data, state, { reviewMonths }) => {
      const previous = state.reviewsHeld.at(-1);
      if ('reason' in reviewMonths || previous === undefined) return undefined;
      const months = reviewMonths.value;
      const latest = dayRange(previous.on).latest;
      const held = dayRange(data.effectiveOn).earliest;
      return latest === undefined || held === undefined || held <= addMonths(latest, months)
        ? undefined
        : {
            rule: reviewMonths.rule,
            says: `Reviews are at most ${months} months apart. The one before this was held ${onDate(previous.on)}.`,
          };
    },
  },
  {
    act: 'ReviewHeld',
    missing: ({ details }, _state, { insufficientReviewLeadsTo: step }) => {
      const expected = 'rule' in step ? nextSteps[step.value] : null;
      const chosen = chosenOptions(details['options']);
      return !('rule' in step) ||
        expected === null ||
        details['outcome'] !== 'insufficient' ||
        chosen.length === 0 ||
        chosen.some((option) => expected.options.includes(option))
        ? undefined
        : {
            rule: step.rule,
            says: `After insufficient progress the next step is ${expected.words}. Another option was chosen.`,
          };
    },
  },
  ...(['ImprovementNoticeIssued', 'ImprovementNoticeRevised'] as const).map((act): Expectation => ({
    act,
    missing: ({ details }, _state, { reviewMonths }) => {
      const every = details['reviewEveryMonths'];
      return 'rule' in reviewMonths && typeof every === 'number' && every > reviewMonths.value
        ? {
            rule: reviewMonths.rule,
            says: `Reviews are at most ${reviewMonths.value} months apart. This notice has ${every}.`,
          }
        : undefined;
    },
  })),
  {
    act: 'InterventionClosed',
    missing: (data, state) =>
      data.reason === undefined && state.instruments.length > 0
        ? {
            rule: 'practice',
            says: `A case is closed when nothing is in force any more. These go on: ${listOf(state.instruments.map((one) => one.name))}. No reason is given.`,
          }
        : undefined,
  },
  {
    act: 'ImprovementNoticeLifted',
    missing: (data, state) =>
      data.reason === undefined &&
      state.conditions.some((one) => one.status === 'open' || one.status === 'missed')
        ? {
            rule: 'practice',
            says: 'A notice with open conditions is lifted with a reason. No reason is given.',
          }
        : undefined,
  },
];

/**
 * The departures of an act, with the reason its author gave: what every version that may judge it expects by the same
 * rule and does not find.
 */
export function departuresOf(
  act: ActName,
  data: ActData,
  before: CaseState,
  policies: readonly PolicyVersion[],
): readonly Departure[] {
  return expectations
    .filter((one) => one.act === act)
    .flatMap(({ missing }): readonly Departure[] => {
      const found = policies.map(({ parameters }) => missing(data, before, parameters));
      const [first] = found;
      if (first === undefined || !found.every((one) => one?.rule === first.rule)) return [];
      return [{ ...first, ...(data.reason !== undefined && { reason: data.reason }) }];
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
