import type { Remits } from '@interventions/contracts';
import { deadlineRows, type Acts } from '../deadlines/due-item.js';
import { ownDrafts } from '../drafts/own-drafts.js';
import { Page } from '../http/page.js';
import type { WebRequest } from '../http/web-request.js';
import { dueLists, reportsAndDecisions } from './due-lists.js';
import { newsFor } from './news.js';

/** A row without links: what is due is looked at here and acted on in the case. */
const noActs: Acts = new Map();

/** A commissioner’s first page: remits, what to deliver or decide by when, and their past decisions. */
export async function commissionerStart(web: WebRequest): Promise<Page> {
  const { api, user } = web;
  const [remits, decided, news, drafts, lists] = await Promise.all([
    api.remits(),
    api.decisions({ actor: user?.name, limit: '100' }),
    newsFor(web),
    ownDrafts(web),
    dueLists(api, reportsAndDecisions),
  ]);
  return new Page('start/commissioner', {
    remits: remits.items.map((remit) => ({ remit, rows: rowsOf(remit) })),
    due: lists,
    decided,
    news,
    drafts,
    position: remits.position,
  });
}

function rowsOf({ due }: Remits['items'][number]): ReturnType<typeof deadlineRows> {
  return deadlineRows(due, noActs, undefined);
}
