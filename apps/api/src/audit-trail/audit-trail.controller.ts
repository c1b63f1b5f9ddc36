import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { auditQuerySchema } from '@interventions/contracts';
import type { AuditPage } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { linkPages } from '../http/link.js';
import { Views } from '../views/views.js';

/** Everything in the log, refused requests included. */
@Controller('v1/audit-trail')
@Allows('read')
export class AuditTrailController {
  constructor(private readonly views: Views) {}

  @Get()
  async list(
    @Query({ schema: auditQuerySchema }) query: z.infer<typeof auditQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuditPage> {
    const page = (await this.views.for(request)).auditTrail(query);
    linkPages(request, reply, page);
    return page;
  }
}
