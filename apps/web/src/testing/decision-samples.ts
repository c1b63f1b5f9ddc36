import {
  caseStepSchema,
  decisionSchema,
  type CaseStep,
  type Decision,
} from '@interventions/contracts';
import { sampleEntry } from './samples.js';

const entry = sampleEntry({
  act: 'MinisterialDecisionMade',
  title: 'Ministerial decision made',
  sentence: 'Minister decided: services stay with the council',
  departures: [{ rule: 'R5', says: 'No compelling reasons are given.', reason: 'New leaders' }],
});
const day = '2016-06-14';
const status = { key: 'status', text: 'Open', detail: null, entryId: null };
const link = {
  id: '0192d3f0-0000-7000-8000-0000000000c1',
  act: 'CommissionerReported',
  title: 'Commissioner reported',
  sentence: 'Final report delivered',
  on: '2016-05-01',
  onText: '1 May 2016',
  recommendation: 'Move <the> services',
  conditions: null,
  decides: false,
};

/** A decision, valid by the contract. */
export function sampleDecision(given: Partial<Decision> = {}): Decision {
  return decisionSchema.parse({
    id: entry.id,
    interventionId: '0192d3f0-0000-7000-8000-0000000000aa',
    laCode: '871',
    authority: 'Slough',
    at: entry.position,
    contemporaneous: false,
    asRecorded: entry,
    terms: [{ field: 'details.option', label: 'Decision', text: 'Services stay' }],
    policies: [
      {
        id: 'definitions-2016',
        title: 'Definitions',
        rules: [{ id: 'R3', text: 'Failure is systemic', source: 'A paper' }],
      },
    ],
    then: { day, sections: [{ id: 'standing', title: 'The case', lines: [status] }] },
    entry,
    known: { day, sections: [{ id: 'standing', title: 'The case', lines: [status] }] },
    knownAt: null,
    knownAtInstant: null,
    differences: [],
    setInMotion: [],
    conditions: [],
    chain: {
      before: [link],
      after: [{ ...link, id: '0192d3f0-0000-7000-8000-0000000000c2', decides: true }],
    },
    position: '0001-0000000009',
    ...given,
  });
}

/** A step of a history, valid by the contract. */
export function sampleStep(given: Partial<CaseStep> = {}): CaseStep {
  const ref = { id: entry.id, title: entry.title, onText: entry.effectiveText };
  return caseStepSchema.parse({
    interventionId: '0192d3f0-0000-7000-8000-0000000000aa',
    entry,
    number: 2,
    total: 3,
    first: ref,
    previous: { ...ref, id: '0192d3f0-0000-7000-8000-0000000000c1' },
    next: null,
    last: ref,
    changes: [
      { section: 'instruments', title: 'In force', key: 'x', before: null, after: 'Direction' },
    ],
    after: [{ id: 'standing', title: 'The case', lines: [status] }],
    asAt: { validAt: null, knownAt: null, knownAtInstant: null },
    position: '0001-0000000009',
    ...given,
  });
}
