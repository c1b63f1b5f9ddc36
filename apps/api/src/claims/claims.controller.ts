import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { disagreementsQuerySchema, type DisagreementsQuery } from '@interventions/contracts';
import type { ClaimsOfEntry, DisagreementsPage } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { caseIdIn, entryIdIn, noSuchEntry } from '../http/ids.js';
import { linkPages } from '../http/link.js';
import { Views } from '../views/views.js';

/** What sources say of the dates of entries: of one entry side by side, and a list of those that differ. */
@Controller('v1')
@Allows('read')
export class ClaimsController {
  constructor(private readonly views: Views) {}

  @Get('disagreements')
  async list(
    @Query({ schema: disagreementsQuerySchema }) query: DisagreementsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisagreementsPage> {
    const page = (await this.views.for(request)).disagreements(query);
    linkPages(request, reply, page);
    return page;
  }

  @Get('interventions/:id/entries/:entryId/claims')
  async ofEntry(
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Req() request: FastifyRequest,
  ): Promise<ClaimsOfEntry> {
    const views = await this.views.for(request);
    const found = views.claimsOfEntry(caseIdIn(id), entryIdIn(entryId, noSuchEntry));
    if (found === undefined) throw noSuchEntry();
    return found;
  }
}
