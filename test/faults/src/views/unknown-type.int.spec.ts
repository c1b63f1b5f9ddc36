import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { verifyViews, type Views } from '@interventions/adapters/views';
import { exampleToday } from '@interventions/domain/testing';
import { MemoryEventStore, UnknownEventTypeError } from '@interventions/eventsourcing';
import { cases, recordWish, recordWishes } from './recorded-cases.js';
import { ViewsFolder } from './views-folder.js';

const newerType = 'panel-convened.v1';
const [first, second, third] = cases;
/** Models that take in every entry of a case. */
const stopping = [
  'audit-trail',
  'claims',
  'deadlines',
  'interventions',
  'search',
  'timeline',
  'vehicles',
];

const stopped = async (views: Views): Promise<readonly string[]> =>
  (await views.status())
    .filter(({ state }) => state === 'stopped')
    .map(({ name }) => name)
    .sort();

describe('an event of a type that this release does not know', () => {
  const folder = new ViewsFolder();
  const store = new MemoryEventStore({ now: () => '2026-07-01T12:00:00.000Z' });
  let views: Views;

  beforeAll(async () => {
    await recordWishes(store, []);
    views = await folder.follow(store);
    const metadata = { actor: 'Tom Okafor', role: 'team-leader', commandId: randomUUID() };
    const event = { id: randomUUID(), type: newerType, data: { effectiveOn: '2017' }, metadata };
    await store.append(`intervention-${first.id}`, 'any', [event]);
    await recordWish(store, { of: 2, act: 'CaseOfficerAssigned', on: '2016-03-01', about: 1 });
    await views.waitFor(await store.head(), 5_000, ['entries']);
  });
  afterAll(() => folder.dispose());

  it('stops the models that meet it, and parks nothing', async () => {
    expect(await stopped(views)).toEqual(stopping);
    expect(views.parked()).toEqual([]);
    expect(await views.waitFor(await store.head(), 5_000, ['timers', 'calendar-feeds'])).toBe(
      'reached',
    );
  });

  it('makes every case with entries from there on incomplete, and says from which', () => {
    const { queries } = views;
    const missing = ({ id }: { readonly id: string }) => [
      queries.intervention(id, exampleToday)?.incompleteFrom,
      queries.timelineOfCase(id)?.incompleteFrom,
    ];
    expect(missing(first)).toEqual(['entry 2 of the case', 'entry 2 of the case']);
    expect(missing(second)).toEqual([null, null]);
    expect(missing(third)).toEqual(['entry 2 of the case', 'entry 2 of the case']);
  });

  it('is not computed with: the state of its case is no answer, that of others is', () => {
    const { queries } = views;
    expect(() => queries.caseStateAt(first.id)).toThrow(UnknownEventTypeError);
    expect(() => queries.allowedActsOfCase(first.id, 'case-officer')).toThrow(newerType);
    expect(queries.caseStateAt(third.id)?.state).toMatchObject({ owner: 'Priya Nair' });
  });

  it('leaves what was taken in before equal to the log', () => folder.expectSound(store));

  it('stops them again when a newer release has taken it in with the same file', async () => {
    await views.close();
    const database = new DatabaseSync(folder.file);
    database.prepare('UPDATE view_models SET position = ?').run(await store.head());
    database.close();
    const { models } = await verifyViews({ file: folder.file, store });
    const results = models.filter(({ model }) => stopping.includes(model));
    expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['not-comparable']));

    views = await folder.follow(store);
    expect(await views.waitFor(await store.head(), 5_000, ['entries', 'timers'])).toBe('reached');
    expect(await stopped(views)).toEqual(stopping);
    expect(views.parked()).toEqual([]);
    await folder.expectSound(store);
  });
});
