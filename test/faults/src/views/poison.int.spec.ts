import { randomUUID } from 'node:crypto';
import { MemoryEventStore, type JsonObject } from '@interventions/eventsourcing';
import { exampleToday } from '@interventions/domain/testing';
import { cases, recordWish, recordWishes, type Wish } from './recorded-cases.js';
import { ViewsFolder } from './views-folder.js';

const [first, second, third] = cases;
const judgement: Wish = { of: 0, act: 'JudgementRecorded', on: '2016-02-17', about: 1 };
const officer = (of: number): Wish => ({
  of,
  act: 'CaseOfficerAssigned',
  on: '2016-03-01',
  about: 1,
});

describe('an event in the log that no model can take in', () => {
  const folder = new ViewsFolder();
  const store = new MemoryEventStore({ now: () => '2026-07-01T12:00:00.000Z' });
  afterAll(() => folder.dispose());

  const append = async (stream: string, type: string, data: JsonObject): Promise<string> => {
    const metadata = { actor: 'Nobody', role: 'system', commandId: randomUUID() };
    return (await store.append(stream, 'any', [{ id: randomUUID(), type, data, metadata }]))
      .position;
  };

  it('makes its own case incomplete from there, and says so; the others go on', async () => {
    await recordWishes(store, [judgement, officer(0)]);
    const views = await folder.follow(store);
    const { queries } = views;
    expect(queries.intervention(first.id, exampleToday)?.incompleteFrom).toBeNull();
    await append(`intervention-${first.id}`, 'direction-issued.v1', { effectiveOn: 'not a date' });
    const team = {
      effectiveOn: '2017',
      policyVersion: '',
      departures: [],
      details: { team: 'South' },
    };
    await append(`intervention-${first.id}`, 'team-changed.v1', team);
    await recordWish(store, officer(1));
    expect(await views.waitFor(await store.head(), 5_000)).toBe('reached');

    const broken = queries.intervention(first.id, exampleToday);
    expect(broken).toMatchObject({ entries: 2, team: null, incompleteFrom: 'entry 3 of the case' });
    expect(queries.timelineOfCase(first.id)).toMatchObject({
      total: 3,
      incompleteFrom: 'entry 3 of the case',
    });
    expect(queries.intervention(second.id, exampleToday)).toMatchObject({
      entries: 2,
      owner: 'Priya Nair',
      incompleteFrom: null,
    });
    const models = new Set(views.parked().map((park) => park.model));
    expect([...models].sort()).toEqual([
      'audit-trail',
      'claims',
      'deadlines',
      'interventions',
      'search',
      'timeline',
      'vehicles',
    ]);
    expect((await views.status()).map((one) => one.parkedStreams).some((n) => n > 0)).toBe(true);
  });

  it('in a council’s record makes the cases of that council incomplete, and no other', async () => {
    await append('authority-330', 'judgement-recorded.v1', { effectiveOn: '2020', details: {} });
    const other = new ViewsFolder();
    const fresh = await other.follow(store);
    expect(fresh.queries.intervention(third.id, exampleToday)?.incompleteFrom).toBe(
      'entry 1 of the council’s record',
    );
    expect(fresh.queries.intervention(second.id, exampleToday)?.incompleteFrom).toBeNull();
    await other.expectSound(store);
    await fresh.retry();
    expect(fresh.parked().map((park) => park.stream)).toContain('authority-330');
    await other.expectSound(store);
    await other.dispose();
  });

  it('of an unknown type stops the models that meet it, and parks nothing', async () => {
    const other = new ViewsFolder();
    const log = new MemoryEventStore({ now: () => '2026-07-01T12:00:00.000Z' });
    await recordWishes(log, [judgement]);
    const views = await other.follow(log);
    const metadata = { actor: 'Nobody', role: 'system', commandId: randomUUID() };
    const event = { id: randomUUID(), type: 'case-audited.v7', data: {}, metadata };
    await log.append(`intervention-${first.id}`, 'any', [event]);
    await recordWish(log, { ...judgement, of: 2 });
    expect(await views.waitFor(await log.head(), 5_000, ['entries', 'authorities'])).toBe(
      'reached',
    );
    const status = await views.status();
    expect(status.map(({ name, state }) => [name, state])).toEqual([
      ['entries', 'following'],
      ['interventions', 'stopped'],
      ['timeline', 'stopped'],
      ['audit-trail', 'stopped'],
      ['authorities', 'following'],
      ['vehicles', 'stopped'],
      ['deadlines', 'stopped'],
      ['deadline-snapshots', 'following'],
      ['calendar-feeds', 'following'],
      ['timers', 'following'],
      ['notices', 'following'],
      ['search', 'stopped'],
      ['claims', 'stopped'],
    ]);
    expect(views.parked()).toEqual([]);
    await other.expectSound(log);
    await other.dispose();
  });
});
