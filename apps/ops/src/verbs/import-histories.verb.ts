import { readHistoryFiles } from '../histories/read-history-files.js';
import { loadHistories } from '../histories/load-histories.js';
import { describeProblem } from '../histories/yaml-lines.js';
import { exitCodes, type Output } from '../usage.js';

/** `import histories <path> [--once] [--check]`. */
export async function importHistoriesVerb(
  path: string,
  options: { readonly once: boolean; readonly check: boolean },
  output: Output,
): Promise<number> {
  const texts = await readHistoryFiles(path);
  const loaded = loadHistories(texts);
  if (!loaded.ok) {
    for (const problem of loaded.problems) output.complain(describeProblem(problem));
    output.complain(`${loaded.problems.length} mistakes; nothing was loaded.`);
    return exitCodes.findings;
  }
  if (options.check) {
    output.print(`${loaded.steps.length} entries in ${texts.length} files, no mistakes.`);
    return exitCodes.done;
  }
  return exitCodes.done;
}
