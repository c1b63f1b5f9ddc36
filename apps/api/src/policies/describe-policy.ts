import type { Policies } from '@interventions/contracts';
import type { PolicyRule, PolicyVersion } from '@interventions/domain';
import { parameterNames, parameterTitles, parameterView } from './parameter-words.js';

type PolicyView = Policies['items'][number];

const standingWords: Readonly<Record<PolicyVersion['standing'], string>> = {
  'in-force': 'In force from its date',
  counterfactual: 'Never in force',
  draft: 'Draft',
};

/** A policy version as people read it. */
export function describePolicy(policy: PolicyVersion): PolicyView {
  const { id, title, summary, standing, from, fromNote, supersedes, selector, source, parameters } =
    policy;
  return {
    id,
    title,
    summary,
    standing,
    standingText: standingWords[standing],
    from,
    fromNote: fromNote ?? null,
    supersedes,
    selector,
    source,
    rules: policy.rules.map(describeRule),
    parameters: { ...parameters },
    values: parameterNames.map((name) => ({
      name,
      title: parameterTitles[name],
      ...parameterView(parameters[name]),
    })),
  };
}

/** A rule of a version as people read it. */
export function describeRule(rule: PolicyRule): PolicyView['rules'][number] {
  const { id, kind, text, value, legalBasis, source, from, supersedes } = rule;
  return {
    id,
    kind,
    text,
    value,
    legalBasis: legalBasis ?? null,
    source,
    from: from ?? null,
    supersedes: supersedes ?? null,
  };
}
