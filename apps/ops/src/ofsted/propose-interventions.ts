import {
  commandIdOf,
  councilEntries,
  interventionIdOf,
  type CaseLog,
} from '@interventions/application';
import { sortKey, stateOf, type Authority, type CaseState, type Day } from '@interventions/domain';
import { isProposed } from '@interventions/read-models';
import { casesByCouncil } from '../case/cases.js';
import { digestOf } from '../histories/history-ids.js';
import { ofstedActor } from '../import-actor.js';
import type { OpenLog } from '../open-log.js';
import type { HeldJudgement } from './import-ofsted.js';

/** A council for which an intervention is proposed, by the rule of the list of councils. */
export type Proposal = {
  readonly held: HeldJudgement;
  readonly authority: Authority;
  /**
   * `inadequate`: inadequate overall. `undefined-trigger`: no overall grade is given any more and a heading is
   * inadequate; how the department now defines its trigger is not known, so it is never opened from here.
   */
  readonly ground: 'inadequate' | 'undefined-trigger';
  /** The council's latest earlier case. */
  readonly follows: string | undefined;
};

/** The cases to propose for judgements that a table reports. */
export async function proposeInterventions(
  log: CaseLog,
  held: readonly HeldJudgement[],
  today: Day,
): Promise<readonly Proposal[]> {
  const candidates = held.filter((one) => hasInadequate(one));
  if (candidates.length === 0) return [];
  const cases = await casesByCouncil(log);
  const proposals: Proposal[] = [];
  for (const one of candidates) {
    const { authority, judgement } = one.read;
    const council = await councilEntries(log, authority.laCode);
    const { judgements } = stateOf(council).state;
    const spells = (cases.get(authority.laCode) ?? []).map(({ id, entries }) => ({
      id,
      state: stateOf([...entries, ...council]).state,
    }));
    if (
      !isLatest(one, judgements) ||
      !isProposed(
        authority,
        judgements,
        spells.map(({ state }) => spellOf(state)),
        today,
      )
    )
      continue;
    proposals.push({
      held: one,
      authority,
      ground: judgement.overall === 'inadequate' ? 'inadequate' : 'undefined-trigger',
      follows: latestCase(spells),
    });
  }
  return proposals;
}

function spellOf(state: CaseState) {
  return {
    status: state.status,
    closedOn: state.status === 'closed' ? state.closedOn : null,
  };
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

function hasInadequate({ read }: HeldJudgement): boolean {
  const { overall, grades } = read.judgement;
  return overall === 'inadequate' || Object.values(grades).includes('inadequate');
}

function isLatest({ judgementId }: HeldJudgement, judgements: CaseState['judgements']): boolean {
  const own = judgements.find(({ id }) => id === judgementId);
  return (
    own !== undefined &&
    judgements.every((one) => sortKey(one.effectiveOn) <= sortKey(own.effectiveOn))
  );
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
