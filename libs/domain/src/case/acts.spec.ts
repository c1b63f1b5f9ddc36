import {
  actExamples,
  decideStep,
  entryAt,
  exampleIds,
  recordOf,
  setUpFor,
  type Step,
} from '../testing/index.js';
import {
  actNamed,
  acts,
  actOfRoute,
  requirement,
  stateOf,
  type ActDefinition,
  type CaseRecord,
  type Entry,
  type RequirementName,
} from './index.js';

const note: Step = {
  act: 'NoteAdded',
  id: exampleIds.note,
  details: actExamples.NoteAdded.details,
  common: { claims: [{ effectiveOn: '2016-05', source: { title: 'Letter' } }] },
};
const extra: Partial<Record<string, readonly Step[]>> = {
  DeadlineMet: setUpFor['direction-in-force'],
  DeadlineWaived: setUpFor['direction-in-force'],
  DirectionIssued: [{ act: 'ImprovementNoticeIssued', id: exampleIds.notice }],
  AdviserReplaced: [],
  EntryAnnotated: [note],
  EntryCorrected: [note],
  EntryRetracted: [note],
  ClaimAccepted: [note],
};

function before(act: ActDefinition, without?: RequirementName): readonly Step[] {
  const needs = act.requires.filter((name) => name !== without);
  const opening: readonly Step[] =
    act.stream === 'authority' || act.name === 'InterventionOpened' || without === 'opened'
      ? []
      : [{ act: 'InterventionOpened' }];
  const steps = needs
    .filter((name) => name !== 'open' && name !== 'opened')
    .flatMap((name): readonly Step[] => setUpFor[name]);
  const wanted = [...opening, ...steps, ...(without === 'opened' ? [] : (extra[act.name] ?? []))];
  const seen = new Set<string>();
  return wanted
    .filter((step) => (seen.has(step.act) ? false : seen.add(step.act)))
    .map((step, index) => ({
      ...step,
      on: `2016-01-${(index + 1).toString().padStart(2, '0')}`,
      details: step.details ?? actExamples[step.act].details,
      common: { ...step.common },
    }));
}

const givenOf = (act: ActDefinition): CaseRecord => recordOf(before(act));
const step = (act: ActDefinition): Step => ({
  act: act.name as Step['act'],
  on: '2016-06-01',
  details: actExamples[act.name as Step['act']].details,
});

describe('every act', () => {
  it.each(acts.map((act) => [act.name, act] as const))(
    '%s: given what it needs, when recorded, then it stands in the record and reads well',
    (_name, act) => {
      const decision = decideStep(givenOf(act), step(act));
      expect(decision).toEqual({ events: [expect.objectContaining({ act: act.name })] });
      if ('refused' in decision) return;
      const [event] = decision.events;
      if (event === undefined) throw new Error('no event');
      expect(act.sentence(event.data)).toBe(actExamples[act.name].says);
      expect(act.data.safeParse(JSON.parse(JSON.stringify(event.data)))).toMatchObject({
        success: true,
      });
      const after: readonly Entry[] = [...givenOf(act), entryAt(40, event.act, event.data)];
      expect(() => stateOf(after)).not.toThrow();
    },
  );

  const unmet = acts.flatMap((act) =>
    act.requires
      .filter(
        (name) => !['not-opened', 'no-hold', 'nothing-in-force', 'delivery-settled'].includes(name),
      )
      .map((name) => [act.name, name] as const),
  );
  it.each(
    unmet.filter(
      ([name, need]) =>
        !(actNamed(name).requires.includes('open') && need === 'open') &&
        !(actNamed(name).stream === 'either' && need === 'opened'),
    ),
  )('%s is refused where %s does not hold, in words and with a remedy', (name, need) => {
    const act = actNamed(name);
    const decision = decideStep(recordOf(before(act, need)), step(act));
    const { otherwise, remedy } = requirement(need);
    expect(decision).toEqual({
      refused: { code: `needs-${need}`, detail: `${otherwise}.`, remedy },
    });
  });

  it('has a name, a stored type and a route of its own', () => {
    expect(new Set(acts.map((act) => act.stored)).size).toBe(acts.length);
    for (const stream of ['intervention', 'authority'] as const) {
      const routes = acts
        .filter((act) => act.stream === stream || act.stream === 'either')
        .map((act) => act.route);
      expect(new Set(routes).size).toBe(routes.length);
      for (const route of routes) expect(actOfRoute(stream, route)?.route).toBe(route);
    }
    expect(acts.every((act) => /^[a-z]+(-[a-z]+)*\.v[1-9]\d*$/.test(act.stored))).toBe(true);
  });

  it('is refused for a researcher, and takes no field that it does not know', () => {
    for (const act of acts) {
      expect(decideStep(givenOf(act), { ...step(act), role: 'researcher' })).toMatchObject({
        refused: { code: 'not-permitted' },
      });
      expect(
        decideStep(givenOf(act), { ...step(act), details: { ...step(act).details, surprise: 1 } }),
      ).toMatchObject({ refused: { code: 'invalid' } });
      expect(
        decideStep(givenOf(act), { ...step(act), common: { policyVersion: 'mine' } }),
      ).toMatchObject({ refused: { code: 'invalid' } });
    }
  });

  it('says what it does for good where it is taken by law or ends something, and only there', () => {
    const asked = acts.filter(({ finality }) => finality !== null);
    expect(acts.filter(({ statutory, finality }) => statutory && finality === null)).toEqual([]);
    expect(asked.filter(({ statutory }) => !statutory).map(({ name }) => name)).toEqual([
      'InterventionClosed',
      'InterventionVoided',
      'ContractTerminated',
    ]);
    for (const { finality } of asked) expect(finality).toMatch(/^It .*\.$/);
  });
});
