import { Controller, Get, Param, Query } from '@nestjs/common';
import { londonDay } from '@interventions/contracts';
import { ApiProblem } from '../api/api-errors.js';
import { Page, Redirect } from '../http/page.js';
import { urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { laneRows, laneWords } from './lane-rows.js';
import { lanesDrawing } from './lanes-drawing.js';
import { readLookBack } from './look-back.js';

/** A case as a picture of lanes through the years, with the same data as tables. */
@Controller('interventions/:id/lanes')
export class LanesController {
  @Get()
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
  ): Promise<Page | Redirect> {
    const path = `/interventions/${encodeURIComponent(id)}/lanes`;
    const now = new Date().toISOString();
    const { query, typed, canonical, problems } = readLookBack(raw, londonDay(now));
    if (canonical !== null) return new Redirect(urlWith(path, canonical));
    const [record, lanes] = await Promise.all([
      web.api.intervention(id),
      web.api.lanes(id, query).catch(nullWhereUnknown),
    ]);
    const asAt = urlWith('', query);
    return new Page(
      'timeline/lanes',
      {
        record,
        tab: 'lanes',
        path,
        query,
        typed,
        problems,
        wrong: Object.fromEntries(problems.map((one) => [one.href.slice(1), one.beside])),
        lanes,
        tables: lanes === null ? [] : laneRows(lanes, asAt),
        drawing:
          lanes === null
            ? null
            : lanesDrawing([lanes], 'calendar', {
                title: `${record.authority} through the years`,
                description: laneWords(lanes),
              }),
        asAt,
        now,
        compare: urlWith('/compare', { a: record.id }),
        exactly:
          lanes === null
            ? path
            : urlWith(path, {
                validAt: lanes.asOf,
                knownAt: lanes.asAt.knownAt ?? lanes.position,
              }),
      },
      problems.length > 0 ? 422 : 200,
    );
  }
}

/** Null where there was no such case at the time asked for. */
export function nullWhereUnknown(error: unknown): null {
  if (error instanceof ApiProblem && error.problem.status === 404) return null;
  throw error;
}
