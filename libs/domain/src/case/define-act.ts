import { z } from 'zod';
import type { Refusal } from '@interventions/eventsourcing';
import { commonShape, stampedShape, type CommonData, type Visibility } from './common.js';
import { liftDetails, type Details, type EarlierForm, type StoredForm } from './earlier-forms.js';
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
export type ActData = CommonData & { readonly details: Details };

/** The entry that a fold is looking at, beside its details. */
export type EntryFacts = {
  readonly id: string;
  readonly effectiveOn: string;
  readonly data: ActData;
};

type Spec<Name extends string, Schema extends z.ZodObject> = {
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
  readonly details: Schema;
  /** The forms that its details had before, the first one first. Never edited, only added to. */
  readonly earlier?: readonly EarlierForm[];
  readonly requires?: readonly RequirementName[];
  /** An integrity rule that depends on the details: refuses what makes no sense. */
  readonly guard?: (
    details: z.infer<Schema>,
    state: CaseState,
    entry: EntryFacts,
  ) => Refusal | undefined;
  readonly apply?: (state: CaseState, details: z.infer<Schema>, entry: EntryFacts) => CaseState;
  /** The line on the timeline, with its real values, without a final full stop. */
  readonly sentence: (details: z.infer<Schema>, data: ActData) => string;
  readonly weight?: 'major' | 'standard' | 'minor';
  readonly visibility?: Visibility;
  readonly legalBasis?: string;
  /** The rows and rules of the domain paper this act comes from. */
  readonly rules: readonly string[];
  /** Taken by law: superseded by a later act, never retracted. */
  readonly statutory?: boolean;
  /**
   * What recording it says and does for good, as a sentence: a person is told so and asked once more before. Every
   * statutory act has one, and others that end or hand over something.
   */
  readonly finality?: string;
  /** Details that name private persons or speak freely about people: erasable. */
  readonly personal?: readonly (keyof z.infer<Schema> & string)[];
  readonly roles?: readonly Role[];
  readonly stream?: 'intervention' | 'authority' | 'either';
  /** Whether another entry of this act records the very same thing: it is recorded once only. */
  readonly same?: (
    details: z.infer<Schema>,
    on: string,
    other: z.infer<Schema>,
    otherOn: string,
  ) => boolean;
  /** Part of how the record is kept, not of what happened. */
  readonly recordKeeping?: boolean;
};

/** One act: its schema, command, route, form, sentence and rules, all in one place. */
export type ActDefinition<Name extends string = string> = {
  readonly name: Name;
  /** Event type that new entries are stored as, `commissioner-appointed.v1`. */
  readonly stored: string;
  /** The forms in which older entries are stored, the first one first. */
  readonly earlier: readonly StoredForm[];
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
  /** Details, or a part of them, in the newest form; `stored` is the type they come from, where it is known. */
  readonly lift: (details: Details, stored?: string) => Details;
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
  /** What a person is told before it is recorded for good; null for acts that are recorded without asking again. */
  readonly finality: string | null;
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
export function defineAct<const Name extends string, Schema extends z.ZodObject>(
  spec: Spec<Name, Schema>,
): ActDefinition<Name> {
  const detailsOf = (data: ActData) => data.details as z.infer<Schema>;
  const { guard, apply, same } = spec;
  const storedAs = (version: number): string => `${kebab(spec.name)}.v${version}`;
  const dataOf = (details: z.ZodObject): z.ZodObject =>
    z.strictObject({ ...commonShape, ...stampedShape, details });
  const earlier = (spec.earlier ?? []).map((form, index) => ({
    ...form,
    stored: storedAs(index + 1),
    data: dataOf(form.details),
  }));
  return {
    name: spec.name,
    stored: storedAs(earlier.length + 1),
    earlier,
    stream: spec.stream ?? 'intervention',
    route: spec.route,
    track: spec.track,
    label: spec.label,
    title: spec.title,
    hint: spec.hint ?? null,
    decidedBy: spec.decidedBy,
    details: spec.details,
    input: z.strictObject({ ...commonShape, details: spec.details }),
    data: dataOf(spec.details),
    lift: (details, stored) => liftDetails(earlier, details, stored),
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
    finality: spec.finality ?? null,
    personal: spec.personal ?? [],
    roles: spec.roles ?? recordingRoles,
    recordKeeping: spec.recordKeeping ?? false,
  };
}

function kebab(name: string): string {
  return name.replace(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
}
