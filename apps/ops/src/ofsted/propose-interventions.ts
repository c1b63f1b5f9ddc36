import {
  commandIdOf,
  councilEntries,
  councilOf,
  interventionIdOf,
  type CaseLog,
} from '@interventions/application';
import {
  interventionStream,
  sortKey,
  stateOf,
  type Authority,
  type CaseState,
  type Entry,
} from '@interventions/domain';
import { headerOf, type JsonObject } from '@interventions/eventsourcing';
import { digestOf } from '../histories/history-ids.js';
import { ofstedActor } from '../import-actor.js';
import type { OpenLog } from '../open-log.js';
import type { HeldJudgement } from './import-ofsted.js';

/** A council whose latest judgement is inadequate and that has no open case. */
export type Proposal = {
  readonly held: HeldJudgement;
  readonly authority: Authority;
  /**
   * `inadequate`: inadequate overall. `undefined-trigger`: no overall grade is given any more and a heading is
   * inadequate; how the department now defines its trigger is not known, so it is never opened by itself.
   */
  readonly ground: 'inadequate' | 'undefined-trigger';
  /** The council's latest earlier case. */
  readonly follows: string | undefined;
};

/** The cases to propose for judgements that a table reports. */
export async function proposeInterventions(
  log: CaseLog,
  held: readonly HeldJudgement[],
): Promise<readonly Proposal[]> {
  const candidates = held.filter((one) => groundOf(one) !== undefined);
  if (candidates.length === 0) return [];
  const cases = await casesByCouncil(log);
  const proposals: Proposal[] = [];
  for (const one of candidates) {
    const { authority } = one.read;
    const ground = groundOf(one);
    const council = await councilEntries(log, authority.laCode);
    const states = (cases.get(authority.laCode) ?? []).map(({ id, entries }) => ({
      id,
      state: stateOf([...entries, ...council]).state,
    }));
    const open = states.some(({ state }) => state.status === 'open');
    if (ground === undefined || open || !isLatest(one, stateOf(council).state)) continue;
    proposals.push({ held: one, authority, ground, follows: latestCase(states) });
  }
  return proposals;
}

/** Opens a proposed case; answers with its id, or why it was refused. */
export async function openProposal(
  open: OpenLog,
  { held, authority, follows }: Proposal,
): Promise<{ readonly id: string } | { readonly refused: string }> {
  const { judgement, publishedOn, inspectionStart } = held.read;
  const commandId = commandIdOf(ofstedActor, `open/${authority.laCode}/${inspectionStart}`);
  const id = interventionIdOf(commandId);
  const details = {
    laCode: authority.laCode,
    trigger: 'inadequate-judgement',
    judgementId: held.judgementId,
    gradesAsKnown: { overall: judgement.overall ?? 'not-given', ...judgement.grades },
    ...(follows !== undefined && { follows }),
  };
  const outcome = await open.send({
    stream: 'intervention',
    id,
    act: 'InterventionOpened',
    input: { effectiveOn: publishedOn, source: sourceOf(held), details },
    actor: ofstedActor,
    commandId,
    requestHash: digestOf({ publishedOn, details }),
  });
  if (outcome.kind === 'recorded') return { id };
  return {
    refused:
      outcome.kind === 'refused'
        ? outcome.refusal.detail
        : 'The case was opened before and has changed.',
  };
}

function sourceOf({ read }: HeldJudgement) {
  const { reportUrl } = read.judgement;
  return { title: 'Ofsted report', ...(reportUrl !== undefined && { url: reportUrl }) };
}

function groundOf({ read }: HeldJudgement): Proposal['ground'] | undefined {
  const { overall, grades } = read.judgement;
  if (overall === 'inadequate') return 'inadequate';
  const noOverall = overall === null || overall === 'not-given';
  return noOverall && Object.values(grades).includes('inadequate')
    ? 'undefined-trigger'
    : undefined;
}

function isLatest({ judgementId }: HeldJudgement, { judgements }: CaseState): boolean {
  const own = judgements.find(({ id }) => id === judgementId);
  return (
    own !== undefined &&
    judgements.every((one) => sortKey(one.effectiveOn) <= sortKey(own.effectiveOn))
  );
}

type CaseEntries = { readonly id: string; readonly entries: readonly Entry[] };

async function casesByCouncil(log: CaseLog): Promise<ReadonlyMap<string, readonly CaseEntries[]>> {
  const prefix = interventionStream.streamOf('');
  const streams = new Map<string, Entry[]>();
  for await (const event of log.store.readAll({ prefixes: [prefix] })) {
    const data = log.protector.reveal(event.type, event.data as JsonObject);
    const entry = { ...headerOf(event), ...interventionStream.decode(event.type, data) };
    const entries = streams.get(event.stream) ?? [];
    streams.set(event.stream, [...entries, entry]);
  }
  const cases = new Map<string, CaseEntries[]>();
  for (const [stream, entries] of streams) {
    const laCode = councilOf(entries);
    if (laCode === undefined) continue;
    const id = stream.slice(prefix.length);
    cases.set(laCode, [...(cases.get(laCode) ?? []), { id, entries }]);
  }
  return cases;
}

function latestCase(
  cases: readonly { readonly id: string; readonly state: CaseState }[],
): string | undefined {
  return cases
    .flatMap(({ id, state }) =>
      state.status === 'not-opened' || state.status === 'voided'
        ? []
        : [{ id, key: sortKey(state.openedOn) }],
    )
    .sort((a, b) => (a.key < b.key ? 1 : -1))[0]?.id;
}
