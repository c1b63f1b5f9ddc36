import { join } from 'node:path';
import type { LogPlace } from '@interventions/adapters/backend';
import { snapshotViews } from '@interventions/adapters/views';
import { platformVersion } from '../platform-version.js';
import { told } from '../told.js';
import { exitCodes, UsageError, type Output } from '../usage.js';
import type { ViewFiles } from '../view-files.js';

export type SnapshotViewOptions = LogPlace & {
  readonly viewFiles: ViewFiles;
  readonly owner: string;
  readonly file: string;
};

/** `snapshot-view <api|worker> <file>`: a copy of the views of a process, which may be running, for a new replica. */
export async function snapshotViewVerb(
  { dataDir, viewFiles, owner, file }: SnapshotViewOptions,
  { print }: Output,
): Promise<number> {
  if (owner !== 'api' && owner !== 'worker')
    throw new UsageError(`There are views of api and worker, and none of “${owner}”.`);
  const platform = await platformVersion();
  const viewFile = join(dataDir, viewFiles[owner]);
  const { models, bytes } = await told(() =>
    snapshotViews({ viewFile, owner, copy: file, platform }),
  );
  const last =
    models
      .map(({ position }) => position)
      .sort()
      .at(-1) ?? '';
  print(
    `${models.length} views up to position ${last} are in ${file} (${Math.ceil(bytes / 1_000)} kB); what they are is in ${file}.json. They hold personal text in the clear: keep them as safe as the service.`,
  );
  return exitCodes.done;
}
