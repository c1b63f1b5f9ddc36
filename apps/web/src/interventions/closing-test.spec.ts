import { allowedActSchema, type AllowedAct, type Intervention } from '@interventions/contracts';
import { sampleSpell } from '../testing/council-samples.js';
import { render, structureFaults } from '../testing/render.js';
import { closingTest } from './closing-test.js';

const act = (name: string, route: string, given: Partial<AllowedAct> = {}) =>
  allowedActSchema.parse({
    act: name,
    label: `Do ${route}`,
    route,
    track: 'case',
    allowed: true,
    because: null,
    remedy: null,
    missing: [],
    ...given,
  });
const instrument = (kind: Intervention['instruments'][number]['kind'], name: string) => ({
  id: '0192d3f0-0000-4000-8000-0000000000dd',
  kind,
  name,
  since: '2024',
  sinceText: '2024',
  due: null,
  antecedent: false,
});
const acts = [
  act('InterventionClosed', 'closures'),
  act('DirectionRevoked', 'direction-revocations'),
  act('AdviserEnded', 'adviser-endings'),
  act('ConditionMet', 'condition-meetings'),
];
const facts = (given: object = {}) => ({ ...sampleSpell(), conditions: [], ...given });
const metOf = ({ conditions }: ReturnType<typeof closingTest>) =>
  conditions.map(({ met, needed }) => (met ? 'met' : needed ? 'needed' : 'usual'));

describe('the test for closing a case', () => {
  it('is met where nothing is in force, who runs the service is settled and nothing is open', () => {
    const test = closingTest(facts(), acts);
    expect(metOf(test)).toEqual(['met', 'met', 'met', 'met', 'met']);
    expect(test.mayClose).toBe(true);
  });

  it('names what is in force and links only the acts that end it now', () => {
    const test = closingTest(
      facts({ instruments: [instrument('direction', 'Direction (SEND)')] }),
      acts.map((one) => (one.act === 'InterventionClosed' ? { ...one, allowed: false } : one)),
    );
    expect(metOf(test)[1]).toBe('needed');
    expect(test.mayClose).toBe(false);
    expect(test.conditions[1]).toMatchObject({
      why: 'In force: Direction (SEND)',
      links: [{ text: 'Do direction-revocations' }],
    });
  });

  it('tells open conditions and running help, which do not keep the case open', () => {
    const test = closingTest(
      facts({
        instruments: [instrument('adviser', 'Jo Example, adviser')],
        conditions: [
          { id: 'c', text: 'Hire <b>', due: null, status: 'open' },
          { id: 'd', text: 'Done', due: null, status: 'met' },
        ],
      }),
      acts,
    );
    expect(metOf(test)).toEqual(['met', 'met', 'met', 'usual', 'usual']);
    expect(test.conditions[3]).toMatchObject({
      why: 'Hire <b>',
      links: [{ text: 'Do condition-meetings' }],
    });
    expect(test.conditions[4]?.why).toBe('Running: Jo Example, adviser');
  });

  it('takes what would settle the delivery from the guard', () => {
    const opens = { ...acts[1], act: 'SetUpCancelled', route: 'set-up-cancellations' };
    const closing = act('InterventionClosed', 'closures', {
      allowed: false,
      missing: [
        {
          because: 'The delivery track is not settled.',
          remedy: 'Settle it.',
          openedBy: [
            {
              act: opens.act,
              label: 'Cancel it',
              route: opens.route,
              stream: 'intervention',
              allowed: true,
            },
          ],
        },
      ],
    });
    const delivery = { phase: 'setting-up', text: 'Being set up', by: null, since: null };
    expect(closingTest(facts({ delivery }), [closing]).conditions[2]).toMatchObject({
      met: false,
      why: 'Being set up',
      links: [{ text: 'Cancel it' }],
    });
  });

  it('offers to close only where it may be closed, and a later case where it is over', () => {
    const page = (given: object, allowed: readonly AllowedAct[]) => {
      const record = { ...facts(given), position: '1' };
      return render('interventions/closing', {
        record,
        test: closingTest(record, allowed),
        tab: 'closing',
      });
    };
    const open = page({}, acts);
    expect(open).toContain('/record/closures"');
    expect(open).not.toContain('?follows=');
    expect(structureFaults(open)).toEqual([]);
    const closed = page({ status: 'closed' }, []);
    expect(closed).toContain('It is not open');
    expect(closed).toContain('/authorities/871/open?follows=');
  });
});
