import type { z } from 'zod';
import * as wire from '@interventions/contracts';
import { note, type ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('what is new to a reader', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let leader: ApiCaller;
  let slough = '';
  let devon = '';

  beforeAll(async () => {
    api = await startApi();
    officer = api.as('case-officer');
    leader = api.as('team-leader');
    slough = await leader.open();
    devon = await leader.open('878');
  });
  afterAll(() => api.stop());

  const read = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    caller = officer,
  ): Promise<z.infer<Schema>> => {
    const answer = await caller.get(path);
    expect([path, answer.status === 200 ? '' : answer.text]).toEqual([path, '']);
    return schema.parse(answer.body);
  };
  const news = (query = '', caller = officer) =>
    read(`/v1/new-entries${query}`, wire.newEntriesSchema, caller);
  const see = (body: { readonly position: string }) =>
    officer.send(
      'PUT',
      '/v1/desk/looked',
      { 'content-type': 'application/json' },
      JSON.stringify(body),
    );
  const recordNote = async (id: string, revision: number, caller = leader) => {
    const answer = await caller.record(id, 'notes', note('Called'), revision);
    expect(answer.status).toBe(201);
    const { position } = answer.body;
    await caller.get('/v1/record-extent', { 'read-after': String(position) });
    return String(position);
  };

  it('counts from where each reader looked, and from nobody else’s mark', async () => {
    const { unopened, items, position } = await news();
    expect([items.length, unopened.map(({ authority }) => authority)]).toEqual([
      0,
      ['Devon', 'Slough'],
    ]);
    const seen = await see({ position });
    expect([seen.status, wire.seenAnswerSchema.parse(seen.body)]).toEqual([
      200,
      { cases: 2, position },
    ]);
    await recordNote(slough, 0);
    await recordNote(slough, 1, officer);
    const after = await news('?entries=5');
    expect(after.unopened).toEqual([]);
    expect(after.items).toHaveLength(1);
    expect(after.items[0]).toMatchObject({ interventionId: slough, total: 1, since: position });
    expect(after.items[0]?.entries[0]?.actor).toBe('Tom Okafor');
    expect(Date.parse(after.items[0]?.lookedAt ?? '')).toBeGreaterThan(0);
    expect((await news(`?interventionId=${devon}`)).items).toEqual([]);
    expect((await news('', leader)).unopened).toHaveLength(2);
    const timeline = await read(
      `/v1/interventions/${slough}/timeline?since=${position}`,
      wire.timelineSchema,
    );
    expect(timeline.total).toBe(2);
  });

  it('never moves a mark back, and does not take what is no position of this log', async () => {
    const { position } = await news();
    await see({ position });
    const first = position.replace(/\d{20}$/, '1'.padStart(20, '0'));
    await see({ position: first });
    expect((await news()).items).toEqual([]);
    const other = `deadbeef-${'1'.padStart(20, '0')}`;
    for (const wrong of [other, 'soon', ''])
      expect([wrong, (await see({ position: wrong })).status]).toEqual([wrong, 400]);
    const refused = await officer.get(`/v1/interventions/${slough}/timeline?since=${other}`);
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { code: 'invalid-query', field: 'since' },
    ]);
  });

  it('tells an officer of a handover until they have looked at the case', async () => {
    const body = {
      effectiveOn: '2026-06-01',
      details: { officer: 'Priya Nair', standing: 'The council answers late.' },
    };
    const assigned = await leader.record(slough, 'case-officers', body, 2);
    expect([assigned.status, assigned.status === 201 ? '' : assigned.text]).toEqual([201, '']);
    const position = String(assigned.body['position']);
    await leader.get('/v1/record-extent', { 'read-after': position });
    const mine = () => read('/v1/handovers?scope=mine', wire.handoversSchema);
    expect((await mine()).items).toMatchObject([
      { authority: 'Slough', summary: 'The council answers late.', opened: false, current: true },
    ]);
    await see({ position });
    expect((await mine()).items).toMatchObject([{ opened: true }]);
    expect((await read('/v1/handovers?scope=mine', wire.handoversSchema, leader)).items).toEqual(
      [],
    );
    expect((await read('/v1/handovers?from=2026-01-01', wire.handoversSchema)).items).toHaveLength(
      1,
    );
  });
});
