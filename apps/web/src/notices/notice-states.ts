import type { NoticesPage } from '@interventions/contracts';
import { textOf, urlWith, type UrlQuery } from '../http/url-query.js';

const states = [
  ['', 'All'],
  ['failed', 'Could not be sent'],
  ['waiting', 'Waiting'],
  ['sent', 'Sent'],
] as const;

/** The states to choose from as links with how many messages each holds; the other filters stay. */
export function noticeStates(counts: NoticesPage['counts'], query: UrlQuery) {
  return states.map(([state, text]) => ({
    text,
    count: state === '' ? counts.sent + counts.waiting + counts.failed : counts[state],
    href: urlWith('/notices', query, { state: state || undefined, cursor: undefined }),
    current: textOf(query, 'state') === state,
  }));
}
