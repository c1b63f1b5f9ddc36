import { createHash } from 'node:crypto';
import {
  commandIdOf,
  councilEntries,
  recordImport,
  type CommandOutcome,
} from '@interventions/application';
import { judgementSchema, stateOf } from '@interventions/domain';
import { findSame } from '../ofsted/same-inspection.js';
import { importActor } from '../import-actor.js';
import type { OpenLog } from '../open-log.js';
import type { HistoryText, ImportStep } from './load-histories.js';

/** An entry that was not recorded, and why. */
export type Unrecorded = { readonly step: ImportStep; readonly why: string };

/** What an import did. `changed` entries differ from what was imported before; nothing is overwritten. */
export type ImportReport = {
  readonly entries: number;
  readonly recorded: number;
  readonly unchanged: number;
  /** Judgements that the record holds already from another import or person. */
  readonly present: number;
  readonly changed: readonly Unrecorded[];
  readonly refused: readonly Unrecorded[];
};

/** SHA-256 over the names and texts of the files. */
export function filesDigest(texts: readonly HistoryText[]): string {
  const hash = createHash('sha256');
  for (const { file, text } of texts) hash.update(JSON.stringify([file, text]));
  return hash.digest('hex');
}

/**
 * Sends every entry through the ordinary commands, in order. What an earlier run recorded stays as it is, so a
 * run that was cut short is completed by the next. The end is recorded unless an entry was refused.
 */
export async function importHistories(
  open: OpenLog,
  steps: readonly ImportStep[],
  files: { readonly digest: string; readonly count: number },
  progress: (done: number) => void = () => undefined,
): Promise<ImportReport> {
  const counts = { recorded: 0, unchanged: 0, present: 0 };
  const changed: Unrecorded[] = [];
  const refused: Unrecorded[] = [];
  for (const [index, step] of steps.entries()) {
    const verdict: Verdict = (await isPresent(open, step))
      ? { kind: 'present' }
      : verdictOn(await open.send({ ...step, actor: importActor }));
    if (verdict.kind === 'changed') changed.push({ step, why: verdict.why });
    else if (verdict.kind === 'refused') refused.push({ step, why: verdict.why });
    else counts[verdict.kind] += 1;
    progress(index + 1);
  }
  const report = { entries: steps.length, ...counts, changed, refused };
  if (refused.length === 0) await recordEnd(open, files, report);
  return report;
}

/** Whether the record holds a step's judgement already from somebody else, such as a table of Ofsted's. */
async function isPresent({ log }: OpenLog, step: ImportStep): Promise<boolean> {
  if (step.act !== 'JudgementRecorded') return false;
  const judgement = judgementSchema.safeParse(step.input['details']);
  if (!judgement.success) return false;
  const others = (await councilEntries(log, step.id)).filter(({ actor }) => actor !== importActor);
  const { judgements } = stateOf(others).state;
  return findSame(judgements, judgement.data, String(step.input['effectiveOn'])) !== undefined;
}

type Verdict =
  | { readonly kind: 'recorded' | 'unchanged' | 'present' }
  | { readonly kind: 'changed' | 'refused'; readonly why: string };

function verdictOn(outcome: CommandOutcome): Verdict {
  switch (outcome.kind) {
    case 'recorded':
      return { kind: outcome.repeated ? 'unchanged' : 'recorded' };
    case 'key-reused':
      return {
        kind: 'changed',
        why: 'the entry was changed after it was imported; correct it in the service, or with an entry of the act EntryCorrected',
      };
    case 'stale':
      return {
        kind: 'refused',
        why: 'somebody recorded something at the same moment; run it again',
      };
    case 'refused': {
      const { detail, field, remedy } = outcome.refusal;
      const where = field === undefined ? '' : `${field}: `;
      return {
        kind: 'refused',
        why: `${where}${detail}${remedy === undefined ? '' : ` ${remedy}`}`,
      };
    }
    default:
      return outcome satisfies never;
  }
}

async function recordEnd(
  { log }: OpenLog,
  { digest, count }: { readonly digest: string; readonly count: number },
  report: Pick<ImportReport, 'entries' | 'recorded'>,
): Promise<void> {
  const commandId = commandIdOf(importActor, digest);
  const request = {
    actor: importActor,
    role: 'system' as const,
    commandId,
    requestHash: digest,
    correlationId: commandId,
    causationId: commandId,
  };
  const { entries, recorded } = report;
  await recordImport(log.store, request, { digest, files: count, entries, recorded });
}
