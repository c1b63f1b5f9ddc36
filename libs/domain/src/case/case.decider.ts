import type { Decision, JsonObject, Refusal, StreamDefinition } from '@interventions/eventsourcing';
import { dayRange, formatDate, type Day } from '../dates/index.js';
import { refuseDeadline, refuseStrandedDeadlines } from '../evaluation/refuse-deadline.js';
import { policyInForce } from '../policy/index.js';
import { actNamed, newestInput, readAct, type ActName } from './acts/index.js';
import { correct } from './corrections.js';
import type { ActData, ActDefinition, Role } from './define-act.js';
import type { CorrectedEntry, Entry } from './entry.js';
import { departuresOf } from './expectations.js';
import { stateOf } from './history.js';
import { violations } from './integrity.js';
import { aboutSamePerson, refuseRecordKeeping } from './record-keeping.js';

/** A request to record an act. `input` is what a person sends; `today` is the London day of the request. */
export type CaseCommand = {
  readonly act: ActName;
  readonly input: unknown;
  readonly today: Day;
  readonly role: Role;
  /** The council's entries, read with the case's own. */
  readonly council?: readonly Entry[];
};

/** A recorded act before it has a place in the log. */
export type CaseEvent = { readonly act: ActName; readonly data: ActData };

/** The entries of one stream in log order. */
export type CaseRecord = readonly Entry[];

function decide(
  kind: 'intervention' | 'authority',
  command: CaseCommand,
  record: CaseRecord,
): Decision<CaseEvent> {
  const act = actNamed(command.act);
  if (act.stream !== kind && act.stream !== 'either')
    return refused(
      'wrong-stream',
      `“${act.label}” is recorded for ${act.stream === 'authority' ? 'a council' : 'an intervention'}.`,
    );
  if (!act.roles.includes(command.role))
    return refused(
      'not-permitted',
      `Your role may not ${lowerFirst(act.label)}.`,
      undefined,
      'Ask a team leader.',
    );
  const parsed = parseInput(act, command.input);
  if ('refused' in parsed) return parsed;
  const { input } = parsed;
  if ((dayRange(input.effectiveOn).earliest ?? '0000') > command.today) {
    return refused(
      'date-in-future',
      'The date is after today.',
      'effectiveOn',
      'Record it when it has happened. A plan belongs in a planned date.',
    );
  }
  const data = act.recordKeeping ? aboutSamePerson(input, record) : input;
  const draft = draftEntry(command, data, kind);
  const history = [...record, ...(command.council ?? [])];
  const refusal =
    (act.recordKeeping ? refuseRecordKeeping(draft, record, command.today) : undefined) ??
    newViolations(history, draft) ??
    refuseDeadline(command.act, data, history, command.today) ??
    (act.recordKeeping ? refuseStrandedDeadlines(history, draft, command.today) : undefined);
  if (refusal !== undefined) return { refused: refusal };
  return { events: [{ act: command.act, data: stamped(command, data, record) }] };
}

/** The data with the policy of its date and what that policy expected and did not find. */
function stamped({ act, council = [] }: CaseCommand, data: ActData, record: CaseRecord): ActData {
  const { effectiveOn } = data;
  const { policies } = policyInForce({ effectiveOn, ...inspectionStart(data) });
  const { latest } = dayRange(effectiveOn);
  const before = stateOf(
    [...record, ...council],
    latest === undefined ? {} : { validAt: latest },
  ).state;
  const departures = [...departuresOf(act, data, before, policies)];
  return { ...data, policyVersion: policies.map(({ id }) => id).join(' or '), departures };
}

function definition(
  kind: 'intervention' | 'authority',
): StreamDefinition<CaseCommand, CaseEvent, CaseRecord> {
  return {
    initialState: [],
    evolve: (record, event, header) => [...record, { ...header, act: event.act, data: event.data }],
    decide: (command, record) => decide(kind, command, record),
    streamOf: (id) => `${kind}-${id}`,
    encode: (event) => ({
      type: actNamed(event.act).stored,
      data: event.data as unknown as JsonObject,
    }),
    decode: readAct,
  };
}

/** The stream of one intervention. Its id is a UUID. */
export const interventionStream = definition('intervention');

/** The stream of one council, by its LA code: judgements and reorganisation. */
export const authorityStream = definition('authority');

function parseInput(
  act: ActDefinition,
  raw: unknown,
): { readonly input: ActData } | { readonly refused: Refusal } {
  const result = act.input.safeParse(newestInput(act, raw));
  if (result.success)
    return {
      input: withoutUndefined({ ...result.data, policyVersion: '', departures: [] }) as ActData,
    };
  const [issue] = result.error.issues;
  return refused(
    'invalid',
    issue?.message ?? 'The entry is not valid.',
    issue?.path.join('.'),
    'Correct the field and send it again.',
  );
}

/** Fields left out by the schema as `undefined` are not stored at all. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, withoutUndefined(inner)]),
  );
}

function draftEntry(command: CaseCommand, data: ActData, kind: string): CorrectedEntry {
  return {
    id: draftId,
    stream: kind,
    revision: -1n,
    position: '~',
    recordedAt: `${command.today}T12:00:00.000Z`,
    actor: '',
    role: command.role,
    commandId: '',
    act: command.act,
    data,
    amendments: [],
    retracted: null,
    annotations: [],
  };
}

const draftId = '00000000-0000-0000-0000-000000000000';

function newViolations(history: readonly Entry[], draft: CorrectedEntry): Refusal | undefined {
  const after = violations(correct([...history, draft]));
  if (after.length === 0) return undefined;
  const known = new Set(violations(correct(history)).map(({ entry }) => entry.id));
  const found = after.filter(({ entry }) => !known.has(entry.id));
  const own = found.find(({ entry }) => entry.id === draftId);
  if (own !== undefined) return own.refusal;
  if (found.length === 0) return undefined;
  const dependents = found
    .map(({ entry }) => `${actNamed(entry.act).title} (${formatDate(entry.data.effectiveOn)})`)
    .join('; ');
  return {
    code: 'would-strand',
    detail: `Later entries would no longer make sense: ${dependents}.`,
    remedy: 'Correct or retract those entries first.',
  };
}

function inspectionStart(data: ActData): { readonly inspectionStart?: string } {
  const start = data.details['inspectionStart'];
  return typeof start === 'string' ? { inspectionStart: start } : {};
}

function refused(
  code: string,
  detail: string,
  field?: string,
  remedy?: string,
): { readonly refused: Refusal } {
  return {
    refused: {
      code,
      detail,
      ...(field !== undefined && field !== '' && { field }),
      ...(remedy !== undefined && { remedy }),
    },
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
