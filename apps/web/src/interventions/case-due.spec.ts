import { actsByName } from '../deadlines/due-item.js';
import { sampleObligation } from '../testing/due-samples.js';
import { commissionerAct, judgementAct } from '../testing/samples.js';
import { caseDue, expectedSteps, holdOf } from './case-due.js';

const where = { interventionId: 'case-1', laCode: '871' };
const user = { token: 't', name: 'Priya Nair', role: 'case-officer', team: null, expiresAt: '' };
const acts = actsByName([commissionerAct, judgementAct]);

describe('what is due in a case', () => {
  it('stands apart from what is settled and from what nobody recorded', () => {
    const states = ['open', 'missed', 'met', 'lapsed', 'not-recorded', 'cannot-tell'] as const;
    const { due, notRecorded, settled } = caseDue(
      states.map((state) => sampleObligation({ state, key: state })),
      where,
      acts,
      user,
    );
    expect(due.map(({ item }) => item.key)).toEqual(['open', 'missed', 'cannot-tell']);
    expect(notRecorded.map(({ item }) => item.key)).toEqual(['not-recorded']);
    expect(settled.map(({ item }) => item.key)).toEqual(['lapsed', 'met']);
  });
});

describe('the hold of a case', () => {
  const end = sampleObligation({ kind: 'hold-end', key: 'hold-end/e1' });
  const met = { by: 'e2', on: '2026-02-01', onText: '1 February 2026', because: 'It was released' };

  it('tells since when it runs and which entry says why', () => {
    const earlier = sampleObligation({
      ...end,
      anchor: { ...end.anchor, onText: '1 May 2025' },
      met,
    });
    expect(holdOf([earlier, sampleObligation(), end])).toEqual({
      sinceText: '1 June 2025',
      untilText: '1 December 2026',
      entryId: '0192d3f0-0000-7000-8000-000000000001',
    });
  });

  it('is none once it was released', () => {
    expect(holdOf([sampleObligation({ ...end, met }), sampleObligation()])).toBeUndefined();
  });
});

describe('what is expected next', () => {
  const step = {
    act: { name: 'CommissionerAppointed', label: 'Appoint a commissioner', route: 'commissioners' },
    who: 'minister',
    whoText: 'The minister',
    what: 'Appoint a commissioner',
    because: 'The council is in systemic failure.',
    rule: 'R2',
    obligation: null,
    by: null,
    byText: null,
  };
  const allowed = (can: boolean) => [
    {
      act: 'CommissionerAppointed',
      label: '',
      route: 'commissioners',
      track: 'instruments',
      allowed: can,
      missing: [],
      because: can ? null : 'The case is on hold.',
      remedy: null,
    },
  ];
  const shown = (can: boolean, role = 'case-officer') =>
    expectedSteps([step], allowed(can), where, acts, { ...user, role })[0];

  it('leads to its form where it can be recorded', () => {
    expect(shown(true)?.href).toBe('/interventions/case-1/record/commissioners');
  });

  it('says why it cannot be recorded now', () => {
    expect(shown(false)).toMatchObject({ href: null, whyNot: 'The case is on hold.' });
  });

  it('leads nowhere for a role that only reads', () => {
    expect(shown(true, 'researcher')).toMatchObject({ href: null, whyNot: null });
  });

  it('leads to the council where the act is the council’s', () => {
    const judgement = {
      ...step,
      act: { name: 'JudgementRecorded', label: '', route: 'judgements' },
    };
    expect(expectedSteps([judgement], [], where, acts, user)[0]?.href).toBe(
      '/authorities/871/record/judgements',
    );
  });
});
