import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '@interventions/application';
import {
  overviewFileQuerySchema,
  overviewNameSchema,
  overviewQuerySchema,
  type OverviewFileQuery,
  type OverviewQuery,
  type Overviews,
} from '@interventions/contracts';
import { headOf, overviewNames, type AsAtView } from '@interventions/read-models';
import type { Position } from '@interventions/eventsourcing';
import { Allows } from '../access/access.js';
import { problem } from '../http/problem.js';
import { RateLimit } from '../http/rate-limit.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';
import { drawOverview, type DrawnOverview } from './draw-overview.js';
import { fileName, tableFile } from './table-file.js';

/** An overview with the position of the log and the instant at which it was drawn. */
type DatedOverview = DrawnOverview & {
  readonly asAt: AsAtView;
  readonly position: Position;
  readonly drawnAt: string;
};

/** Overviews of the cases: what was found in words, as a picture and as tables, and the tables as files. */
@Controller('v1/overviews')
@Allows('read')
export class OverviewsController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly limit: RateLimit,
  ) {}

  @Get()
  all(): Overviews {
    return { items: overviewNames.map(headOf) };
  }

  @Get(':name.csv')
  async file(
    @Param('name') name: string,
    @Query({ schema: overviewFileQuerySchema }) query: OverviewFileQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { table: id, form = 'research', ...asked } = query;
    const overview = await this.draw(name, asked, request);
    const table = overview.tables.find((one) => id === undefined || one.id === id);
    if (table === undefined)
      throw problem('invalid-query', `This overview has no table “${id ?? ''}”.`, {
        field: 'table',
        remedy: `Ask for ${overview.tables.map((one) => one.id).join(' or ')}.`,
      });
    const file = fileName(overview, table, form);
    reply.header('content-type', 'text/csv; charset=utf-8; header=present');
    reply.header('content-disposition', `attachment; filename="${file}"`);
    return tableFile(overview, table, form);
  }

  @Get(':name')
  one(
    @Param('name') name: string,
    @Query({ schema: overviewQuerySchema }) query: OverviewQuery,
    @Req() request: FastifyRequest,
  ): Promise<DatedOverview> {
    return this.draw(name, query, request);
  }

  private async draw(
    text: string,
    query: OverviewQuery,
    request: FastifyRequest,
  ): Promise<DatedOverview> {
    const name = overviewNameSchema.safeParse(text).data;
    if (name === undefined)
      throw problem('not-found', 'There is no such overview.', {
        remedy: `Ask for one of ${overviewNameSchema.options.join(', ')}.`,
      });
    await this.limit.take('export');
    const { by, validAt, knownAt, ...filter } = query;
    const [views, today] = [await this.views.for(request), this.clock.today()];
    if (validAt !== undefined && validAt > today)
      throw problem('invalid-query', 'That day has not come yet.', {
        field: 'validAt',
        remedy: 'Ask for a day up to today.',
      });
    const drawnAt = this.clock.now();
    const asAt = asAtOf(views, { validAt, knownAt }, drawnAt, this.views.translated);
    const position = asAt.knownAt ?? views.entriesPosition();
    const time = { asOf: validAt ?? today, knownAt: position, by };
    const overview = await drawOverview(views, name, filter, time);
    return { ...overview, asAt, position, drawnAt };
  }
}
