import type { ActDefinition } from '../define-act.js';
import * as assessment from './assessment.acts.js';
import * as authority from './authority.acts.js';
import * as contracts from './contracts.acts.js';
import * as decisions from './decisions.acts.js';
import * as delivery from './delivery.acts.js';
import * as instruments from './instruments.acts.js';
import * as opening from './opening.acts.js';
import * as progress from './progress.acts.js';
import * as record from './record.acts.js';

type DefinitionIn<Module> = Extract<Module[keyof Module], ActDefinition>;

/** Every act by its name. */
export type ActName =
  | DefinitionIn<typeof opening>['name']
  | DefinitionIn<typeof authority>['name']
  | DefinitionIn<typeof progress>['name']
  | DefinitionIn<typeof instruments>['name']
  | DefinitionIn<typeof decisions>['name']
  | DefinitionIn<typeof delivery>['name']
  | DefinitionIn<typeof contracts>['name']
  | DefinitionIn<typeof assessment>['name']
  | DefinitionIn<typeof record>['name'];

/** All acts, in the order of the domain paper's tracks. */
export const acts: readonly ActDefinition<ActName>[] = [
  opening,
  authority,
  progress,
  instruments,
  decisions,
  delivery,
  contracts,
  assessment,
  record,
].flatMap((module) =>
  Object.values(module).filter(isDefinition),
) as readonly ActDefinition<ActName>[];

const byName = new Map<string, ActDefinition<ActName>>(acts.map((act) => [act.name, act]));
const byStored = new Map<string, ActDefinition<ActName>>(acts.map((act) => [act.stored, act]));

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

/** The definition behind a stored event type. */
export function actStoredAs(type: string): ActDefinition<ActName> | undefined {
  return byStored.get(type);
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

function isDefinition(value: unknown): value is ActDefinition {
  return typeof value === 'object' && value !== null && 'stored' in value;
}
