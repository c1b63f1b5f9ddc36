import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '@interventions/application';
import { lanesQuerySchema, type LanesQuery } from '@interventions/contracts';
import type { Position } from '@interventions/eventsourcing';
import type { AsAtView, CaseLanes } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { problem } from '../http/problem.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';

/** A case as lanes, up to a day and as known at a time. */
@Controller('v1/interventions/:id/lanes')
@Allows('read')
export class LanesController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get()
  async lanes(
    @Param('id') id: string,
    @Query({ schema: lanesQuerySchema }) query: LanesQuery,
    @Req() request: FastifyRequest,
  ): Promise<CaseLanes & { readonly asAt: AsAtView; readonly position: Position }> {
    const views = await this.views.for(request);
    const today = this.clock.today();
    if (query.validAt !== undefined && query.validAt > today)
      throw problem('invalid-query', 'That day has not come yet.', {
        field: 'validAt',
        remedy: 'Ask for a day up to today.',
      });
    const asAt = asAtOf(views, query, this.clock.now(), this.views.translated);
    const time = { asOf: asAt.validAt ?? today, knownAt: asAt.knownAt ?? undefined };
    const found = views.lanesOfCase(caseIdIn(id), time);
    if (found === undefined) throw noSuchCase();
    return { ...found, asAt };
  }
}
