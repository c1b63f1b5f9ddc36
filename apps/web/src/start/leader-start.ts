import { londonDay, type Workload } from '@interventions/contracts';
import { barPlot } from '../deadlines/bar-plot.js';
import { ownDrafts } from '../drafts/own-drafts.js';
import { Page } from '../http/page.js';
import { pickQuery, textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import type { WebRequest } from '../http/web-request.js';
import { newsFor } from './news.js';

const fewCases = '8';
const weekMs = 7 * 86_400_000;
/** The spans that the page tells apart; longer ones are told together. */
const toldSpans = 3;
const longest = 'Over 90 days';

type Line = Workload['items'][number];

/** An officer’s work with where each number leads. */
export interface OfficerWork {
  readonly name: string | null;
  readonly openCases: number;
  readonly overdue: number;
  readonly in30: number;
  readonly links: { readonly cases: string; readonly overdue: string; readonly in30: string };
}

/** A team leader’s first page: who has how much to do, how late it is, what nobody has, and handovers. */
export async function leaderStart(web: WebRequest, raw: unknown): Promise<Page> {
  const { api, user } = web;
  const weekAgo = londonDay(new Date(Date.now() - weekMs).toISOString());
  const [load, unassigned, handovers, news, drafts] = await Promise.all([
    api.workload(),
    api.interventions({ assigned: 'no', status: 'open', limit: fewCases }),
    api.handovers({ scope: 'all', from: weekAgo, limit: '20' }),
    newsFor(web),
    ownDrafts(web),
  ]);
  const team = user?.team ?? null;
  const ofTeam = load.items.filter((one) => one.team === team);
  const wantsAll = textOf(pickQuery(raw, ['scope']), 'scope') === 'all';
  const whole = team === null || wantsAll || ofTeam.length === 0;
  const shown = whole ? load.items : ofTeam;
  const ages = agesOf(shown);
  return new Page('start/leader', {
    team,
    teamIsEmpty: team !== null && ofTeam.length === 0,
    whole,
    officers: officersOf(shown, whole ? null : team),
    ages,
    overdue: sum(ages, ({ count }) => count),
    agePlot: barPlot(ages),
    unassigned,
    handovers: handovers.items,
    news,
    drafts,
    position: load.position,
  });
}

/** The lines of officers added up over their teams, each number with its list. */
export function officersOf(lines: readonly Line[], team: string | null): readonly OfficerWork[] {
  const names = [...new Set(lines.map(({ owner }) => owner))];
  return names.map((name) => {
    const own = lines.filter(({ owner }) => owner === name);
    const who: UrlQuery = {
      ...(name === null ? { assigned: 'no' } : { owner: name }),
      team: team ?? undefined,
    };
    const due = (window: string) => urlWith('/deadlines', { scope: 'all', ...who, window });
    return {
      name,
      openCases: sum(own, (one) => one.openCases),
      overdue: sum(own, (one) => one.overdue),
      in30: sum(own, (one) => one.in30),
      links: {
        cases: urlWith('/interventions', who),
        overdue: due('overdue'),
        in30: due('30'),
      },
    };
  });
}

/** How long what is overdue has been so, in four spans. */
export function agesOf(
  lines: readonly Line[],
): readonly { readonly label: string; readonly count: number }[] {
  const spans = lines[0]?.ages ?? [];
  const all = spans.map(({ id, label }) => ({
    label,
    count: sum(lines, ({ ages }) => ages.find((one) => one.id === id)?.count ?? 0),
  }));
  if (all.length === 0) return [];
  const rest = all.slice(toldSpans);
  return [...all.slice(0, toldSpans), { label: longest, count: sum(rest, ({ count }) => count) }];
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
