import { keyboardJourneys } from './keyboard.journeys.js';
import { setStage } from './set-stage.js';
import { spacingJourneys } from './spacing.journeys.js';

describe('keys alone, and text with more space, with the real histories', () => {
  const stage = setStage();

  keyboardJourneys(stage);
  spacingJourneys(stage);
});
