import { draftJourneys } from './draft.journeys.js';
import { draftStateJourneys } from './draft-states.journeys.js';
import { onceMoreJourneys } from './once-more.journeys.js';
import { setStage } from './set-stage.js';

describe('what a person has begun and not finished, in a real browser', () => {
  const stage = setStage();

  draftJourneys(stage);
  draftStateJourneys(stage);
  onceMoreJourneys(stage);
});
