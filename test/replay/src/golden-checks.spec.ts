import { z } from 'zod';
import { actNamed, acts, defineAct, type ActDefinition } from '@interventions/domain';
import {
  foldOtherwise,
  noLongerRead,
  processTypes,
  serviceTypes,
  storedTypes,
  withoutGoldenLine,
} from './golden-checks.js';
import { goldenHistories, replay, stateAsJson } from './golden-history.js';
import { goldenProcesses } from './golden-process.js';
import { goldenSystemEvents } from './golden-system.js';

const histories = goldenHistories();
const events = histories.flatMap((history) => history.events);
const madeUp = defineAct({
  name: 'PanelConvened',
  route: 'panels',
  track: 'improvement',
  label: 'Convene a panel',
  title: 'Panel convened',
  decidedBy: 'DfE',
  details: z.strictObject({ members: z.array(z.string()) }),
  sentence: ({ members }) => `A panel of ${members.length} convened`,
  rules: [],
});
const changed = (name: 'NoteAdded', over: Partial<ActDefinition>): readonly ActDefinition[] =>
  acts.map((act) => (act.name === name ? { ...act, ...over } : act));

describe('golden lines', () => {
  it('hold every stored event type and version', () => {
    expect(withoutGoldenLine(storedTypes(acts), events)).toEqual([]);
    const ofProcesses = goldenProcesses().flatMap((history) => history.events);
    expect(withoutGoldenLine(processTypes, ofProcesses)).toEqual([]);
    expect(withoutGoldenLine(serviceTypes, goldenSystemEvents())).toEqual([]);
  });

  it('are read under the schema of their version as they were stored', () => {
    expect(noLongerRead(storedTypes(acts), events)).toEqual([]);
    expect(
      noLongerRead(
        processTypes,
        goldenProcesses().flatMap((history) => history.events),
      ),
    ).toEqual([]);
    expect(noLongerRead(serviceTypes, goldenSystemEvents())).toEqual([]);
  });

  it('are asked for when an act is added', () => {
    expect(withoutGoldenLine(storedTypes([...acts, madeUp]), events)).toEqual([
      'panel-convened.v1',
    ]);
  });

  it('are asked for when an act gets another version', () => {
    const note = actNamed('NoteAdded');
    const form = { stored: note.stored, details: note.details, data: note.data };
    const second = { stored: 'note-added.v2', earlier: [{ ...form, lift: (one: object) => one }] };
    expect(withoutGoldenLine(storedTypes(changed('NoteAdded', second as never)), events)).toEqual([
      'note-added.v2',
    ]);
  });

  it('are missed when a stored type is dropped or renamed', () => {
    const without = storedTypes(acts.filter(({ name }) => name !== 'NoteAdded'));
    expect(new Set(noLongerRead(without, events))).toEqual(
      new Set(['note-added.v1 is not known any more']),
    );
  });

  it.each([
    ['asks for one more field', { urgency: z.string() }, 'is refused'],
    ['drops a field', { text: undefined }, 'is refused'],
    [
      'reads a field as something else',
      { text: z.string().transform((text) => text.length) },
      'is read as something else',
    ],
  ])('are missed when a schema %s', (_how, over, says) => {
    const { details, data } = actNamed('NoteAdded');
    const shape = Object.entries({ ...details.shape, ...over });
    const next = z.strictObject(
      Object.fromEntries(shape.filter(([, field]) => field !== undefined)),
    );
    const types = storedTypes(changed('NoteAdded', { data: data.extend({ details: next }) }));
    const found = noLongerRead(types, events);
    expect(found).not.toEqual([]);
    expect(found.every((one) => one.startsWith(`note-added.v1 ${says}`))).toBe(true);
  });

  it('fold to the states stored with them, and to no other', () => {
    expect(foldOtherwise(histories, (history) => stateAsJson(replay(history)))).toEqual([]);
    const forgetful = foldOtherwise(histories, (history) =>
      stateAsJson(replay(history).filter(({ act }) => act !== 'DirectionIssued')),
    );
    expect(forgetful).toContain('direction-issued.v1');
    expect(forgetful).not.toContain('intervention-opened.v1');
  });
});
