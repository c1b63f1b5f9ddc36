import { briefingSchema } from '@interventions/contracts';
import { direction, judgement, type ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const secret = 'Quicksilver';
const remark = 'Heliotrope';

describe('a briefing', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';
  let after = '';
  let pinned = '';
  const clock = new SetClock('2026-06-01T09:00:00.000Z');
  const ask = (query = '', caller = officer) =>
    caller.get(`/v1/interventions/${id}/briefing${query}`, { 'read-after': after });
  const draw = async (query = '', caller = officer) =>
    briefingSchema.parse((await ask(query, caller)).body);

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    officer = api.as('case-officer');
    id = await officer.open();
    const judged = await officer.post('/v1/authorities/871/judgements', judgement, {
      ...{ 'idempotency-key': 'judgement', 'if-none-match': '*' },
    });
    const issued = await officer.record(
      id,
      'directions',
      { ...direction, reason: `${remark} reason`, note: `${remark} note` },
      0,
    );
    const [target] = issued.body['eventIds'] as readonly string[];
    const on = { effectiveOn: '2026-05-01' };
    const details = { text: secret, visibility: 'case-team' };
    const noted = await officer.record(id, 'notes', { ...on, details }, 1);
    const said = { ...on, details: { target, text: `${remark} annotation` } };
    const annotated = await officer.record(id, 'annotations', said, 2);
    for (const answer of [judged, issued, noted, annotated]) expect(answer.status).toBe(201);
    after = String(annotated.body['position']);
    pinned = `asOf=2026-06-01&knownAt=${after}`;
  });
  afterAll(() => api.stop());

  it('holds what its audience reads, and says how many entries are left out', async () => {
    const team = await draw('?audience=case-team');
    expect(JSON.stringify(team)).toContain(secret);
    expect(team.leftOut).toEqual({ caseTeam: 0, department: 0, retracted: 0, kinds: 0, period: 0 });
    const department = await draw();
    expect(JSON.stringify(department)).not.toContain(secret);
    expect(JSON.stringify(department)).toContain(`${remark} annotation`);
    expect([department.audience, department.leftOut.caseTeam]).toEqual(['department', 1]);
    expect(department.policies.length).toBeGreaterThan(0);
  });

  it('that may be published holds neither remarks nor what rests on other entries', async () => {
    const open = await draw('?audience=publishable');
    const text = JSON.stringify(open);
    for (const word of [secret, remark, 'Priya']) expect(text).not.toContain(word);
    expect([open.state, open.obligations, open.departures]).toEqual([null, null, null]);
    expect(open.entries.length).toBeGreaterThan(0);
    expect(open.entries.every(({ visibility }) => visibility === 'publishable')).toBe(true);
    expect(open.leftOut.department).toBeGreaterThan(0);
  });

  it.each(['commissioner', 'researcher'] as const)(
    'is not drawn for the case team by a %s',
    async (persona) => {
      const refused = await ask('?audience=case-team', api.as(persona));
      expect([refused.status, refused.body['field']]).toEqual([403, 'audience']);
      expect(refused.text).not.toContain(secret);
      const offered = await draw('?audience=department', api.as(persona));
      expect(offered.audiences).toEqual(['department', 'publishable']);
    },
  );

  it('is limited to kinds and a period, each counted', async () => {
    const kinds = await draw('?track=instruments');
    expect(kinds.entries.map(({ act }) => act)).toEqual(['DirectionIssued']);
    expect(kinds.leftOut.kinds).toBe(2);
    const period = await draw('?from=2030-01-01');
    expect([period.entries, period.leftOut.period]).toEqual([[], 3]);
  });

  it('stays the same for ever at its position and day', async () => {
    const before = (await ask(`?${pinned}`)).body;
    const more = { effectiveOn: '2026-05-02', details: { text: 'x', visibility: 'department' } };
    const recorded = await officer.record(id, 'notes', more, 3);
    after = String(recorded.body['position']);
    clock.instant = '2026-07-01T09:00:00.000Z';
    const { position, ...then } = (await ask(`?${pinned}`)).body;
    expect(position).toBe(after);
    expect({ ...then, position: before['position'] }).toEqual(before);
    expect((await draw()).entries).toHaveLength(4);
  });

  it('refuses a day that has not come, and knows no other case', async () => {
    expect((await ask('?asOf=2026-12-01')).status).toBe(400);
    expect((await ask('?asOf=1999-01-01')).status).toBe(404);
    expect((await ask('?audience=everybody')).status).toBe(400);
    const none = '/v1/interventions/11111111-1111-4111-8111-111111111111/briefing';
    expect((await officer.get(none)).status).toBe(404);
  });
});
