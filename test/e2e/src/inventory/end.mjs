import { register } from 'node:module';

register('../../../../infra/tooling/ts-hooks.mjs', import.meta.url);

/** After every journey: fails the run where a page had no look from axe. */
export default async function end(config) {
  const { requireAllSeen } = await import('./require-all-seen.ts');
  requireAllSeen(config);
}
