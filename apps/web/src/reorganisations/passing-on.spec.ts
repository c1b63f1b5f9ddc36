import { sampleCouncil, sampleSpell } from '../testing/council-samples.js';
import { render, structureFaults } from '../testing/render.js';
import { passingOn, reorganisedCouncil } from './passing-on.js';

const trust = { phase: 'trust', text: 'Run by a trust', by: 'A trust', since: null } as const;
const direction = {
  id: '0192d3f0-0000-4000-8000-0000000000dd',
  kind: 'direction',
  name: 'Direction (social care)',
  since: '2018',
  sinceText: '2018',
  due: null,
  antecedent: false,
} as const;
const passed = sampleSpell({
  status: 'transferred',
  closedOn: '2021-04-01',
  instruments: [direction],
});
const next = { ...sampleSpell(), id: '0192d3f0-0000-4000-8000-0000000000ee', laCode: '940' };
const successors = [
  { laCode: '940', name: 'North', on: '2021-04-01' },
  { laCode: '941', name: 'West', on: '2021-04-01' },
];
const council = (...interventions: readonly ReturnType<typeof sampleSpell>[]) =>
  sampleCouncil({ name: 'Northshire', successors, interventions: [...interventions] });

describe('what passes on of a case', () => {
  it.each([
    [{}, false],
    [{ instruments: [direction] }, true],
    [{ delivery: trust }, true],
    [{ status: 'transferred', instruments: [direction] }, true],
    [{ status: 'closed', delivery: trust }, false],
  ] as const)('needs a case at the successors only where something goes on: %j', (given, needs) => {
    const { instruments = [], ...rest } = given as Partial<ReturnType<typeof sampleSpell>>;
    expect(passingOn(sampleSpell({ ...rest, instruments: [...instruments] })).needsSuccessor).toBe(
      needs,
    );
  });
});

describe('the page of reorganised councils', () => {
  const page = (mayRecord: boolean, ...councils: ReturnType<typeof reorganisedCouncil>[]) =>
    render('reorganisations/list', { councils, mayRecord });
  const half = reorganisedCouncil(council(passed), [{ id: passed.id, followedBy: [next] }]);

  it('says the vesting day, what is in force, and links the cases that follow or where to open them', () => {
    const html = page(true, half);
    expect(half).toMatchObject({ vestingDay: '2021-04-01', unrecorded: false });
    expect(html).toContain('1 April 2021');
    expect(html).toContain('Direction (social care)');
    expect(html).toContain(`href="/interventions/${next.id}">North: case opened`);
    expect(html).toContain(`href="/authorities/941/open?follows=${passed.id}"`);
    expect(structureFaults(html)).toEqual([]);
    expect(page(false, half)).toContain('West: no case yet');
  });

  it('says where a case is still open although the council passed on', () => {
    const html = page(true, reorganisedCouncil(council(sampleSpell()), []));
    expect(html).toContain('/authorities/871/record/reorganisations');
    expect(html).toContain('Nothing has to move');
  });

  it('says what to do where there is none', () => {
    expect(page(true)).toContain('No reorganised council has an intervention');
  });
});
