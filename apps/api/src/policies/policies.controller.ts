import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '@interventions/application';
import {
  comparisonQuerySchema,
  type Policies,
  type PolicyComparison,
} from '@interventions/contracts';
import { findPolicy, policyVersions, type PolicyVersion } from '@interventions/domain';
import { Allows } from '../access/access.js';
import { problem } from '../http/problem.js';
import { RateLimit } from '../http/rate-limit.js';
import { Views } from '../views/views.js';
import { comparePolicies } from './compare-policies.js';
import { describePolicy } from './describe-policy.js';
import { TouchedCases } from './touched-cases.js';

const { a, b, asOf } = comparisonQuerySchema.shape;

/** Two versions to compare, both named. */
export const policyComparisonQuerySchema = z.strictObject({ a: a.unwrap(), b: b.unwrap(), asOf });

/** The versions of the department's policy, as data, and what differs between two of them. */
@Controller('v1/policies')
@Allows('read')
export class PoliciesController {
  constructor(
    private readonly views: Views,
    private readonly clock: Clock,
    private readonly limit: RateLimit,
    private readonly touched: TouchedCases,
  ) {}

  @Get()
  all(): Policies {
    return { items: policyVersions.map(describePolicy) };
  }

  @Get('comparison')
  async comparison(
    @Query({ schema: policyComparisonQuerySchema })
    query: z.infer<typeof policyComparisonQuerySchema>,
    @Req() request: FastifyRequest,
  ): Promise<PolicyComparison> {
    const [one, other] = [named('a', query.a), named('b', query.b)];
    await this.limit.take('export');
    const views = await this.views.for(request);
    const compared = { a: one.id, b: other.id, asOf: query.asOf ?? this.clock.today() };
    const touched = await this.touched.between(views, compared);
    return { ...compared, ...comparePolicies(one, other), ...touched };
  }

  @Get(':id')
  one(@Param('id') id: string): Policies['items'][number] {
    const policy = findPolicy(id);
    if (policy === undefined) throw problem('not-found', 'There is no such policy version.');
    return describePolicy(policy);
  }
}

function named(field: string, id: string): PolicyVersion {
  const policy = findPolicy(id);
  if (policy !== undefined) return policy;
  throw problem('invalid-query', `There is no policy version ${id}.`, {
    field,
    remedy: 'Choose one of /v1/policies.',
  });
}
