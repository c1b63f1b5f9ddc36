import type { Page } from './page.js';
import type { WebRequest } from './web-request.js';

/**
 * Notes that a person has looked at the case of a page that was drawn for them, so that later entries are new. Nothing
 * waits for it; where it fails that is logged, and the entries stay new.
 */
export function noteLooked(web: WebRequest, { looked, status }: Page): void {
  const { request, api, user } = web;
  if (looked === null || status !== 200 || user === undefined || !isReading(request)) return;
  api.looked(looked.interventionId, looked.position).catch((error: unknown) => {
    request.log.warn({ err: error }, 'that a case was looked at could not be noted');
  });
}

/** Whether somebody looks: not a browser that fetches a page ahead in case somebody goes there. */
function isReading({ method, headers }: WebRequest['request']): boolean {
  return method === 'GET' && !/prefetch/.test(String(headers['sec-purpose'] ?? headers['purpose']));
}
