// `npm run bench [-- --peers]`: the benchmark, run from its sources. Never part of the tests.
import { spawn } from 'node:child_process';
import { root } from './nx.ts';

const child = spawn(
  process.execPath,
  [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    '-C',
    '@interventions/source',
    '--import',
    './infra/tooling/ts.mjs',
    'test/bench/src/main.ts',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
