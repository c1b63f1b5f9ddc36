import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock, type Person } from '@interventions/application';
import { timelineQuerySchema, type TimelineQuery } from '@interventions/contracts';
import type {
  AllowedActsView,
  AsAtView,
  CaseStateAnswer,
  CaseStep,
  Timeline,
} from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { SignedIn } from '../access/signed-in.js';
import { etagOf } from '../http/conditions.js';
import { caseIdIn, entryIdIn, noSuchCase, noSuchStep } from '../http/ids.js';
import { linkPages } from '../http/link.js';
import { RateLimit } from '../http/rate-limit.js';
import { asAtOf, sinceOf } from '../views/as-at.js';
import { Views } from '../views/views.js';

/** The day and the knowledge that the state of a case is asked of. */
export const stateQuerySchema = z.strictObject(
  (({ validAt, knownAt }) => ({ validAt, knownAt }))(timelineQuerySchema.shape),
);

/** What happened in a case: as a timeline, as its state at a time, as what may come next, and as it is stored. */
@Controller('v1/interventions/:id')
@Allows('read')
export class CaseHistoryController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly limit: RateLimit,
  ) {}

  @Get('timeline')
  async timeline(
    @Param('id') id: string,
    @Query({ schema: timelineQuerySchema }) query: TimelineQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Timeline> {
    const views = await this.views.for(request);
    const asAt = asAtOf(views, query, this.clock.now(), this.views.translated);
    const filter = sinceOf(query, this.views.translated);
    const timeline = views.timelineOfCase(caseIdIn(id), filter, asAt);
    if (timeline === undefined) throw noSuchCase();
    linkPages(request, reply, timeline);
    return timeline;
  }

  @Get('state')
  async state(
    @Param('id') id: string,
    @Query({ schema: stateQuerySchema }) query: z.infer<typeof stateQuerySchema>,
    @Req() request: FastifyRequest,
  ): Promise<CaseStateAnswer & { readonly asAt: AsAtView }> {
    const views = await this.views.for(request);
    const asAt = asAtOf(views, query, this.clock.now(), this.views.translated);
    const answer = views.caseStateAt(caseIdIn(id), {
      validAt: asAt.validAt ?? undefined,
      knownAt: asAt.knownAt ?? undefined,
    });
    if (answer === undefined) throw noSuchCase();
    return { asAt, ...answer };
  }

  /** One step of the history, with what it changed. */
  @Get('steps/:entryId')
  async step(
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Query({ schema: stateQuerySchema }) query: z.infer<typeof stateQuerySchema>,
    @Req() request: FastifyRequest,
  ): Promise<CaseStep & { readonly asAt: AsAtView }> {
    const views = await this.views.for(request);
    const asAt = asAtOf(views, query, this.clock.now(), this.views.translated);
    const step = views.caseStep(caseIdIn(id), entryIdIn(entryId, noSuchStep), asAt);
    if (step === undefined) throw noSuchStep();
    return step;
  }

  @Get('allowed-acts')
  async allowedActs(
    @Param('id') id: string,
    @SignedIn() { role }: Person,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AllowedActsView> {
    const views = await this.views.for(request);
    const answer = views.allowedActsOfCase(caseIdIn(id), role);
    if (answer === undefined) throw noSuchCase();
    reply.header('etag', etagOf(answer.revision));
    return answer;
  }

  /** The events of the case and its council as the log holds them, one line of JSON each. */
  @Get('history')
  @Header('content-type', 'application/x-ndjson; charset=utf-8')
  async history(@Param('id') id: string, @Req() request: FastifyRequest): Promise<string> {
    await this.limit.take('export');
    const views = await this.views.for(request);
    const laCode = views.councilOfCase(caseIdIn(id));
    if (laCode === undefined) throw noSuchCase();
    return views
      .historyOfCase(caseIdIn(id), laCode)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
  }
}
