import { direction, type ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('the timeline of a case as a file', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';
  let opened = '';
  let after = '';
  const clock = new SetClock('2026-06-01T09:00:00.000Z');
  const file = (query = '', caller = officer) =>
    caller.get(`/v1/interventions/${id}/timeline.csv${query}`, { 'read-after': after });

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

  it('has every entry, and a name that says whose it is and from which position', async () => {
    const { status, text, headers } = await file('?order=oldest');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="timeline-slough-research-log-${after}.csv"`,
    );
    expect(text.split('\r\n')).toHaveLength(4);
    expect(text).toMatch(/InterventionOpened[^]*DirectionIssued/);
  });

  it('holds what the filter lets through, as it was known then', async () => {
    const filtered = await file('?track=instruments');
    expect(filtered.text).not.toContain('InterventionOpened');
    expect(filtered.headers.get('content-disposition')).toContain('research-filtered-log-');
    const then = await file(`?knownAt=${opened}&form=spreadsheet`);
    expect(then.text).toContain(`from position ${opened} of the log`);
    expect(then.text).not.toContain('DirectionIssued');
    expect((await file(`?knownAt=${opened}&form=spreadsheet`)).text).toBe(then.text);
  });

  it.each(['?cursor=x', '?entry=x', '?form=xls', '?from=soon'])('refuses %s', async (query) => {
    expect((await file(query)).status).toBe(400);
  });

  it('is for those who are signed in, and of a case that there is', async () => {
    expect((await file('', api.nobody)).status).toBe(401);
    expect((await file('', api.as('researcher'))).status).toBe(200);
    const none = '/v1/interventions/11111111-1111-4111-8111-111111111111/timeline.csv';
    expect((await officer.get(none)).status).toBe(404);
  });
});
