import { Platform } from '@interventions/test-support';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import type { Stage } from './stage.js';

/** A platform with the real histories and a browser of its own for the journeys of one file. */
export function setStage(): Stage {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);
  return {
    get platform() {
      if (platform === undefined) throw new Error('The platform was not started.');
      return platform;
    },
    get browser() {
      if (browser === undefined) throw new Error('The browser was not started.');
      return browser;
    },
  };
}
