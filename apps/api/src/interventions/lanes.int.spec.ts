import { caseLanesSchema } from '@interventions/contracts';
import { laneNames, measureNames } from '@interventions/read-models';
import { direction, type ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('a case as lanes', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';
  let opened = '';
  let after = '';
  const clock = new SetClock('2026-06-01T09:00:00.000Z');
  const ask = (query = '', caller = officer) =>
    caller.get(`/v1/interventions/${id}/lanes${query}`, { 'read-after': after });

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    officer = api.as('case-officer');
    id = await officer.open();
    opened = await api.backend.store.head();
    const recorded = await officer.record(id, 'directions', direction, 0);
    after = String(recorded.body['position']);
  });

  afterAll(async () => {
    await api.stop();
  });

  it('keeps the wire contract, with every lane and measure', async () => {
    const lanes = caseLanesSchema.parse((await ask()).body);
    expect(lanes.lanes.map(({ name }) => name)).toEqual([...laneNames]);
    expect(lanes.measures.map(({ name }) => name)).toEqual([...measureNames]);
    expect(lanes).toMatchObject({ authority: 'Slough', asOf: '2026-06-01', position: after });
    expect(lanes.lanes[2]?.bars).toHaveLength(1);
  });

  it('is drawn of what was known then, and stays the same', async () => {
    const then = await ask(`?knownAt=${opened}`);
    const lanes = caseLanesSchema.parse(then.body);
    expect(lanes.asAt.knownAt).toBe(opened);
    expect(lanes.lanes[2]?.bars).toEqual([]);
  });

  it('refuses a day that has not come, and knows no other case', async () => {
    expect((await ask('?validAt=2026-06-02')).status).toBe(400);
    expect((await ask('?track=delivery')).status).toBe(400);
    expect((await ask('?validAt=1999-01-01')).status).toBe(404);
    const none = '/v1/interventions/11111111-1111-4111-8111-111111111111/lanes';
    expect((await officer.get(none)).status).toBe(404);
    expect((await ask('', api.nobody)).status).toBe(401);
  });
});
