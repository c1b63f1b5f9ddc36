import { randomUUID } from 'node:crypto';
import { deskLimits } from '@interventions/application';
import {
  draftSchema,
  draftsSchema,
  lookedListSchema,
  lookedSchema,
  problemSchema,
} from '@interventions/contracts';
import { note, type Answer, type ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const json = { 'content-type': 'application/json' };
const content = {
  form: {
    act: 'directions',
    subject: { kind: 'intervention', id: '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11' },
    variant: {},
    title: 'Issue a direction',
    subjectText: 'Slough: intervention opened 2014',
  },
  answers: [
    { path: 'effectiveOn.day', label: 'Date', texts: ['31'] },
    { path: 'effectiveOn.month', label: 'Date', texts: [' Feb'] },
    { path: 'note', label: 'Note', texts: ['half a sentence abo'] },
    { path: 'source.url', label: 'Source', texts: ['  '] },
  ],
  key: '9c1c3c0e-0000-4000-8000-000000000001',
  revision: '4',
  savedAtRevision: '4',
};

function save(
  caller: ApiCaller,
  id: string,
  headers: Readonly<Record<string, string>>,
  body: unknown = content,
): Promise<Answer> {
  return caller.send('PUT', `/v1/desk/drafts/${id}`, { ...json, ...headers }, JSON.stringify(body));
}

describe('drafts', () => {
  let api: StartedApi;
  const anew = { 'if-none-match': '*' };

  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.stop());

  it('are kept as they were typed, listed without their answers, and outlive the process', async () => {
    const id = randomUUID();
    const saved = await save(api.as('case-officer'), id, anew);
    expect([saved.status, saved.headers.get('etag')]).toEqual([
      200,
      `"${String(saved.body['version'])}"`,
    ]);
    expect(draftSchema.parse(saved.body).content).toEqual(content);
    api = await api.restart();
    const officer = api.as('case-officer');
    expect((await officer.get(`/v1/desk/drafts/${id}`)).body).toEqual(saved.body);
    const { items } = draftsSchema.parse((await officer.get('/v1/desk/drafts')).body);
    expect(items).toMatchObject([{ id, form: content.form, answered: 2 }]);
    expect(JSON.stringify(items)).not.toContain('half a sentence');
  });

  it('are nobody else’s: not to be found, not to be deleted, not to be written over', async () => {
    const id = randomUUID();
    await save(api.as('case-officer'), id, anew);
    const leader = api.as('team-leader');
    const path = `/v1/desk/drafts/${id}`;
    expect((await leader.get(path)).status).toBe(404);
    expect((await leader.send('DELETE', path)).status).toBe(404);
    expect((await leader.get('/v1/desk/drafts')).body).toEqual({ items: [] });
    expect((await save(leader, id, anew, { ...content, key: 'mine' })).status).toBe(200);
    const own = draftSchema.parse((await api.as('case-officer').get(path)).body);
    expect(own.content.key).toBe(content.key);
  });

  it('are saved over the version that was read and no other; a repeat is the same draft', async () => {
    const officer = api.as('case-officer');
    const id = randomUUID();
    expect((await save(officer, id, {})).status).toBe(428);
    const first = await save(officer, id, anew);
    expect((await save(officer, id, anew)).body).toEqual(first.body);
    const ofFirst = { 'if-match': first.headers.get('etag') ?? '' };
    const second = await save(officer, id, ofFirst, { ...content, revision: '5' });
    expect(second.status).toBe(200);
    const late = await save(officer, id, ofFirst, { ...content, revision: '6' });
    expect(late.status).toBe(412);
    expect(problemSchema.parse(late.body)).toMatchObject({
      code: 'stale',
      revision: second.body['version'],
    });
    expect((await officer.get(`/v1/desk/drafts/${id}`)).body).toEqual(second.body);
  });

  it('are gone when they are deleted', async () => {
    const officer = api.as('case-officer');
    const id = randomUUID();
    const { headers } = await save(officer, id, anew);
    const path = `/v1/desk/drafts/${id}`;
    expect((await officer.send('DELETE', path)).body).toEqual({ id, deleted: true });
    expect((await officer.send('DELETE', path)).status).toBe(404);
    expect((await officer.get(path)).status).toBe(404);
    const late = await save(officer, id, { 'if-match': headers.get('etag') ?? '' });
    expect(late.status).toBe(412);
  });

  it('that are no drafts, or too large, or too many, are refused in words', async () => {
    const officer = api.as('case-officer');
    for (const body of [{}, { ...content, more: 1 }, { ...content, answers: [{ path: 'x' }] }])
      expect((await save(officer, randomUUID(), anew, body)).status).toBe(400);
    expect((await save(officer, 'no-id', anew)).status).toBe(404);
    const long = [{ path: 'note', label: 'Note', texts: ['x'.repeat(300_000)] }];
    const large = await save(officer, randomUUID(), anew, { ...content, answers: long });
    expect([large.status, large.body['detail']]).toEqual([413, 'One draft holds at most 300 kB.']);
    for (let count = 0; count < deskLimits.draft.count; count += 1)
      await save(officer, randomUUID(), anew);
    const full = await save(officer, randomUUID(), anew);
    expect([full.status, full.body['code']]).toEqual([409, 'desk-full']);
    expect(full.body['detail']).toContain('Finish or delete one');
  }, 60_000);
});

describe('how far a person has looked', () => {
  let api: StartedApi;
  let id = '';
  let positions: readonly string[] = [];

  beforeEach(async () => {
    api = await startApi();
    const officer = api.as('case-officer');
    id = await officer.open();
    const first = await officer.record(id, 'notes', note('first'), 0);
    const second = await officer.record(id, 'notes', note('second'), 1);
    positions = [first, second].map(({ body }) => String(body['position']));
  });
  afterEach(() => api.stop());

  const look = (caller: ApiCaller, position: unknown, where = id) =>
    caller.send('PUT', `/v1/desk/looked/${where}`, json, JSON.stringify({ position }));

  it('is noted for each case and person, and never moves back', async () => {
    const officer = api.as('case-officer');
    const none = await officer.get(`/v1/desk/looked/${id}`);
    expect(none.body).toEqual({ interventionId: id, position: null, at: null });
    const noted = await look(officer, positions[1]);
    expect(lookedSchema.parse(noted.body)).toMatchObject({ position: positions[1] });
    expect((await look(officer, positions[0])).body).toEqual(noted.body);
    const { items } = lookedListSchema.parse((await officer.get('/v1/desk/looked')).body);
    expect(items).toEqual([noted.body]);
    expect((await api.as('researcher').get('/v1/desk/looked')).body).toEqual({ items: [] });
    await officer.send('DELETE', `/v1/desk/looked/${id}`);
    expect((await officer.get(`/v1/desk/looked/${id}`)).body).toEqual(none.body);
  });

  it('is translated where the log begins a new epoch, as after it was restored', async () => {
    const officer = api.as('case-officer');
    await look(officer, positions[1]);
    await api.backend.store.renewEpoch();
    const answer = async () =>
      lookedSchema.safeParse((await officer.get(`/v1/desk/looked/${id}`)).body).data?.position ??
      '';
    let position = await answer();
    while (position === positions[1] || position === '') {
      await new Promise((done) => setTimeout(done, 20));
      position = await answer();
    }
    expect(position.slice(8)).toBe(String(positions[1]).slice(8));
    expect((await look(officer, position)).body['position']).toBe(position);
    expect((await look(officer, positions[0])).body['position']).toBe(position);
  });

  it('takes no position of another log, none that is not there yet, and no case that there is not', async () => {
    const officer = api.as('case-officer');
    for (const position of ['nonsense', `00000000-${'0'.repeat(20)}`, 7, ''])
      expect((await look(officer, position)).status).toBe(400);
    const ahead = `${String(positions[1]).slice(0, 9)}${'9'.repeat(20)}`;
    expect((await look(officer, ahead)).status).toBe(503);
    expect((await look(officer, positions[0], randomUUID())).status).toBe(404);
    expect((await officer.get(`/v1/desk/looked/${randomUUID()}`)).status).toBe(404);
    expect((await officer.get('/v1/desk/looked')).body).toEqual({ items: [] });
  });
});
