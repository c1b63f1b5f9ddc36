import type { NewEntries } from '@interventions/contracts';
import { isSignedOut } from '../http/error-pages.filter.js';
import type { WebRequest } from '../http/web-request.js';
import { urlWith } from '../http/url-query.js';

/** A case with new entries, and where exactly these are shown. */
export type CaseNews = NewEntries['items'][number] & { readonly href: string };

/** What is new to a reader since they looked. */
export interface News {
  readonly items: readonly CaseNews[];
  readonly total: number;
  readonly unopened: NewEntries['unopened'];
  readonly position: string;
}

/**
 * What is new since the reader looked; null where it cannot be told. That is logged and never keeps a page from
 * being shown.
 */
export async function newsFor(
  web: WebRequest,
  query: { readonly interventionId?: string; readonly entries?: string } = {},
): Promise<News | null> {
  try {
    const news = await web.api.newEntries(query);
    return {
      ...news,
      items: news.items.map((one) => ({ ...one, href: newEntriesOf(one, web.user?.name) })),
    };
  } catch (error) {
    if (isSignedOut(error)) throw error;
    web.request.log.warn({ err: error }, 'what is new to the reader could not be read');
    return null;
  }
}

/** The timeline of a case with exactly the entries that others recorded after a position. */
function newEntriesOf(
  { interventionId, since }: NewEntries['items'][number],
  reader: string | undefined,
): string {
  return urlWith(`/interventions/${interventionId}/timeline`, { since, notBy: reader });
}
