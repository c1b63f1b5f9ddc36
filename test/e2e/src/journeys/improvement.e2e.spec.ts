import { briefingJourneys } from './briefing.journeys.js';
import { improvementJourneys } from './improvement.journeys.js';
import { setStage } from './set-stage.js';

describe('improvement and briefings in a real browser, with the real histories', () => {
  const stage = setStage();

  improvementJourneys(stage);
  briefingJourneys(stage);
});
