import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The view file of each process that keeps views, in the data folder. */
export const viewFiles = { api: 'api.read.db', worker: 'worker.read.db' } as const;
export type ViewOwner = keyof typeof viewFiles;
/** What the services were told to call theirs. */
export type ViewFiles = Readonly<Record<ViewOwner, string>>;

/** The view files that exist in a data folder. */
export function viewFilesIn(
  dataDir: string,
): readonly { readonly owner: ViewOwner; readonly name: string; readonly path: string }[] {
  return (['api', 'worker'] as const)
    .map((owner) => ({ owner, name: viewFiles[owner], path: join(dataDir, viewFiles[owner]) }))
    .filter(({ path }) => existsSync(path));
}
