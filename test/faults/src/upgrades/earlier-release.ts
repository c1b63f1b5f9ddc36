// Loaded before a program's own sources: makes them the sources of the release before this one, which knew no second
// version of `DirectionRevoked` and had the timeline in the version before its own.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync, type Options } from '@swc/core';

type Edit = { readonly file: string; readonly now: RegExp; readonly before: string };

const edits: readonly Edit[] = [
  {
    file: 'libs/domain/src/case/acts/directions.acts.ts',
    now: /details: z\.strictObject\(\{\s+\.\.\.revocationTerms,\s+signatories: [^;]*?earlier: \[signedInOneLine\],/,
    before: 'details: signedInOneLine.details,',
  },
  {
    file: 'libs/read-models/src/timeline.read-model.ts',
    now: /version: 4,/,
    before: 'version: 3,',
  },
];

const root = new URL('../../../../', import.meta.url);
const options = createRequire(import.meta.url)(
  fileURLToPath(new URL('infra/tooling/swc-options.cjs', root)),
) as Options;

registerHooks({
  load: (url, context, next) => {
    const edit = edits.find(({ file }) => url === new URL(file, root).href);
    if (edit === undefined) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(earlierSource(filename, edit), { ...options, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

function earlierSource(filename: string, { file, now, before }: Edit): string {
  const source = readFileSync(filename, 'utf8');
  if (!now.test(source))
    throw new Error(`${file} has changed: say again how the release before this one differed.`);
  return source.replace(now, before);
}
