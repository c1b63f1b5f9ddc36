import { join } from 'node:path';
import type { LogPlace } from '@interventions/adapters/backend';
import { adoptViews, readSnapshotManifest } from '@interventions/adapters/views';
import { openExistingLog } from '../existing-log.js';
import { told } from '../told.js';
import { exitCodes, type Output } from '../usage.js';
import type { ViewFiles } from '../view-files.js';

export type AdoptViewOptions = LogPlace & {
  readonly viewFiles: ViewFiles;
  readonly file: string;
};

/** `adopt-view <file>`: a replica that does not run yet goes on from copied views instead of building its own. */
export async function adoptViewVerb(options: AdoptViewOptions, { print }: Output): Promise<number> {
  const { dataDir, viewFiles, file } = options;
  const { owner } = await told(() => readSnapshotManifest(file));
  const viewFile = join(dataDir, viewFiles[owner]);
  const { log, close } = await openExistingLog(options);
  try {
    const { position, kept, rebuilt } = await told(() =>
      adoptViews({ snapshot: file, viewFile, store: log.store }),
    );
    print(`${viewFiles[owner]} goes on from position ${position} with ${kept.join(', ')}.`);
    if (rebuilt.length > 0)
      print(
        `Built from the log at the next start, since their code has changed: ${rebuilt.join(', ')}.`,
      );
    return exitCodes.done;
  } finally {
    await close();
  }
}
