/** A case as a page shows it: up to which position of the log. */
export type LookedAt = { readonly interventionId: string; readonly position: string };

/**
 * A page to render: the template under `views` without its ending, what it shows, the status, and the case that who
 * gets it has looked at then.
 */
export class Page {
  constructor(
    readonly template: string,
    readonly model: Readonly<Record<string, unknown>>,
    readonly status = 200,
    readonly looked: LookedAt | null = null,
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
