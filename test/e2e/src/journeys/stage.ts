import type { Platform } from '@interventions/test-support';
import type { Browser } from 'playwright-core';

/** What every journey plays on. */
export interface Stage {
  readonly platform: Platform;
  readonly browser: Browser;
}

/** Most time for one journey, in milliseconds: the machine may be busy. */
export const journeyLimitMs = 180_000;
