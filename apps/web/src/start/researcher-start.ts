import type { OverviewName } from '@interventions/contracts';
import { Page } from '../http/page.js';
import type { WebRequest } from '../http/web-request.js';
import { newsFor } from './news.js';

/** The overviews that the first page names; the others are one click further on. */
const named: readonly OverviewName[] = [
  'next-judgement',
  'trust-judgements',
  'presumption',
  'failure-tests',
  'completeness',
  'dataset',
];

/** A researcher’s first page: what there is to read, to compare and to take away, and how to cite it. */
export async function researcherStart(web: WebRequest): Promise<Page> {
  const [extent, overviews, news] = await Promise.all([
    web.api.recordExtent(),
    web.api.overviews(),
    newsFor(web),
  ]);
  return new Page('start/researcher', {
    extent,
    overviews: overviews.items.filter(({ name }) => named.includes(name)),
    allOverviews: overviews.items.length,
    news,
    position: extent.position,
  });
}
