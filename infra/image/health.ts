// `node infra/image/health.ts [api|worker|web] [live|ready]`: exits with 0 where the process beside it answers well.
import { readFileSync } from 'node:fs';
import { healthUrl } from './health-url.ts';

const limitMs = 4_000;

/** The program that process 1 of this container became, by the arguments it was started with. */
function programOfContainer(): string {
  const words = readFileSync('/proc/1/cmdline', 'utf8').split('\0');
  return words[words.findIndex((word) => word.endsWith('/entry.ts')) + 1] ?? '';
}

const [program = programOfContainer(), question = 'live'] = process.argv.slice(2);
const url = healthUrl(program, question, process.env);
if (url !== null) {
  const problem = await fetch(url, { signal: AbortSignal.timeout(limitMs) }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok ? null : `answered ${response.status}`;
    },
    (error: unknown) => `did not answer: ${error instanceof Error ? error.message : String(error)}`,
  );
  if (problem !== null) {
    process.stderr.write(`${url} ${problem}\n`);
    process.exitCode = 1;
  }
}
