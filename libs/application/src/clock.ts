import { londonDay, type Day } from '@interventions/domain';

/** The time that a request arrives at. */
export abstract class Clock {
  /** The instant now: ISO 8601 in UTC with milliseconds. */
  abstract now(): string;

  /** The calendar day now in Europe/London, whatever zone the machine is in. */
  today(): Day {
    return londonDay(this.now());
  }
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  override now(): string {
    return new Date().toISOString();
  }
}
