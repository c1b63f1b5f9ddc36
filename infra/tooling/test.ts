// `npm test` runs every level; `npm run test:<level>` runs the one project that holds it.
import { buildIfNeeded } from './build-if-needed.ts';
import { nx } from './nx.ts';
import { installTestTools } from './test-tools.ts';
import { totalsOf } from './totals.ts';

const [level] = process.argv.slice(2);
const project = level === undefined ? [] : ['-p', `@interventions/test-${level}`];

try {
  installTestTools();
  await buildIfNeeded();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const pieces: Buffer[] = [];
const code = await nx(
  ['run-many', '-t', 'test', ...project, '--output-style=static', '--nxBail=false'],
  (piece) => {
    pieces.push(piece);
    process.stdout.write(piece);
  },
);
const { passed, failed, projects } = totalsOf(Buffer.concat(pieces).toString('utf8'));
const unheard = code !== 0 && failed === 0 ? '; something failed outside a test, see above' : '';
process.stdout.write(`${passed} passed, ${failed} failed, in ${projects} projects${unheard}\n`);
process.exitCode = code;
