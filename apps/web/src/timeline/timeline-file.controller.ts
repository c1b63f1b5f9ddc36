import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { londonDay } from '@interventions/contracts';
import type { FastifyReply } from 'fastify';
import { pickQuery } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { readFilters } from './timeline-filters.js';

/** The timeline of a case as a file, as the api makes it. */
@Controller('interventions/:id/timeline.csv')
export class TimelineFileController {
  @Get()
  async file(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { query } = readFilters(raw, londonDay(new Date().toISOString()));
    const whole = { ...query, cursor: undefined, entry: undefined, ...pickQuery(raw, ['form']) };
    const { body, type, disposition } = await web.api.timelineFile(id, whole);
    reply.header('content-type', type);
    reply.header('content-disposition', disposition);
    return body;
  }
}
