import { Controller, Get, Param, Query } from '@nestjs/common';
import { parseDay } from '@interventions/contracts';
import { ApiProblem } from '../api/api-errors.js';
import { filesByEntry } from '../evidence/evidence-view.js';
import { Page, Redirect } from '../http/page.js';
import { textOf, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { stateSummary } from './state-summary.js';
import { readFilters, timelineFilters } from './timeline-filters.js';
import { timelineView } from './timeline-view.js';

/** The history of a case, filtered, as at a day and as known on a day. */
@Controller('interventions/:id/timeline')
export class TimelineController {
  @Get()
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
  ): Promise<Page | Redirect> {
    const path = `/interventions/${encodeURIComponent(id)}/timeline`;
    const filters = readFilters(raw);
    if (filters.canonical !== null) return new Redirect(urlWith(path, filters.canonical));
    const { query } = filters;
    const subject = { kind: 'intervention', id } as const;
    const asks = query['validAt'] !== undefined || query['knownAt'] !== undefined;
    const { validAt, knownAt } = query;
    const [record, timeline, state, evidence] = await Promise.all([
      web.api.intervention(id),
      unlessUnknown(web.api.timeline(subject, { order: 'newest', ...query, limit: '200' })),
      asks ? unlessUnknown(web.api.state(id, { validAt, knownAt })) : null,
      unlessUnknown(web.api.evidence(id, { knownAt })),
    ]);
    const withoutAsAt = urlWith(path, query, { validAt: undefined, knownAt: undefined });
    if (timeline === null) {
      const day = parseDay(textOf(query, 'knownAt'));
      const happened = day && urlWith(path, query, { validAt: validAt ?? day, knownAt: undefined });
      return new Page('timeline/not-known', {
        record,
        tab: 'timeline',
        day,
        happened,
        withoutAsAt,
      });
    }
    return new Page(
      'timeline/index',
      {
        record,
        tab: 'timeline',
        path,
        query,
        filters: timelineFilters(query, filters.typed),
        problems: filters.problems,
        wrong: Object.fromEntries(filters.problems.map(({ href }) => [href.slice(1), true])),
        timeline,
        files: filesByEntry(record.id, evidence?.items ?? []),
        years: timelineView(timeline.items, record.id, state?.uncertain),
        state: state === null ? null : stateSummary(state.state),
        uncertain: state?.uncertain.length ?? 0,
        permanent:
          timeline.asAt.knownAt === null
            ? null
            : urlWith(path, query, { knownAt: timeline.asAt.knownAt }),
        withoutAsAt,
        asAt: urlWith('', { validAt, knownAt: timeline.asAt.knownAt ?? undefined }),
        next: timeline.next === null ? null : urlWith(path, query, { cursor: timeline.next }),
      },
      filters.problems.length > 0 ? 422 : 200,
    );
  }
}

/** Null where the service knew of no such case at the time asked for. */
async function unlessUnknown<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return null;
    throw error;
  }
}
