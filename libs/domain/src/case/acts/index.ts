import { UnknownEventTypeError, type JsonObject } from '@interventions/eventsourcing';
import type { ActData, ActDefinition } from '../define-act.js';
import * as advisers from './advisers.acts.js';
import * as amendments from './amendments.acts.js';
import * as antecedents from './antecedents.acts.js';
import * as assessment from './assessment.acts.js';
import * as authority from './authority.acts.js';
import * as boards from './boards.acts.js';
import * as caseKeeping from './case-keeping.acts.js';
import * as commissioners from './commissioners.acts.js';
import * as conditions from './conditions.acts.js';
import * as contractChanges from './contract-changes.acts.js';
import * as contracts from './contracts.acts.js';
import * as deadlines from './deadlines.acts.js';
import * as decisions from './decisions.acts.js';
import * as diagnostics from './diagnostics.acts.js';
import * as directions from './directions.acts.js';
import * as failure from './failure.acts.js';
import * as notes from './notes.acts.js';
import * as notices from './notices.acts.js';
import * as openings from './openings.acts.js';
import * as partnerships from './partnerships.acts.js';
import * as powers from './powers.acts.js';
import * as returns from './returns.acts.js';
import * as reviews from './reviews.acts.js';
import * as setUp from './set-up.acts.js';
import * as supportPackages from './support-packages.acts.js';
import * as transfers from './transfers.acts.js';
import * as vehicles from './vehicles.acts.js';

/** The acts in the order of the domain paper's tracks; a form or a list shows them like this. */
const modules = [
  openings,
  failure,
  authority,
  diagnostics,
  advisers,
  notices,
  boards,
  reviews,
  supportPackages,
  conditions,
  deadlines,
  directions,
  commissioners,
  powers,
  decisions,
  setUp,
  vehicles,
  transfers,
  returns,
  contracts,
  contractChanges,
  partnerships,
  assessment,
  caseKeeping,
  notes,
  amendments,
  antecedents,
] as const;

type DefinitionIn<Module> = Module extends unknown
  ? Extract<Module[keyof Module], ActDefinition>
  : never;

/** Every act by its name. */
export type ActName = DefinitionIn<(typeof modules)[number]>['name'];

/** All acts. */
export const acts: readonly ActDefinition<ActName>[] = modules.flatMap((module) =>
  Object.values(module).filter(isDefinition),
) as readonly ActDefinition<ActName>[];

const byName = new Map<string, ActDefinition<ActName>>(acts.map((act) => [act.name, act]));
const byStored = new Map<string, ActDefinition<ActName>>(
  acts.flatMap((act) => storedTypesOf(act).map((stored) => [stored, act])),
);

/** The definition of an act; undefined for a name that is none. */
export function findAct(name: string): ActDefinition<ActName> | undefined {
  return byName.get(name);
}

/** The definition of an act that must exist. */
export function actNamed(name: ActName): ActDefinition<ActName> {
  const act = byName.get(name);
  if (act === undefined) throw new Error(`There is no act named ${name}.`);
  return act;
}

/** The definition behind a stored event type, in whichever version. */
export function actStoredAs(type: string): ActDefinition<ActName> | undefined {
  return byStored.get(type);
}

/** Every event type that entries of an act are stored as, the first version first. */
export function storedTypesOf(act: Pick<ActDefinition, 'stored' | 'earlier'>): readonly string[] {
  return [...act.earlier.map(({ stored }) => stored), act.stored];
}

/** Reads a stored act, its details lifted to the newest form. Throws `UnknownEventTypeError`. */
export function readAct(
  type: string,
  stored: JsonObject,
): { readonly act: ActName; readonly data: ActData } {
  const act = byStored.get(type);
  if (act === undefined) throw new UnknownEventTypeError(type);
  const data = stored as unknown as ActData;
  if (type === act.stored || !isRecord(data.details)) return { act: act.name, data };
  return { act: act.name, data: { ...data, details: act.lift(data.details, type) } };
}

/** What somebody sends to record an act, in its newest form: a client may still send an earlier one. */
export function newestInput(act: ActDefinition, input: unknown): unknown {
  if (act.earlier.length === 0 || !isRecord(input) || !isRecord(input['details'])) return input;
  return { ...input, details: act.lift(input['details']) };
}

/** The act whose resource stands under a stream of the given kind. */
export function actOfRoute(
  stream: 'intervention' | 'authority',
  route: string,
): ActDefinition<ActName> | undefined {
  return acts.find(
    (act) => act.route === route && (act.stream === stream || act.stream === 'either'),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDefinition(value: unknown): value is ActDefinition {
  return typeof value === 'object' && value !== null && 'stored' in value;
}
