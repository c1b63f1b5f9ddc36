import { controlOf } from '../forms/answers.js';
import type { FieldError } from '../forms/field.js';
import type { Triage } from './triage.js';

/** What was chosen before the form: it travels with the form in its hidden fields. */
export interface OpeningChoice {
  /** `judgement:<id>`, or one of the other triggers. */
  readonly trigger: string;
  /** `follows:<id>` or `separate`; empty where there is nothing that it could relate to. */
  readonly relation: string;
  /** Ids of the cases that were open when the person looked. */
  readonly seen: readonly string[];
}

/** The names of the hidden fields; they are no answers, so they begin with an underscore. */
export const choiceNames = { trigger: '_trigger', relation: '_relation', seen: '_seen' } as const;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The choice in a form that was sent. */
export function readChoice(body: unknown): OpeningChoice {
  return {
    trigger: controlOf(body, choiceNames.trigger),
    relation: controlOf(body, choiceNames.relation),
    seen: controlOf(body, choiceNames.seen)
      .split(' ')
      .filter((id) => uuid.test(id)),
  };
}

/** The choice that an address proposes: the judgement and the case that it names, where the council has them. */
export function proposedChoice(
  triage: Triage,
  { judgement, follows }: { readonly judgement?: unknown; readonly follows?: unknown },
): OpeningChoice {
  const trigger = typeof judgement === 'string' ? `judgement:${judgement}` : '';
  const relation = triage.follows.some(({ id }) => id === follows)
    ? `follows:${String(follows)}`
    : '';
  return {
    trigger: triage.triggers.some(({ value }) => value === trigger) ? trigger : '',
    relation,
    seen: triage.open.map(({ id }) => id),
  };
}

/** What is missing of a choice, or does not fit the council. Nobody has to answer for cases opened since they looked. */
export function choiceProblems(
  { trigger, relation, seen }: OpeningChoice,
  triage: Triage,
): readonly FieldError[] {
  const known =
    relation === 'separate' || triage.follows.some(({ id }) => relation === `follows:${id}`);
  const asked = triage.follows.length > 0 || triage.open.some(({ id }) => seen.includes(id));
  return [
    ...(triage.triggers.some(({ value }) => value === trigger)
      ? []
      : [{ path: choiceNames.trigger, message: 'Select what triggers the intervention' }]),
    ...(!asked || known
      ? []
      : [
          {
            path: choiceNames.relation,
            message: 'Select whether it follows another intervention or is a separate one',
          },
        ]),
  ];
}

/** The hidden fields that carry a choice. */
export function carried({ trigger, relation, seen }: OpeningChoice) {
  return [
    { name: choiceNames.trigger, value: trigger },
    { name: choiceNames.relation, value: relation },
    { name: choiceNames.seen, value: seen.join(' ') },
  ];
}
