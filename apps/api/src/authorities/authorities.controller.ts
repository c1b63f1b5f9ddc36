import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Clock, type Person } from '@interventions/application';
import {
  authoritiesQuerySchema,
  failureQuerySchema,
  timelineQuerySchema,
  type TimelineQuery,
} from '@interventions/contracts';
import type {
  AllowedActsView,
  AuthoritiesPage,
  AuthorityRecord,
  FailureAnswer,
  Timeline,
} from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { etagOf } from '../http/conditions.js';
import { councilIn, noSuchCouncil } from '../http/ids.js';
import { problem } from '../http/problem.js';
import { linkPages } from '../http/link.js';
import { asAtOf, sinceOf } from '../views/as-at.js';
import { Views } from '../views/views.js';

/** The councils, what happened at them, and how they stand under the policy. */
@Controller('v1/authorities')
@Allows('read')
export class AuthoritiesController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query({ schema: authoritiesQuerySchema }) query: z.infer<typeof authoritiesQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthoritiesPage> {
    const page = (await this.views.for(request)).authorities(query, this.clock.today());
    linkPages(request, reply, page);
    return page;
  }

  @Get(':laCode')
  async one(
    @Param('laCode') laCode: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorityRecord> {
    const found = (await this.views.for(request)).authority(laCode, this.clock.today());
    if (found === undefined) throw noSuchCouncil();
    reply.header('etag', etagOf(found.revision));
    return found;
  }

  @Get(':laCode/timeline')
  async timeline(
    @Param('laCode') laCode: string,
    @Query({ schema: timelineQuerySchema }) query: TimelineQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Timeline> {
    const views = await this.views.for(request);
    const asAt = asAtOf(views, query, this.clock.now(), this.views.translated);
    const filter = sinceOf(query, this.views.translated);
    const timeline = views.timelineOfCouncil(councilIn(laCode).laCode, filter, asAt);
    linkPages(request, reply, timeline);
    return timeline;
  }

  @Get(':laCode/failure-test')
  async failureTest(
    @Param('laCode') laCode: string,
    @Query({ schema: failureQuerySchema }) query: z.infer<typeof failureQuerySchema>,
    @Req() request: FastifyRequest,
  ): Promise<FailureAnswer> {
    const views = await this.views.for(request);
    const { policy, basis = 'publication', asOf = this.clock.today() } = query;
    const [answer] = views.failureTests(councilIn(laCode).laCode, { asOf, policy, basis });
    if (answer === undefined)
      throw problem('invalid-query', 'No policy was in force then.', { field: 'asOf' });
    return answer;
  }

  @Get(':laCode/allowed-acts')
  async allowedActs(
    @Param('laCode') laCode: string,
    @SignedIn() { role }: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AllowedActsView> {
    const views = await this.views.for(request);
    const answer = views.allowedActsOfCouncil(councilIn(laCode).laCode, role);
    reply.header('etag', etagOf(answer.revision));
    return answer;
  }
}
