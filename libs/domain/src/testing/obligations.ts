import { evaluate, type ObligationAt, type ObligationKind } from '../evaluation/index.js';
import type { PolicyVersion } from '../policy/index.js';
import { recordOf, type Step } from './case-record.js';

/** A case opened in 2014 whose record claims to be complete until the end of 2025. */
export const openedCase: readonly Step[] = [
  {
    act: 'InterventionOpened',
    on: '2014-02-14',
    details: { laCode: '871', trigger: 'inadequate-judgement' },
  },
  {
    act: 'CoverageDeclared',
    on: '2025-12-31',
    details: {
      kinds: ['judgements', 'instruments', 'decisions', 'delivery', 'contracts', 'improvement'],
      period: '2014/2025-12-31',
    },
  },
];

/** An act on a date with its details. */
export function step(
  act: Step['act'],
  on: string,
  details: Step['details'] = {},
  id?: string,
): Step {
  return { act, on, details, ...(id !== undefined && { id }) };
}

/** The obligations of one kind after the steps, on a day, under each date's policy or one imposed. */
export function obligationsOn(
  kind: ObligationKind,
  asOf: string,
  steps: readonly Step[],
  policy: PolicyVersion | null = null,
  opened: readonly Step[] = openedCase,
): readonly ObligationAt[] {
  const history = recordOf([...opened, ...steps]);
  return evaluate(policy, history, { asOf }).obligations.filter((one) => one.kind === kind);
}

/** Number of each obligation with its state and last day: “1 met 2016-09-30”. */
export function inShort(obligations: readonly ObligationAt[]): readonly string[] {
  return obligations.map(
    ({ key, state, due }) => `${key.split('/')[2] ?? '-'} ${state} ${due?.latest ?? 'no date'}`,
  );
}
