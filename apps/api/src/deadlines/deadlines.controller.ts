import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Clock, type Person } from '@interventions/application';
import {
  deadlineCountsQuerySchema,
  deadlinesQuerySchema,
  type DeadlinesQuery,
} from '@interventions/contracts';
import type { DeadlinesPage, DeadlineSnapshots } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { linkPages } from '../http/link.js';
import { Views } from '../views/views.js';
import { scopeOf } from './scope.js';

/** What is due in the cases of an officer, of a team, or in all, and what that added up to week by week. */
@Controller('v1')
@Allows('read')
export class DeadlinesController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get('deadlines')
  async list(
    @Query({ schema: deadlinesQuerySchema }) query: DeadlinesQuery,
    @SignedIn() person: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlinesPage> {
    const { scope, ...filter } = query;
    const within = scopeOf(scope, filter.team, person);
    const views = await this.views.for(request);
    const page = views.deadlines({ ...filter, within }, this.clock.today());
    linkPages(request, reply, page);
    return page;
  }

  @Get('deadline-counts')
  async weekly(
    @Query({ schema: deadlineCountsQuerySchema })
    { team }: z.infer<typeof deadlineCountsQuerySchema>,
    @Req() request: FastifyRequest,
  ): Promise<DeadlineSnapshots> {
    return (await this.views.for(request)).deadlineSnapshots(team ?? null);
  }
}
