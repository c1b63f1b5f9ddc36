import { Clock } from '@interventions/application';

/** A clock that stands where a test puts it. */
export class SetClock extends Clock {
  constructor(public instant: string) {
    super();
  }

  override now(): string {
    return this.instant;
  }
}
