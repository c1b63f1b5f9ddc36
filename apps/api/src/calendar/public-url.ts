/** Where people reach the service with a browser: for links in what leaves it, such as calendars. */
export class PublicUrl {
  /** `base` without a slash at its end. */
  constructor(private readonly base: string) {}

  /** The page of a case. */
  ofCase(id: string): string {
    return `${this.base}/interventions/${id}`;
  }
}
