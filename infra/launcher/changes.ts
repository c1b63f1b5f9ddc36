import { watch } from 'node:fs';
import { join, sep } from 'node:path';

const settleMs = 200;
const ignored = /(^|[\\/])(dist|out-tsc|node_modules|coverage)([\\/]|$)|\.spec\.ts$|[~]$/;

/**
 * Tells which app a change in the sources concerns, `'all'` for a library, once the files have been
 * quiet for a moment. Node's own --watch is not used: its inner process outlives a killed launcher.
 */
export function onChange(root: string, changed: (app: string) => void): () => void {
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const note = (app: string) => {
    pending.add(app);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const apps = pending.has('all') ? ['all'] : [...pending];
      pending.clear();
      apps.forEach(changed);
    }, settleMs);
  };
  const follow = (folder: string, appOf: (file: string) => string | undefined) =>
    watch(join(root, folder), { recursive: true }, (_kind, file) => {
      if (file === null || ignored.test(file)) return;
      const app = appOf(file);
      if (app !== undefined) note(app);
    });
  const watchers = [follow('libs', () => 'all'), follow('apps', (file) => file.split(sep)[0])];
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
  };
}
