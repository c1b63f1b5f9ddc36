import { fileURLToPath } from 'node:url';
import {
  AuthorityCommand,
  Clock,
  InterventionCommand,
  councilEntries,
  interventionEntries,
  recordInAuthority,
  recordInIntervention,
  type CaseLog,
} from '@interventions/application';
import { stateOf, type AsAt, type CaseState, type Entry } from '@interventions/domain';
import { MemoryEventStore, noProtection } from '@interventions/eventsourcing';
import { importActor } from '../import-actor.js';
import { historyInterventionId } from './history-ids.js';
import { loadHistories, type ImportStep } from './load-histories.js';
import { readHistoryFiles } from './read-history-files.js';
import { describeProblem } from './yaml-lines.js';

const folder = fileURLToPath(new URL('../../../../infra/histories', import.meta.url));
const instant = '2026-07-01T13:00:00.000Z';

class StillClock extends Clock {
  override now(): string {
    return instant;
  }
}

/** The real histories after the import: what was asked, what was refused, and the cases by file name. */
export type RealHistories = {
  readonly files: readonly string[];
  readonly steps: readonly ImportStep[];
  readonly refused: readonly string[];
  /** Own and council entries of a file's intervention. */
  readonly entriesOf: (file: string, intervention: string) => Promise<readonly Entry[]>;
  /** Own and council entries of every intervention. */
  readonly everyCase: () => Promise<readonly (readonly Entry[])[]>;
  readonly stateOf: (file: string, intervention: string, asAt?: AsAt) => Promise<CaseState>;
};

/** Sends every entry of the folder through the commands into a log in memory. Throws where a file has a mistake. */
export async function importRealHistories(): Promise<RealHistories> {
  const texts = await readHistoryFiles(folder);
  const loaded = loadHistories(texts);
  if (!loaded.ok) throw new Error(loaded.problems.map(describeProblem).join('\n'));
  const log: CaseLog = {
    store: new MemoryEventStore({ now: () => instant }),
    protector: noProtection,
  };
  const refused: string[] = [];
  for (const step of loaded.steps) {
    const outcome = await send(log, step);
    if (outcome.kind !== 'recorded')
      refused.push(`${step.file}:${step.line}: ${step.key}: ${JSON.stringify(outcome)}`);
  }
  const laCodes = new Map(loaded.steps.map(({ file, laCode }) => [file, laCode]));
  const entriesOf = async (file: string, intervention: string) => [
    ...(await councilEntries(log, laCodes.get(`${file}.yaml`) ?? '')),
    ...(await interventionEntries(log, historyInterventionId(file, intervention))),
  ];
  return {
    files: texts.map(({ file }) => file),
    steps: loaded.steps,
    refused,
    entriesOf,
    everyCase: () =>
      Promise.all(
        loaded.steps
          .filter(({ act }) => act === 'InterventionOpened')
          .map(async ({ id, laCode }) => [
            ...(await councilEntries(log, laCode)),
            ...(await interventionEntries(log, id)),
          ]),
      ),
    stateOf: async (file, intervention, asAt) =>
      stateOf(await entriesOf(file, intervention), asAt).state,
  };
}

function send(log: CaseLog, step: ImportStep) {
  const { stream, id, act, input, commandId, requestHash } = step;
  const request = {
    actor: importActor,
    role: 'system' as const,
    commandId,
    requestHash,
    correlationId: commandId,
    causationId: commandId,
  };
  const clock = new StillClock();
  return stream === 'authority'
    ? recordInAuthority(log, clock, new AuthorityCommand(id, act, input, request))
    : recordInIntervention(log, clock, new InterventionCommand(id, act, input, request));
}
