import { z } from 'zod';
import type { Refusal } from '@interventions/eventsourcing';
import { commonShape, stampedShape, type CommonData, type Visibility } from './common.js';
import type { RequirementName } from './requirements.js';
import type { CaseState } from './state.js';

/** The people who use the service, and the service itself. */
export type Role = 'case-officer' | 'commissioner' | 'team-leader' | 'researcher' | 'system';

/** Which part of the case an act belongs to; the timeline filters by it. */
export type Track =
  | 'case'
  | 'judgements'
  | 'instruments'
  | 'decisions'
  | 'delivery'
  | 'contracts'
  | 'improvement'
  | 'record';

/** What is stored of an act: the common part and its own details. */
export type ActData = CommonData & { readonly details: Readonly<Record<string, unknown>> };

/** The entry that a fold is looking at, beside its details. */
export type EntryFacts = {
  readonly id: string;
  readonly effectiveOn: string;
  readonly data: ActData;
};

type Spec<Name extends string, Details extends z.ZodObject> = {
  readonly name: Name;
  /** Path segment of its resource: `POST /v1/interventions/{id}/<route>`. */
  readonly route: string;
  readonly track: Track;
  /** The button: "Appoint a commissioner". */
  readonly label: string;
  /** The entry: "Commissioner appointed". */
  readonly title: string;
  readonly hint?: string;
  readonly decidedBy: string;
  readonly details: Details;
  readonly requires?: readonly RequirementName[];
  /** An integrity rule that depends on the details: refuses what makes no sense. */
  readonly guard?: (
    details: z.infer<Details>,
    state: CaseState,
    entry: EntryFacts,
  ) => Refusal | undefined;
  readonly apply?: (state: CaseState, details: z.infer<Details>, entry: EntryFacts) => CaseState;
  /** The line on the timeline, with its real values, without a final full stop. */
  readonly sentence: (details: z.infer<Details>, data: ActData) => string;
  readonly weight?: 'major' | 'standard' | 'minor';
  readonly visibility?: Visibility;
  readonly legalBasis?: string;
  /** The rows and rules of the domain paper this act comes from. */
  readonly rules: readonly string[];
  /** Taken by law: superseded by a later act, never retracted. */
  readonly statutory?: boolean;
  /** Details that name private persons or speak freely about people: erasable. */
  readonly personal?: readonly (keyof z.infer<Details> & string)[];
  readonly roles?: readonly Role[];
  readonly stream?: 'intervention' | 'authority' | 'either';
  /** Whether another entry of this act records the very same thing: it is recorded once only. */
  readonly same?: (
    details: z.infer<Details>,
    on: string,
    other: z.infer<Details>,
    otherOn: string,
  ) => boolean;
  /** Part of how the record is kept, not of what happened. */
  readonly recordKeeping?: boolean;
};

/** One act: its schema, command, route, form, sentence and rules, all in one place. */
export type ActDefinition<Name extends string = string> = {
  readonly name: Name;
  /** Stored event type, `commissioner-appointed.v1`. */
  readonly stored: string;
  readonly stream: 'intervention' | 'authority' | 'either';
  readonly route: string;
  readonly track: Track;
  readonly label: string;
  readonly title: string;
  readonly hint: string | null;
  readonly decidedBy: string;
  /** Schema of the details alone. */
  readonly details: z.ZodObject;
  /** Schema of what a person sends: common part and details. */
  readonly input: z.ZodObject;
  /** Schema of what is stored: input with the stamps. */
  readonly data: z.ZodObject;
  readonly requires: readonly RequirementName[];
  readonly guard: (state: CaseState, entry: EntryFacts) => Refusal | undefined;
  readonly apply: (state: CaseState, entry: EntryFacts) => CaseState;
  /** Whether its entries can change the state of a case. */
  readonly changesState: boolean;
  /** Whether the same thing may be recorded once only; `same` tells. */
  readonly recordedOnce: boolean;
  /** Whether two entries of this act record the very same thing. */
  readonly same: (data: ActData, other: ActData) => boolean;
  readonly sentence: (data: ActData) => string;
  readonly weight: 'major' | 'standard' | 'minor';
  readonly visibility: Visibility;
  readonly legalBasis: string | null;
  readonly rules: readonly string[];
  readonly statutory: boolean;
  readonly personal: readonly string[];
  readonly roles: readonly Role[];
  readonly recordKeeping: boolean;
};

/** Roles that record; the researcher reads. */
export const recordingRoles: readonly Role[] = [
  'case-officer',
  'commissioner',
  'team-leader',
  'system',
];

/** Makes an act's definition from its specification; the one place where stored details get their type back. */
export function defineAct<const Name extends string, Details extends z.ZodObject>(
  spec: Spec<Name, Details>,
): ActDefinition<Name> {
  const detailsOf = (data: ActData) => data.details as z.infer<Details>;
  const { guard, apply, same } = spec;
  return {
    name: spec.name,
    stored: `${kebab(spec.name)}.v1`,
    stream: spec.stream ?? 'intervention',
    route: spec.route,
    track: spec.track,
    label: spec.label,
    title: spec.title,
    hint: spec.hint ?? null,
    decidedBy: spec.decidedBy,
    details: spec.details,
    input: z.strictObject({ ...commonShape, details: spec.details }),
    data: z.strictObject({ ...commonShape, ...stampedShape, details: spec.details }),
    requires: spec.requires ?? ['opened'],
    guard: (state, entry) => guard?.(detailsOf(entry.data), state, entry),
    apply: (state, entry) => (apply ? apply(state, detailsOf(entry.data), entry) : state),
    changesState: apply !== undefined,
    recordedOnce: same !== undefined,
    same: (data, other) =>
      same?.(detailsOf(data), data.effectiveOn, detailsOf(other), other.effectiveOn) ?? false,
    sentence: (data) => spec.sentence(detailsOf(data), data),
    weight: spec.weight ?? 'standard',
    visibility: spec.visibility ?? 'department',
    legalBasis: spec.legalBasis ?? null,
    rules: spec.rules,
    statutory: spec.statutory ?? false,
    personal: spec.personal ?? [],
    roles: spec.roles ?? recordingRoles,
    recordKeeping: spec.recordKeeping ?? false,
  };
}

function kebab(name: string): string {
  return name.replace(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
}
