import type { Deadline, Handovers, InterventionsPage } from '@interventions/contracts';
import { ownDrafts } from '../drafts/own-drafts.js';
import { Page } from '../http/page.js';
import type { WebRequest } from '../http/web-request.js';
import { dueLists, listOf, ownDue, ownOverdue } from './due-lists.js';
import { newsFor, type CaseNews, type News } from './news.js';

/** Cases of one’s own that the first page shows; the rest is in the register. */
const mostCases = '50';
/** As many dates of the next quarter as are read for them. */
const mostDates = '100';

/** A case of the officer’s own, with what is new in it. */
export interface OwnCase {
  readonly item: InterventionsPage['items'][number];
  /** The first of what is planned and what is due in the next quarter. */
  readonly next: { readonly what: string; readonly text: string; readonly on: string } | null;
  readonly news: CaseNews | null;
  readonly unopened: boolean;
}

/** A case officer’s first page: handovers, their cases with what is new, and what is due in them. */
export async function officerStart(web: WebRequest): Promise<Page> {
  const { api, user } = web;
  const own = { owner: user?.name, status: 'open' } as const;
  const [cases, handovers, news, drafts, overdue, quarter] = await Promise.all([
    api.interventions({ ...own, sort: 'next-date', limit: mostCases }),
    api.handovers({ scope: 'mine' }),
    newsFor(web),
    ownDrafts(web),
    dueLists(api, [ownOverdue]),
    api.deadlines({ scope: 'mine', window: '90', limit: mostDates }),
  ]);
  const soon = quarter.items.filter(({ daysLeft }) => daysLeft !== null && daysLeft <= 30);
  const unassigned =
    cases.total === 0
      ? (await api.interventions({ assigned: 'no', status: 'open', limit: '1' })).total
      : null;
  return new Page('start/officer', {
    cases: ownCases(cases.items, quarter.items, news),
    total: cases.total,
    all: `/interventions?${new URLSearchParams({ owner: user?.name ?? '' }).toString()}`,
    handovers: handovers.items.filter((one) => waits(one, user?.name)),
    news,
    drafts,
    due: [...overdue, ...listOf(ownDue, { items: soon, total: quarter.counts.in30 })],
    unassigned,
    position: cases.position,
  });
}

/** Whether a handover still waits to be looked at: not what somebody took on by themselves. */
function waits(
  { current, opened, actor, officer }: Handovers['items'][number],
  name: string | undefined,
): boolean {
  return current && !opened && officer === name && actor !== name;
}

/** Greater than every date. */
const afterAll = '~';

/** The cases by their next date, with what is new in each; `due` is in order of its dates. */
export function ownCases(
  items: InterventionsPage['items'],
  due: readonly Deadline[],
  news: Pick<News, 'items' | 'unopened'> | null,
): readonly OwnCase[] {
  const found = new Map(news?.items.map((one) => [one.interventionId, one]));
  const unopened = new Set(news?.unopened.map((one) => one.interventionId));
  const cases = items.map((item) => ({
    item,
    next: nextOf(
      item,
      due.find((one) => one.interventionId === item.id),
    ),
    news: found.get(item.id) ?? null,
    unopened: unopened.has(item.id),
  }));
  const keyOf = ({ next }: OwnCase) => next?.on ?? afterAll;
  return cases.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function nextOf(
  { nextDate }: InterventionsPage['items'][number],
  deadline: Deadline | undefined,
): OwnCase['next'] {
  const planned = nextDate && { what: nextDate.what, text: nextDate.onText, on: nextDate.on };
  const due = deadline?.due ?? null;
  if (deadline === undefined || due === null) return planned;
  const { latest, text } = due;
  return nextDate !== null && nextDate.on < latest
    ? planned
    : { what: deadline.what, text, on: latest };
}
