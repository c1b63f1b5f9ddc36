import type { Policies } from '@interventions/contracts';
import type { PolicyRule, PolicyVersion } from '@interventions/domain';

type PolicyView = Policies['items'][number];

/** A policy version as people read it. */
export function describePolicy(policy: PolicyVersion): PolicyView {
  const { id, title, summary, from, fromNote, supersedes, selector, source, parameters } = policy;
  return {
    id,
    title,
    summary,
    standing: from === null ? 'counterfactual' : 'in-force',
    standingText: from === null ? 'Never in force' : 'In force from its date',
    from,
    fromNote: fromNote ?? null,
    supersedes,
    selector,
    source,
    rules: policy.rules.map(describeRule),
    parameters: { ...parameters },
  };
}

/** A rule of a version as people read it. */
export function describeRule(rule: PolicyRule): PolicyView['rules'][number] {
  const { id, kind, text, value, legalBasis, source } = rule;
  return {
    id,
    kind,
    text,
    value,
    legalBasis: legalBasis ?? null,
    source,
    from: null,
    supersedes: null,
  };
}
