import type { WebConfig } from './config.js';

/** Brings the settings to whoever asks for them in a constructor. */
export class WebConfigToken {
  constructor(readonly value: WebConfig) {}
}
