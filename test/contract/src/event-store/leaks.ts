import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Number of open files and other resources that keep this process busy. */
export function openHandles(): number {
  const resources = process
    .getActiveResourcesInfo()
    .filter((name) => name !== 'Immediate' && name !== 'Timeout');
  return (
    resources.length + (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0)
  );
}

/** Bytes of live objects, after a collection. */
export function settledHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
