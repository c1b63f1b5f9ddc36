import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { searchQuerySchema } from '@interventions/contracts';
import type { SearchAnswer } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { linkPages } from '../http/link.js';
import { Views } from '../views/views.js';

/** Finds councils, people, vehicles, sources and entries by their words. */
@Controller('v1/search')
@Allows('read')
export class SearchController {
  constructor(private readonly views: Views) {}

  @Get()
  async find(
    @Query({ schema: searchQuerySchema }) query: z.infer<typeof searchQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchAnswer> {
    const answer = (await this.views.for(request)).search(query);
    linkPages(request, reply, answer);
    return answer;
  }
}
