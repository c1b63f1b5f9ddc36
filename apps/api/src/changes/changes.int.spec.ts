import { randomUUID } from 'node:crypto';
import { caughtUpSchema, entryChangesSchema } from '@interventions/contracts';
import { direction, note } from '../testing/api-caller.js';
import { EventReader } from '../testing/event-reader.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('following the changes', () => {
  let api: StartedApi;
  let id = '';
  const readers: EventReader[] = [];

  beforeEach(async () => {
    api = await startApi();
    id = await api.as('case-officer').open();
  });

  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.close();
    await api.stop();
  });

  async function follow(query = ''): Promise<EventReader> {
    const { token } = await api.issuer.sign({ actor: 'Ana', name: 'Ana', role: 'researcher' });
    const reader = await EventReader.open(`${api.url}/v1/changes${query}`, {
      authorization: `Bearer ${token}`,
    });
    readers.push(reader);
    return reader;
  }

  const changesOf = async (reader: EventReader) => {
    const event = await reader.next();
    expect(event?.event).toBe('changes');
    return entryChangesSchema.parse(event?.data).items;
  };
  const caughtUpOf = async (reader: EventReader) => {
    const event = await reader.next();
    expect(event?.event).toBe('caught-up');
    return caughtUpSchema.parse(event?.data);
  };
  const positionOf = (answer: { readonly body: Readonly<Record<string, unknown>> }) =>
    String(answer.body['position']);

  it('tells of an entry once a reload shows it, and nothing of what it says', async () => {
    const reader = await follow();
    expect(reader.header('content-type')).toContain('text/event-stream');
    expect(reader.header('cache-control')).toBe('no-store');
    expect((await caughtUpOf(reader)).complete).toBe(true);
    const recorded = await api.as('case-officer').record(id, 'notes', note('Very private'), 0);
    const position = positionOf(recorded);
    expect(await changesOf(reader)).toEqual([{ position, interventionId: id, laCode: '871' }]);
    const { body } = await api.as('researcher').get(`/v1/interventions/${id}`);
    expect(body['revision']).toBe('1');
  });

  it('tells what was recorded after a position, then what comes, and nothing twice', async () => {
    const officer = api.as('case-officer');
    const first = await officer.record(id, 'notes', note('1'), 0);
    const missed = [
      await officer.record(id, 'notes', note('2'), 1),
      await officer.record(id, 'directions', direction, 2),
    ].map(positionOf);
    const reader = await follow(`?after=${positionOf(first)}`);
    expect((await changesOf(reader)).map(({ position }) => position)).toEqual(missed);
    expect(await caughtUpOf(reader)).toEqual({ position: missed[1], complete: true });
    const next = positionOf(await officer.record(id, 'notes', note('3'), 3));
    expect((await changesOf(reader)).map(({ position }) => position)).toEqual([next]);
  });

  it('says only that there are entries where they are too many to tell', async () => {
    const officer = api.as('case-officer');
    const from = positionOf(await officer.record(id, 'notes', note('x'), 0));
    const events = [];
    for await (const event of api.backend.store.readStream(`intervention-${id}`))
      events.push(event);
    const last = events.at(-1);
    if (last === undefined) throw new Error('The note is not there.');
    const { type, data, metadata } = last;
    const more = Array.from({ length: 501 }, () => ({ id: randomUUID(), type, data, metadata }));
    const { position } = await api.backend.store.append(`intervention-${id}`, 'any', more);
    const reader = await follow(`?after=${from}`);
    expect(await caughtUpOf(reader)).toEqual({ position, complete: false });
  });

  it.each(['nonsense', '0000000a-1', `ffffffff-${'0'.repeat(20)}`])(
    'refuses the position %s',
    async (after) => {
      const { status } = await follow(`?after=${after}`);
      expect(status).toBe(400);
    },
  );

  it('refuses a position that the log has not reached', async () => {
    const end = await api.backend.store.head();
    expect((await follow(`?after=${end}`)).status).toBe(200);
    expect((await follow(`?after=${end.slice(0, 9)}${'9'.repeat(20)}`)).status).toBe(400);
  });

  it('is open to so many at once and no more, and to others once some have gone', async () => {
    const open = await Promise.all(Array.from({ length: 50 }, () => follow()));
    expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
    const refused = await follow();
    expect(refused.status).toBe(429);
    expect(refused.header('retry-after')).toBe('30');
    open[0]?.close();
    let again = await follow();
    while (again.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      again = await follow();
    }
    expect(again.status).toBe(200);
  });

  it('ends when the api stops, which does not wait for its readers', async () => {
    const reader = await follow();
    await caughtUpOf(reader);
    const stopped = api.api.app.close();
    expect(await reader.next()).toBeUndefined();
    await stopped;
  });
});
