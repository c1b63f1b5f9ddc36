import { againJourneys } from './again.journeys.js';
import { raceJourneys } from './race.journeys.js';
import { setStage } from './set-stage.js';

describe('two people at once, and one person twice, with the real histories', () => {
  const stage = setStage();

  raceJourneys(stage);
  againJourneys(stage);
});
