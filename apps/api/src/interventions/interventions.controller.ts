import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '@interventions/application';
import { interventionsQuerySchema, type InterventionsQuery } from '@interventions/contracts';
import type { Intervention, InterventionsPage } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { etagOf } from '../http/conditions.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { linkPages } from '../http/link.js';
import { Views } from '../views/views.js';

/** The register of interventions, and one case in full. */
@Controller('v1/interventions')
@Allows('read')
export class InterventionsController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query({ schema: interventionsQuerySchema }) query: InterventionsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InterventionsPage> {
    const views = await this.views.for(request);
    const page = views.interventions(query, this.clock.today());
    linkPages(request, reply, page);
    return page;
  }

  @Get(':id')
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Intervention> {
    const views = await this.views.for(request);
    const found = views.intervention(caseIdIn(id), this.clock.today());
    if (found === undefined) throw noSuchCase();
    reply.header('etag', etagOf(found.revision));
    return found;
  }
}
