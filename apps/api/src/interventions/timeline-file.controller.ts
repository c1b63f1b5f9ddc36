import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '@interventions/application';
import { timelineFileQuerySchema, type TimelineFileQuery } from '@interventions/contracts';
import { findAuthority } from '@interventions/domain';
import { Allows } from '../access/access.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { RateLimit } from '../http/rate-limit.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';
import { timelineFile, timelineFileName, type TimelineOrigin } from './timeline-file.js';

/** The timeline of a case as a file: every entry that a filter lets through. */
@Controller('v1/interventions/:id/timeline.csv')
@Allows('read')
export class TimelineFileController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly limit: RateLimit,
  ) {}

  @Get()
  async file(
    @Param('id') id: string,
    @Query({ schema: timelineFileQuerySchema }) query: TimelineFileQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.limit.take('export');
    const { form = 'research', validAt, knownAt, order, ...filter } = query;
    const views = await this.views.for(request);
    const drawnAt = this.clock.now();
    const asAt = asAtOf(views, { validAt, knownAt }, drawnAt, this.views.translated);
    const whole = { ...filter, order, limit: Number.MAX_SAFE_INTEGER };
    const timeline = views.timelineOfCase(caseIdIn(id), whole, asAt);
    const laCode = views.councilOfCase(caseIdIn(id));
    if (timeline === undefined || laCode === undefined) throw noSuchCase();
    const origin: TimelineOrigin = {
      council: findAuthority(laCode)?.name ?? laCode,
      validAt: asAt.validAt,
      position: asAt.knownAt ?? timeline.position,
      drawnAt,
      filtered: Object.keys(filter).length > 0,
    };
    reply.header('content-type', 'text/csv; charset=utf-8; header=present');
    reply.header('content-disposition', `attachment; filename="${timelineFileName(origin, form)}"`);
    return timelineFile(timeline.items, origin, form);
  }
}
