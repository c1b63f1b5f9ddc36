// `node infra/tooling/run.mjs launcher/main.ts [args]`: checks the runtime, then runs a script of infra.
// One process, because a shell that chains two commands does not pass a signal on.
import './preflight.mjs';
import { fileURLToPath } from 'node:url';

const script = new URL(`../${process.argv[2]}`, import.meta.url);
process.argv.splice(1, 2, fileURLToPath(script));
await import(script.href);
