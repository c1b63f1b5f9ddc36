import {
  deadlineSchema,
  obligationSchema,
  policySchema,
  type Deadline,
  type ObligationView,
  type Policies,
} from '@interventions/contracts';

/** Something due, valid by the contract. */
export function sampleObligation(given: Partial<ObligationView> = {}): ObligationView {
  return obligationSchema.parse({
    key: 'review/0192d3f0-0000-7000-8000-000000000001/3',
    kind: 'review',
    kindTitle: 'Six-month review',
    what: 'Six-month review 3',
    who: 'dfe',
    whoText: 'DfE',
    rule: 'R1',
    policyId: 'intervention-2022',
    anchor: {
      entryId: '0192d3f0-0000-7000-8000-000000000001',
      on: '2025-06-01',
      onText: '1 June 2025',
    },
    arisesOn: '2026-06-01',
    due: { earliest: '2026-12-01', latest: '2026-12-01', text: '1 December 2026' },
    daysLeft: 9,
    state: 'open',
    stateText: 'Open',
    explanation: 'A review is held at least every 6 months.',
    dueHistory: [],
    met: null,
    waived: null,
    lapsed: null,
    onHold: false,
    pausedSince: null,
    act: { name: 'ReviewHeld', label: 'Record a six-month review', route: 'reviews' },
    ...given,
  });
}

/** A policy version, valid by the contract. */
export function samplePolicy(given: Partial<Policies['items'][number]> = {}) {
  return policySchema.parse({
    id: 'putting-children-first-2016',
    title: 'Putting children first',
    summary: 'Reviews at least every six months.',
    standing: 'in-force',
    standingText: 'In force',
    from: '2016-07-05',
    fromNote: 'The source gives the month.',
    supersedes: 'definitions-2016',
    selector: 'effectiveOn',
    source: 'Education Committee, July 2016',
    rules: [
      {
        id: 'R1',
        kind: 'policy',
        text: 'Progress is reviewed at least every six months.',
        value: '6 months',
        legalBasis: null,
        source: 'paragraph 107',
        from: null,
        supersedes: null,
      },
    ],
    parameters: {},
    values: [],
    ...given,
  });
}

/** Something due as a line of the list, valid by the contract. */
export function sampleDeadline(given: Partial<Deadline> = {}): Deadline {
  return deadlineSchema.parse({
    ...sampleObligation(),
    reminders: { problem: null },
    interventionId: '0192d3f0-0000-7000-8000-0000000000aa',
    laCode: '871',
    authority: 'Slough',
    owner: 'Priya Nair',
    team: 'North and Midlands',
    ...given,
  });
}
