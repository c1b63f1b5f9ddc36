import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { historyJsonSchema } from './histories/history-json-schema.js';
import { exitCodes, UsageError, type Output } from './usage.js';
import { importHistoriesVerb } from './verbs/import-histories.verb.js';
import { importOfstedVerb } from './verbs/import-ofsted.verb.js';

/** Runs one command line and answers with the exit code. Throws `UsageError` when it is not understood. */
export async function runCommandLine(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { once: { type: 'boolean' }, check: { type: 'boolean' }, open: { type: 'boolean' } },
  });
  const dataDir = resolve(process.env['DATA_DIR'] ?? 'data');
  const [verb, what, path] = positionals;
  if (verb === 'import' && what === 'histories' && path !== undefined)
    return importHistoriesVerb(
      path,
      { dataDir, once: values.once === true, check: values.check === true },
      output,
    );
  if (verb === 'import' && what === 'ofsted' && path !== undefined)
    return importOfstedVerb(path, { dataDir, open: values.open === true }, output);
  if (verb === 'schema' && what === 'histories') {
    output.print(JSON.stringify(historyJsonSchema(), null, 2));
    return exitCodes.done;
  }
  throw new UsageError('No such verb.');
}
