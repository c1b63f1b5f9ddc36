import { fileURLToPath } from 'node:url';
import type { GlobalConfig } from 'jest';
import { missingFrom, readInventory } from './missing.js';
import { endSeen } from './seen.js';

const web = fileURLToPath(new URL('../../../../apps/web', import.meta.url));

/** After every journey: throws, and so fails the run, where a page had no look from axe. A run of some journeys asks nothing. */
export function requireAllSeen({ nonFlagArgs, testNamePattern }: GlobalConfig): void {
  const seen = endSeen();
  if (nonFlagArgs.length > 0 || (testNamePattern ?? '') !== '') return;
  const missing = missingFrom(readInventory(web), seen);
  if (missing.length > 0)
    throw new Error(`No journey lets axe look at:\n  ${missing.join('\n  ')}`);
}
