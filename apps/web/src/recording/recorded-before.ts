import { localPath, Redirect } from '../http/page.js';
import { readFlash, readRecordedForms } from '../http/session.js';
import type { WebRequest } from '../http/web-request.js';

/**
 * The way to the confirmation of what a form recorded, where it comes back under the key that it was recorded under:
 * by the back button, by a reload, or sent again. Undefined for any other form.
 */
export function recordedBefore(web: WebRequest, key: unknown): Redirect | undefined {
  const form = readRecordedForms(web.request).find((one) => one.key === key);
  if (form === undefined) return undefined;
  web.cookies.rememberRepeated(readFlash(web.request));
  return new Redirect(localPath(form.at));
}

/** Remembers which confirmation belongs to a form, and leads there. */
export function confirmRecorded(web: WebRequest, key: string, at: string): Redirect {
  web.cookies.rememberForm({ key, at }, readRecordedForms(web.request));
  return new Redirect(at);
}
