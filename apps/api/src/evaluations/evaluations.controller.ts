import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '@interventions/application';
import {
  comparisonQuerySchema,
  evaluationQuerySchema,
  type ComparisonQuery,
  type EvaluationQuery,
} from '@interventions/contracts';
import type { CaseComparison, DirectionsView, EvaluationView } from '@interventions/read-models';
import { Allows } from '../access/access.js';
import { caseIdIn, noSuchCase } from '../http/ids.js';
import { asAtOf } from '../views/as-at.js';
import { Views } from '../views/views.js';

/** What the policy says of a case, and what another version would say. */
@Controller('v1/interventions/:id')
@Allows('read')
export class EvaluationsController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  @Get('evaluation')
  async evaluation(
    @Param('id') id: string,
    @Query({ schema: evaluationQuerySchema }) query: EvaluationQuery,
    @Req() request: FastifyRequest,
  ): Promise<EvaluationView & { readonly knownAtInstant: string | null }> {
    const views = await this.views.for(request);
    const { knownAt, knownAtInstant } = asAtOf(
      views,
      query,
      this.clock.now(),
      this.views.translated,
    );
    const found = views.evaluationOfCase(caseIdIn(id), {
      asOf: query.asOf ?? this.clock.today(),
      knownAt: knownAt ?? undefined,
      policy: query.policy,
    });
    if (found === undefined) throw noSuchCase();
    return { ...found, knownAtInstant };
  }

  /** The chain of directions, each with its duties and what became of them. */
  @Get('directions')
  async directions(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<DirectionsView> {
    const views = await this.views.for(request);
    const found = views.directionsOfCase(caseIdIn(id), this.clock.today());
    if (found === undefined) throw noSuchCase();
    return found;
  }

  @Get('comparison')
  async comparison(
    @Param('id') id: string,
    @Query({ schema: comparisonQuerySchema }) query: ComparisonQuery,
    @Req() request: FastifyRequest,
  ): Promise<CaseComparison> {
    const views = await this.views.for(request);
    const { a, b, asOf = this.clock.today() } = query;
    const found = views.comparisonOfCase(caseIdIn(id), { a, b, asOf });
    if (found === undefined) throw noSuchCase();
    return found;
  }
}
