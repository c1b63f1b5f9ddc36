// A registry that lacks a platform's binary leaves the lock incomplete, and `npm ci` then fails elsewhere.
import { readFile } from 'node:fs/promises';

const lock = JSON.parse(
  await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'),
);
const paths = Object.keys(lock.packages);
const missing = paths.flatMap((path) =>
  Object.keys(lock.packages[path].optionalDependencies ?? {})
    .filter(
      (name) =>
        !paths.some((p) => p === `node_modules/${name}` || p.endsWith(`/node_modules/${name}`)),
    )
    .map((name) => `${name} (wanted by ${path || 'the root'})`),
);

if (missing.length > 0) {
  process.stderr.write(`package-lock.json lacks optional packages:\n  ${missing.join('\n  ')}\n`);
  process.exitCode = 1;
}
