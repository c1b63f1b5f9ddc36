import { Platform } from '@interventions/test-support';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { briefingJourneys } from './briefing.journeys.js';
import { improvementJourneys } from './improvement.journeys.js';
import type { Stage } from './stage.js';

describe('improvement and briefings in a real browser, with the real histories', () => {
  let platform: Platform | undefined;
  let browser: Browser | undefined;
  const stage: Stage = {
    get platform() {
      if (platform === undefined) throw new Error('The platform was not started.');
      return platform;
    },
    get browser() {
      if (browser === undefined) throw new Error('The browser was not started.');
      return browser;
    },
  };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([Platform.start(), launchBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  }, 60_000);

  improvementJourneys(stage);
  briefingJourneys(stage);
});
