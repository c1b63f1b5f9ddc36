import type { Subject } from '../recording/subject.js';
import { sampleEntry } from './samples.js';

/** A case to record for. */
export function sampleSubject(given: Partial<Subject> = {}): Subject {
  return {
    api: { kind: 'intervention', id: '0192d3f0-0000-7000-8000-0000000000aa' },
    home: '/interventions/0192d3f0-0000-7000-8000-0000000000aa',
    name: 'Slough',
    caption: 'Slough: intervention opened 2014',
    laCode: '871',
    revision: '12',
    entries: [sampleEntry()],
    judgements: [],
    vehicles: [],
    conditions: [],
    spells: [],
    obligations: [],
    inForce: new Set(),
    ...given,
  };
}
