import { holdsLog, type LogPlace } from '@interventions/adapters/backend';
import { findImport } from '@interventions/application';
import { filesDigest, importHistories, type ImportReport } from '../histories/import-histories.js';
import { loadHistories } from '../histories/load-histories.js';
import { readHistoryFiles } from '../histories/read-history-files.js';
import { describeProblem } from '../histories/yaml-lines.js';
import { openExistingLog } from '../existing-log.js';
import { openLog } from '../open-log.js';
import { startProgress } from '../progress.js';
import { exitCodes, type Output } from '../usage.js';

/** `import histories <path> [--once] [--check]`. */
export async function importHistoriesVerb(
  path: string,
  options: LogPlace & { readonly once: boolean; readonly check: boolean },
  output: Output,
): Promise<number> {
  const texts = await readHistoryFiles(path);
  const digest = filesDigest(texts);
  if (options.once && (await isImported(options, digest))) return exitCodes.done;
  const loaded = loadHistories(texts);
  if (!loaded.ok) {
    for (const problem of loaded.problems) output.complain(describeProblem(problem));
    output.complain(`${counted(loaded.problems.length, 'mistake')}; nothing was loaded.`);
    return exitCodes.findings;
  }
  const { steps } = loaded;
  const held = `${counted(steps.length, 'entry', 'entries')} in ${counted(texts.length, 'file')}`;
  if (options.check) {
    output.print(`${held}, no mistakes.`);
    return exitCodes.done;
  }
  const open = await openLog(options);
  try {
    const progress = startProgress(steps.length, output);
    const files = { digest, count: texts.length };
    const report = await importHistories(open, steps, files, progress.at).finally(progress.stop);
    return printReport(report, held, output);
  } finally {
    await open.close();
  }
}

/** Whether files of this digest were imported to their end before. */
async function isImported(place: LogPlace, digest: string): Promise<boolean> {
  if (!(await holdsLog(place))) return false;
  const { log, close } = await openExistingLog(place);
  try {
    return (await findImport(log.store, digest)) !== undefined;
  } finally {
    await close();
  }
}

function printReport(report: ImportReport, held: string, output: Output): number {
  for (const { step, why } of [...report.refused, ...report.changed])
    output.complain(`${step.file}:${step.line}: ${step.key}: ${why}`);
  output.print(
    `${held}: ${report.recorded} new, ${report.unchanged} unchanged, ${report.present} recorded already by others, ${report.changed.length} changed since, ${report.refused.length} refused.`,
  );
  return report.refused.length + report.changed.length === 0 ? exitCodes.done : exitCodes.findings;
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
