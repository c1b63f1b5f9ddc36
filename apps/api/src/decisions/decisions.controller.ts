import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '@interventions/application';
import {
  decisionQuerySchema,
  decisionsQuerySchema,
  type DecisionQuery,
  type DecisionsQuery,
} from '@interventions/contracts';
import type { Decision, DecisionsPage } from '@interventions/read-models';
import type { Position } from '@interventions/eventsourcing';
import { Allows } from '../access/access.js';
import { caseIdIn, entryIdIn, noSuchDecision } from '../http/ids.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';

/** Decisions: lists of them, and each with what was known on its day. */
@Controller('v1')
@Allows('read')
export class DecisionsController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get('decisions')
  async list(
    @Query({ schema: decisionsQuerySchema }) query: DecisionsQuery,
    @Req() request: FastifyRequest,
  ): Promise<DecisionsPage> {
    const views = await this.views.for(request);
    return views.decisions(query);
  }

  @Get('interventions/:id/decisions/:entryId')
  async one(
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Query({ schema: decisionQuerySchema }) query: DecisionQuery,
    @Req() request: FastifyRequest,
  ): Promise<
    Decision & {
      readonly knownAt: Position | null;
      readonly knownAtInstant: string | null;
      readonly position: Position;
    }
  > {
    const views = await this.views.for(request);
    const { knownAt, knownAtInstant } = asAtOf(
      views,
      query,
      this.clock.now(),
      this.views.translated,
    );
    const found = views.decision(caseIdIn(id), entryIdIn(entryId, noSuchDecision), {
      knownAt: knownAt ?? undefined,
      today: this.clock.today(),
    });
    if (found === undefined) throw noSuchDecision();
    return { ...found, knownAt, knownAtInstant };
  }
}
