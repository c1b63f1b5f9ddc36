/** A page to render: the template under `views` without its ending, what it shows, and the status. */
export class Page {
  constructor(
    readonly template: string,
    readonly model: Readonly<Record<string, unknown>>,
    readonly status = 200,
  ) {}
}

/** Where the browser goes next, by GET. Only paths of this service. */
export class Redirect {
  constructor(
    readonly to: string,
    readonly status: 303 | 307 = 303,
  ) {}
}

/** A path of this service that a person may be sent to; anything else becomes the start page. */
export function localPath(candidate: unknown): string {
  return typeof candidate === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(candidate)
    ? candidate
    : '/';
}
