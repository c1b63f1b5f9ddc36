// `npx node infra/compose/make-secrets.ts [folder] [--renew-certificates]`: what infra/compose.yaml needs and no
// repository may hold, for a demonstration on one's own machine. What exists is kept.
import { fileURLToPath } from 'node:url';
import { makeSecrets } from './secrets.ts';

const args = process.argv.slice(2);
const folder =
  args.find((arg) => !arg.startsWith('--')) ?? fileURLToPath(new URL('secrets', import.meta.url));
const made = await makeSecrets(folder, {
  renewCertificates: args.includes('--renew-certificates'),
});
process.stdout.write(
  made.length === 0
    ? `Everything is in ${folder} already.\n`
    : `Made in ${folder}: ${made.join(', ')}.\nKeep subject-keys-secret with the backups of the log and apart from it: without it nobody reads personal details again.\n`,
);
