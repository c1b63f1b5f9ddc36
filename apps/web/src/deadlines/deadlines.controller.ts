import { Controller, Get, Query } from '@nestjs/common';
import { Page } from '../http/page.js';
import { textOf, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { barPlot } from './bar-plot.js';
import {
  deadlinesPath,
  isNarrowed,
  readDeadlinesQuery,
  scopeLinks,
  whoChoices,
  windowLinks,
  windowTitle,
} from './deadlines-query.js';
import { actsByName, deadlineRows } from './due-item.js';
import { weekPlot } from './week-plot.js';

const pageSize = '25';
/** As many weeks as the plot has room for. */
const weeksShown = 26;

/** Everything due in the open cases: one's own, the team's or all. */
@Controller('deadlines')
export class DeadlinesController {
  @Get()
  async list(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const { user } = web;
    const query = readDeadlinesQuery(raw, user);
    const team = textOf(query, 'scope') === 'team' ? (user?.team ?? undefined) : query['team'];
    const [page, weeks, acts] = await Promise.all([
      web.api.deadlines({ ...query, limit: pageSize }),
      web.api.deadlineCounts({ team }),
      web.api.acts(),
    ]);
    const ownsNone = page.total === 0 && query['scope'] === 'mine' && (await ownCases(web)) === 0;
    const latest = [...weeks.items]
      .sort((a, b) => (a.week < b.week ? -1 : 1))
      .slice(-weeksShown)
      .map((one) => ({ ...one, label: one.weekText }));
    return new Page('deadlines/list', {
      page,
      query,
      heading: windowTitle(query),
      rows: deadlineRows(page.items, actsByName(acts.items), user),
      scopes: scopeLinks(query, user),
      windows: windowLinks(page.counts, query),
      everything: urlWith(deadlinesPath, query, { window: undefined, cursor: undefined }),
      settled: urlWith(deadlinesPath, query, { window: 'settled', cursor: undefined }),
      cleared: urlWith(deadlinesPath, { scope: query['scope'], window: query['window'] }),
      whoChoices,
      narrowed: isNarrowed(query),
      ownsNone,
      ages: barPlot(page.ages),
      weeks: latest,
      weeksOf: typeof team === 'string' ? team : null,
      overdueByWeek: weekPlot(
        latest.map(({ label, countedOn, counts }) => ({
          label,
          on: countedOn,
          count: counts.overdue,
        })),
      ),
      next: page.next === null ? null : urlWith(deadlinesPath, query, { cursor: page.next }),
    });
  }
}

/** How many open cases the person owns. */
async function ownCases({ api, user }: WebRequest): Promise<number> {
  const page = await api.interventions({ owner: user?.name, status: 'open', limit: '1' });
  return page.total;
}
