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
import { setStage } from './set-stage.js';

describe('journeys in a real browser, with the real histories', () => {
  const stage = setStage();

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
