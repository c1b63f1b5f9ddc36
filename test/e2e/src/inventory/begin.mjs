import { register } from 'node:module';

// Jest loads what it runs around the tests without its compiler.
register('../../../../infra/tooling/ts-hooks.mjs', import.meta.url);

/** Before every journey: an empty list of the pages that axe has looked at. */
export default async function begin() {
  const { beginSeen } = await import('./seen.ts');
  beginSeen();
}
