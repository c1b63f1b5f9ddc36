import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogPlace } from '@interventions/adapters/backend';
import { openViews, ViewsInUseError } from '@interventions/adapters/views';
import type { CaseLog } from '@interventions/application';
import { readModels } from '@interventions/read-models';
import { openExistingLog } from '../existing-log.js';
import { exitCodes, OperatorError, UsageError, type Output } from '../usage.js';
import { viewFiles, viewFilesIn } from '../view-files.js';

/** Where the running api answers, and how long a rebuild may take there. */
export type RebuildOptions = LogPlace & {
  readonly opsTokenFile: string;
  readonly apiPort: string;
  readonly model: string | undefined;
};

const timeoutMs = 10 * 60_000;

/**
 * `rebuild [model]`: in the api where it runs, so that it goes on serving; else in its view file. The worker’s
 * file is rebuilt too where no worker has it open.
 */
export async function rebuildVerb(options: RebuildOptions, { print }: Output): Promise<number> {
  const { dataDir, model } = options;
  const known = readModels.map(({ name }) => name);
  if (model !== undefined && !known.includes(model))
    throw new UsageError(`There is no view “${model}”. Name one of ${known.join(', ')}.`);
  const what = model ?? 'All views';
  const { log, close } = await openExistingLog(options);
  try {
    const inUse = await rebuildFile(log, join(dataDir, viewFiles.api), model);
    if (inUse === undefined) print(`${what} rebuilt in ${viewFiles.api}.`);
    else {
      await askApi(options, inUse);
      print(`${what} rebuilt in the running api.`);
    }
    for (const { owner, name, path } of viewFilesIn(dataDir)) {
      if (owner === 'api') continue;
      const busy = await rebuildFile(log, path, model);
      print(
        busy === undefined
          ? `${what} rebuilt in ${name}.`
          : `${name} belongs to the running ${owner} and was left alone. Stop it to have it rebuilt.`,
      );
    }
    return exitCodes.done;
  } finally {
    await close();
  }
}

/** Rebuilds in the file itself; answers with the reason where a process has it open. */
async function rebuildFile(
  { store, protector }: CaseLog,
  file: string,
  model: string | undefined,
): Promise<ViewsInUseError | undefined> {
  try {
    const views = await openViews({ file, store, protector });
    try {
      await views.rebuild(model);
    } finally {
      await views.close();
    }
    return undefined;
  } catch (error) {
    if (error instanceof ViewsInUseError) return error;
    throw error;
  }
}

async function askApi(
  { opsTokenFile, apiPort, model }: RebuildOptions,
  inUse: ViewsInUseError,
): Promise<void> {
  const url = `http://127.0.0.1:${apiPort}/ops/rebuild`;
  const token = await readFile(opsTokenFile, 'utf8').catch((cause: unknown) => {
    throw new OperatorError(`${inUse.message} Its ops-token cannot be read.`, { cause });
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify(model === undefined ? {} : { model }),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new OperatorError(
      `${viewFiles.api} is in use by process ${inUse.holder}, and no api answers at ${url}. Set API_PORT to its port.`,
      { cause },
    );
  });
  if (!response.ok)
    throw new OperatorError(
      `The api at ${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`,
    );
}
