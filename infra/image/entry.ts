// `node infra/image/entry.ts api`: what the image starts. It becomes the program that its first argument names.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isProgram, programs } from './programs.ts';
import { SecretValueError, withSecretValues } from './secret-values.ts';

const [name = '', ...args] = process.argv.slice(2);
if (!isProgram(name)) {
  process.stderr.write(
    `Say what to run: ${programs.join(', ')}. “ops help” shows what an operator may do.\n`,
  );
  process.exit(2);
}

// Process 1 has no default for a signal: without this, a stop during the start would last until the kill.
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    const programStopsItself = process.listenerCount(signal) > 1;
    if (!programStopsItself) process.exit(0);
  });

try {
  Object.assign(process.env, withSecretValues(process.env));
} catch (error) {
  if (!(error instanceof SecretValueError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const main = fileURLToPath(new URL(`../../apps/${name}/dist/main.js`, import.meta.url));
process.argv.splice(1, process.argv.length, main, ...args);
await import(pathToFileURL(main).href);
