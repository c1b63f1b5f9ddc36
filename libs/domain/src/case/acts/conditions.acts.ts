import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { date, entryRef, line, prose } from '../fields.js';
import { settleCondition } from '../transitions.js';
import { brief, due, when } from '../words.js';

export const conditionAdded = defineAct({
  name: 'ConditionAdded',
  route: 'conditions',
  track: 'improvement',
  label: 'Add a condition',
  title: 'Condition added',
  decidedBy: 'DfE',
  details: z.strictObject({
    text: prose('Condition'),
    owner: line('Who must meet it').optional(),
    due: date('Due').optional(),
    of: entryRef('The decision or notice it belongs to').optional(),
  }),
  apply: (state, d, { id }) => ({
    ...state,
    conditions: [...state.conditions, { id, text: d.text, due: d.due ?? null, status: 'open' }],
  }),
  sentence: (d) => `Condition added${due(d.due)}: ${brief(d.text)}`,
  rules: ['§5 row 24'],
});

function conditionAct<const Name extends string>(
  name: Name,
  route: string,
  label: string,
  title: string,
  status: 'met' | 'waived' | 'missed',
  roles?: readonly ['team-leader', 'system'],
) {
  return defineAct({
    name,
    route,
    track: 'improvement',
    label,
    title,
    decidedBy: 'DfE',
    requires: ['condition-open'],
    details: z.strictObject({
      condition: entryRef('Which condition'),
      evidence: prose('Evidence').optional(),
    }),
    guard: (d, state) =>
      state.conditions.some(
        (one) =>
          one.id === d.condition &&
          (one.status === 'open' || (one.status === 'missed' && status !== 'missed')),
      )
        ? undefined
        : {
            code: 'condition-not-open',
            detail: 'That condition is not open on that date.',
            field: 'details.condition',
            remedy: 'Choose a condition that is open on that date.',
          },
    apply: (state, d) => settleCondition(state, d.condition, status),
    sentence: (d) => `${title}${when(d.evidence, (text) => `: ${brief(text)}`)}`,
    ...(roles && { roles }),
    rules: ['§5 row 24'],
  });
}

export const conditionMet = conditionAct(
  'ConditionMet',
  'condition-meetings',
  'Record that a condition is met',
  'Condition met',
  'met',
);

export const conditionWaived = conditionAct(
  'ConditionWaived',
  'condition-waivers',
  'Waive a condition',
  'Condition waived',
  'waived',
  ['team-leader', 'system'],
);

export const conditionMissed = conditionAct(
  'ConditionMissed',
  'condition-misses',
  'Record that a condition was missed',
  'Condition missed',
  'missed',
);
