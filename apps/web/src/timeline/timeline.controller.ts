import { Controller, Get, Param, Query } from '@nestjs/common';
import { londonDay, parseDay, type Timeline } from '@interventions/contracts';
import { ApiProblem } from '../api/api-errors.js';
import { filesByEntry } from '../evidence/evidence-view.js';
import { Page, Redirect } from '../http/page.js';
import { textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { activeFilters, filterChoices, withoutFilters } from './filter-choices.js';
import { stateSummary } from './state-summary.js';
import { readFilters } from './timeline-filters.js';
import { yearLinks, pageLinks } from './timeline-links.js';
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
    const now = new Date().toISOString();
    const filters = readFilters(raw, londonDay(now));
    if (filters.canonical !== null) return new Redirect(urlWith(path, filters.canonical));
    const { query } = filters;
    const subject = { kind: 'intervention', id } as const;
    const asks = query['validAt'] !== undefined || query['knownAt'] !== undefined;
    const { validAt, knownAt } = query;
    const since = textOf(query, 'since') || undefined;
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
    const active = activeFilters(path, query, timeline.acts);
    const asked = textOf(query, 'entry');
    const exactly = urlWith(path, query, { knownAt: timeline.asAt.knownAt ?? timeline.position });
    const cleared = withoutFilters(query);
    return new Page(
      'timeline/index',
      {
        record,
        tab: 'timeline',
        path,
        query,
        filters: filterChoices(query, filters.typed, timeline.acts),
        active,
        problems: filters.problems,
        wrong: Object.fromEntries(filters.problems.map((one) => [one.href.slice(1), one.beside])),
        timeline,
        evidence: filesByEntry(record.id, evidence?.items ?? []),
        years: timelineView(timeline.items, record.id, {
          uncertain: state?.uncertain ?? [],
          folding: active.length === 0,
          entry: asked,
          since,
        }),
        jumps: yearLinks(path, query, timeline),
        pages: pageLinks(path, query, timeline),
        fresh: freshWords(since, query['notBy'], web.user?.name),
        state: state === null ? null : stateSummary(state.state),
        uncertain: state?.uncertain.length ?? 0,
        missing: missingEntry(path, cleared, asked, timeline),
        exactly,
        printed: { url: `${web.publicUrl}${exactly}`, at: now },
        files: fileLinks(path, query),
        withoutAsAt,
        withoutFilters: urlWith(path, cleared),
        asAt: urlWith('', { validAt, knownAt: timeline.asAt.knownAt ?? undefined }),
      },
      filters.problems.length > 0 ? 422 : 200,
      asks ? null : { interventionId: record.id, position: timeline.position },
    );
  }
}

/** What the list is of, where it begins at a position of the log; null where it does not. */
function freshWords(
  since: string | undefined,
  notBy: UrlQuery[string],
  reader: string | undefined,
): string | null {
  if (since === undefined) return null;
  if (notBy === undefined) return 'These entries were recorded after a position of the log.';
  return notBy === reader
    ? 'These entries were recorded by others since you last looked.'
    : `These entries were recorded after a position of the log, by others than ${[notBy].flat().join(', ')}.`;
}

/** Where an entry that a link leads to is not among those shown: the address that shows it, if any does. */
function missingEntry(path: string, cleared: UrlQuery, asked: string, { items }: Timeline) {
  if (asked === '' || items.some(({ id }) => id === asked)) return null;
  return `${urlWith(path, { order: cleared['order'], entry: asked })}#e-${asked}`;
}

/** The timeline as files: what the filters let through, on all pages. */
function fileLinks(path: string, query: UrlQuery) {
  const whole = { ...query, cursor: undefined, entry: undefined };
  const link = (form: string) => urlWith(`${path}.csv`, whole, { form });
  return { research: link('research'), spreadsheet: link('spreadsheet') };
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
