import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '@interventions/application';
import {
  improvementFileQuerySchema,
  improvementQuerySchema,
  type ImprovementFileQuery,
  type ImprovementQuery,
} from '@interventions/contracts';
import type { AsAtView, ImprovementAnswer, ViewQueries } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { caseIdIn, councilIn, noSuchCase } from '../http/ids.js';
import { problem } from '../http/problem.js';
import { RateLimit } from '../http/rate-limit.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';
import { gradesFile, gradesFileName } from './grades-file.js';

type Answer = ImprovementAnswer & { readonly asAt: AsAtView };

/** Whose improvement is asked for, at a time. */
type Ask = (
  views: ViewQueries,
  time: Parameters<ViewQueries['improvementOfCase']>[1],
) => ImprovementAnswer | undefined;

/** How mature improvement is in a case or a council and how it moved, also as a file. */
@Controller('v1')
@Allows('read')
export class ImprovementController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly limit: RateLimit,
  ) {}

  @Get('interventions/:id/improvement')
  ofCase(
    @Param('id') id: string,
    @Query({ schema: improvementQuerySchema }) query: ImprovementQuery,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.answer(request, query, caseOf(id));
  }

  @Get('authorities/:laCode/improvement')
  ofCouncil(
    @Param('laCode') laCode: string,
    @Query({ schema: improvementQuerySchema }) query: ImprovementQuery,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    return this.answer(request, query, councilOf(laCode));
  }

  @Get('interventions/:id/improvement.csv')
  fileOfCase(
    @Param('id') id: string,
    @Query({ schema: improvementFileQuerySchema }) query: ImprovementFileQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.file(request, reply, query, caseOf(id));
  }

  @Get('authorities/:laCode/improvement.csv')
  fileOfCouncil(
    @Param('laCode') laCode: string,
    @Query({ schema: improvementFileQuerySchema }) query: ImprovementFileQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.file(request, reply, query, councilOf(laCode));
  }

  private async answer(
    request: FastifyRequest,
    query: ImprovementQuery,
    ask: Ask,
  ): Promise<Answer> {
    const views = await this.views.for(request);
    const today = this.clock.today();
    if (query.validAt !== undefined && query.validAt > today)
      throw problem('invalid-query', 'That day has not come yet.', {
        field: 'validAt',
        remedy: 'Ask for a day up to today.',
      });
    const asAt = asAtOf(views, query, this.clock.now(), this.views.translated);
    const found = ask(views, { asOf: asAt.validAt ?? today, knownAt: asAt.knownAt ?? undefined });
    if (found === undefined) throw noSuchCase();
    return { ...found, asAt };
  }

  private async file(
    request: FastifyRequest,
    reply: FastifyReply,
    { form = 'research', ...query }: ImprovementFileQuery,
    ask: Ask,
  ): Promise<string> {
    await this.limit.take('export');
    const answer = await this.answer(request, query, ask);
    const origin = {
      council: answer.authority,
      asOf: answer.asOf,
      position: answer.asAt.knownAt ?? answer.position,
      drawnAt: this.clock.now(),
    };
    reply.header('content-type', 'text/csv; charset=utf-8; header=present');
    reply.header('content-disposition', `attachment; filename="${gradesFileName(origin, form)}"`);
    return gradesFile(answer, origin, form);
  }
}

function caseOf(id: string): Ask {
  return (views, time) => views.improvementOfCase(caseIdIn(id), time);
}

function councilOf(laCode: string): Ask {
  return (views, time) => views.improvementOfCouncil(councilIn(laCode).laCode, time);
}
