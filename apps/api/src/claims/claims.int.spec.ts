import {
  disagreementsPageSchema,
  entryClaimsSchema,
  recordedSchema,
} from '@interventions/contracts';
import { startApi, type StartedApi } from '../testing/started-api.js';

const nowhere = '00000000-0000-4000-8000-000000000000';

describe('sources that disagree', () => {
  let api: StartedApi;
  let id = '';
  let revision = 0;

  const record = async (route: string, body: object): Promise<string> => {
    const answer = await api.as('case-officer').record(id, route, body, revision);
    expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
    const { eventIds, revision: now } = recordedSchema.parse(answer.body);
    revision = Number(now);
    return eventIds[0] ?? '';
  };
  const read = async (path: string, who: 'researcher' | 'case-officer' = 'researcher') =>
    api.as(who).get(path, { 'read-after': await api.backend.store.head() });
  const list = async (query = '', who: 'researcher' | 'case-officer' = 'researcher') =>
    disagreementsPageSchema.parse((await read(`/v1/disagreements${query}`, who)).body);
  const directed = (on: string, claims: readonly string[]) => ({
    effectiveOn: on,
    details: { kind: 'social-care' },
    source: { title: 'Direction' },
    claims: claims.map((claim) => ({
      effectiveOn: claim,
      source: { title: `Letter of ${claim}` },
    })),
  });
  const said = (visibility: string) => ({
    effectiveOn: '2015',
    details: { text: 'x', visibility },
    claims: [{ effectiveOn: '2016', source: { title: 'A call' } }],
  });

  beforeAll(async () => {
    api = await startApi();
    id = await api.as('case-officer').open();
  });
  afterAll(() => api.stop());

  it('are shown side by side, listed, and settled by an acceptance', async () => {
    expect(await list()).toMatchObject({ items: [], total: 0, counts: { open: 0, settled: 0 } });
    const entry = await record('directions', directed('2014-10-07', ['2014-10-06', '2014-10']));
    const path = `/v1/interventions/${id}/entries/${entry}/claims`;
    const before = entryClaimsSchema.parse((await read(path)).body);
    expect(before.columns.map(({ on, accepted }) => [on, accepted])).toEqual([
      ['2014-10-07', true],
      ['2014-10-06', false],
      ['2014-10', false],
    ]);
    expect((await list('?show=open')).items).toMatchObject([
      { entryId: entry, interventionId: id, authority: 'Slough', settled: false },
    ]);
    await record('accepted-claims', {
      effectiveOn: '2026-01-01',
      details: { target: entry, claim: 0, because: 'It is signed' },
    });
    const after = entryClaimsSchema.parse((await read(path)).body);
    expect(after.entry.effectiveOn).toBe('2014-10-06');
    expect(after.history.at(-1)).toMatchObject({ how: 'claim-accepted', because: 'It is signed' });
    expect((await list('?show=open')).items).toEqual([]);
    expect(await list('?show=settled&laCode=871')).toMatchObject({
      total: 1,
      counts: { open: 0, settled: 1 },
      facets: { councils: [{ laCode: '871', authority: 'Slough' }] },
    });
    expect((await list('?laCode=330')).items).toEqual([]);
  });

  it('are listed to whoever may read the entry, page by page', async () => {
    await record('notes', said('department'));
    const closed = await record('notes', said('case-team'));
    expect((await list('', 'case-officer')).total).toBe(3);
    expect((await list()).total).toBe(2);
    const path = `/v1/interventions/${id}/entries/${closed}/claims`;
    expect((await read(path, 'case-officer')).status).toBe(200);
    expect((await read(path)).status).toBe(404);
    const first = await list('?limit=1');
    const rest = await list(`?limit=1&cursor=${first.next ?? ''}`);
    expect([...first.items, ...rest.items].map((one) => one.entryId)).toEqual(
      (await list()).items.map((one) => one.entryId),
    );
    expect(rest.next).toBeNull();
  });

  it('of a council are looked at in its case', async () => {
    const judged = await api
      .as('case-officer')
      .post('/v1/authorities/871/notes', said('department'), {
        'idempotency-key': 'council',
        'if-none-match': '*',
      });
    expect(judged.status).toBe(201);
    const entry = recordedSchema.parse(judged.body).eventIds[0] ?? '';
    const line = (await list()).items.find((one) => one.entryId === entry);
    expect(line?.interventionId).toBe(id);
    const found = await read(`/v1/interventions/${id}/entries/${entry}/claims`);
    expect(entryClaimsSchema.parse(found.body).entry.stream).toBe('authority-871');
  });

  it('have no page for an entry of another case, a remark, or nonsense', async () => {
    const remark = await record('annotations', {
      effectiveOn: '2026-01-01',
      details: { target: (await list('?show=settled')).items[0]?.entryId, text: 'x' },
    });
    for (const entry of [nowhere, remark, 'x', '%00', '__proto__'])
      expect([
        entry,
        (await read(`/v1/interventions/${id}/entries/${entry}/claims`)).status,
      ]).toEqual([entry, 404]);
    expect((await read(`/v1/interventions/${nowhere}/entries/${remark}/claims`)).status).toBe(404);
    for (const query of ['?show=all', '?laCode=x', '?limit=0', '?cursor=x'])
      expect([query, (await read(`/v1/disagreements${query}`)).status]).toEqual([query, 400]);
  });
});
