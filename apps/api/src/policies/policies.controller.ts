import { Controller, Get, Param } from '@nestjs/common';
import type { Policies } from '@interventions/contracts';
import { findPolicy, policyVersions, type PolicyVersion } from '@interventions/domain';
import { Allows } from '../access/access.js';
import { problem } from '../http/problem.js';

/** The versions of the department's policy, as data. */
@Controller('v1/policies')
@Allows('read')
export class PoliciesController {
  @Get()
  all(): Policies {
    return { items: policyVersions.map(describe) };
  }

  @Get(':id')
  one(@Param('id') id: string): Policies['items'][number] {
    const policy = findPolicy(id);
    if (policy === undefined) throw problem('not-found', 'There is no such policy version.');
    return describe(policy);
  }
}

function describe(policy: PolicyVersion): Policies['items'][number] {
  const { id, title, from, supersedes, selector, source, parameters } = policy;
  const rules = policy.rules.map((rule) => ({ id: rule.id, text: rule.text, source: rule.source }));
  return { id, title, from, supersedes, selector, source, rules, parameters: { ...parameters } };
}
