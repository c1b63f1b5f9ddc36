import { Controller, Get, Param } from '@nestjs/common';
import type { Policies } from '@interventions/contracts';
import { findPolicy, policyVersions } from '@interventions/domain';
import { Allows } from '../access/access.js';
import { problem } from '../http/problem.js';
import { describePolicy } from './describe-policy.js';

/** The versions of the department's policy, as data. */
@Controller('v1/policies')
@Allows('read')
export class PoliciesController {
  @Get()
  all(): Policies {
    return { items: policyVersions.map(describePolicy) };
  }

  @Get(':id')
  one(@Param('id') id: string): Policies['items'][number] {
    const policy = findPolicy(id);
    if (policy === undefined) throw problem('not-found', 'There is no such policy version.');
    return describePolicy(policy);
  }
}
