import type { NextPage, RecordedEvent } from '@interventions/eventsourcing';

/** Events of the first page of a read and of the largest: no call is left open between pages. */
const firstPageSize = 64;
export const pageSize = 512;

/** Bounds the pages of a read by its `maxCount`; each is twice as large as the one before. */
export function limitedPages(
  maxCount: number | undefined,
  page: (limit: number) => Promise<readonly RecordedEvent[]>,
): NextPage<RecordedEvent> {
  let left = maxCount ?? Number.POSITIVE_INFINITY;
  let size = firstPageSize;
  return async () => {
    if (left === 0) return [];
    const events = await page(Math.min(size, left));
    left -= events.length;
    size = Math.min(2 * size, pageSize);
    return events;
  };
}
