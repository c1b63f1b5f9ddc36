import { Platform } from '@interventions/test-support';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { claimsJourneys } from './claims.journeys.js';
import { conflictJourneys } from './conflict.journeys.js';
import { correctionJourneys } from './correction.journeys.js';
import { decisionJourneys } from './decision.journeys.js';
import { errorJourneys } from './error.journeys.js';
import { formJourneys } from './form.journeys.js';
import { helpJourneys } from './help.journeys.js';
import { liveJourneys } from './live.journeys.js';
import { milestoneJourneys } from './milestone.journeys.js';
import { pageJourneys } from './page.journeys.js';
import { searchJourneys } from './search.journeys.js';
import type { Stage } from './stage.js';

describe('journeys in a real browser, with the real histories', () => {
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

  pageJourneys(stage);
  formJourneys(stage);
  milestoneJourneys(stage);
  conflictJourneys(stage);
  correctionJourneys(stage);
  claimsJourneys(stage);
  decisionJourneys(stage);
  searchJourneys(stage);
  helpJourneys(stage);
  liveJourneys(stage);
  errorJourneys(stage);
});
