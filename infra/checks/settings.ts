import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../image/programs.ts';
import { secretValues } from '../image/secret-values.ts';
import { root } from '../tooling/nx.ts';

/** Where the settings of a program are read: its own code, and the adapters where it may use them. */
const sources: Readonly<Record<Program, readonly string[]>> = {
  api: ['apps/api/src/**/*.ts', 'libs/adapters/src/**/*.ts'],
  worker: ['apps/worker/src/**/*.ts', 'libs/adapters/src/**/*.ts'],
  ops: ['apps/ops/src/**/*.ts', 'libs/adapters/src/**/*.ts'],
  web: ['apps/web/src/**/*.ts', 'libs/adapters/src/redis/**/*.ts'],
};

/** Reads as `env['NAME']` or `portIn(env, 'NAME', …)`. */
const read = /\benv(?:\[|,\s*)'([A-Z][A-Z0-9_]+)'/g;

/** Every setting that a program knows: what its code reads, and what the image’s entry turns into that. */
export function settingsOf(program: Program): ReadonlySet<string> {
  const files = sources[program]
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !/\.spec\.ts$|\/testing\//.test(file));
  const names = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(read)].map(([, name = '']) => name),
  );
  const known = new Set([...names, 'NODE_ENV']);
  for (const name of secretValues) if (known.has(name)) known.add(`${name}_FILE`);
  return known;
}
