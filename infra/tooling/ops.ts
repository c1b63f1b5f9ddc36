// `npm run ops -- <verb>`: the operator command line, built first when its sources changed.
import { pathToFileURL } from 'node:url';
import { appFile, buildIfNeeded } from './build-if-needed.ts';

const main = appFile('ops');
try {
  await buildIfNeeded();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
process.argv[1] = main;
await import(pathToFileURL(main).href);
