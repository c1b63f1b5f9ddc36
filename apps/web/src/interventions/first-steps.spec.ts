import { sampleEntry } from '../testing/samples.js';
import { firstSteps } from './first-steps.js';

const user = {
  token: 't',
  name: 'Priya Nair',
  role: 'case-officer',
  team: null,
  expiresAt: '',
} as const;
const id = '0192d3f0-0000-7000-8000-0000000000aa';

describe('what a new case still needs', () => {
  it('is each an entry of its own, the owner with one link for oneself', () => {
    const [officer, reason] = firstSteps(id, [], user);
    expect(officer).toMatchObject({
      done: null,
      links: [
        { href: `/interventions/${id}/record/case-officers?officer=Priya+Nair` },
        { text: 'Assign somebody else' },
      ],
    });
    expect(reason).toMatchObject({ links: [{ text: 'Record it' }] });
  });

  it('is done by what was recorded, unless that was retracted', () => {
    const entry = sampleEntry({
      act: 'CaseOfficerAssigned',
      sentence: 'Jo became the case officer',
    });
    expect(firstSteps(id, [entry], user)[0]).toMatchObject({ done: entry.sentence, links: [] });
    const retracted = { by: id, because: 'x', actor: 'y', recordedAt: '2026-01-01T00:00:00Z' };
    expect(firstSteps(id, [{ ...entry, retracted }], user)[0]).toMatchObject({ done: null });
  });

  it('offers nothing to a researcher', () => {
    const steps = firstSteps(id, [], { ...user, role: 'researcher' });
    expect(steps.flatMap(({ links }) => links)).toEqual([]);
  });
});
