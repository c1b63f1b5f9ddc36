import { direction, note } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('the numbers and lines of the api', () => {
  let api: StartedApi;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.stop());

  it('counts commands, refusals by code, appends and the lag of views, for whoever asks on this machine', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open();
    expect((await officer.record(id, 'directions', direction, 0)).status).toBe(201);
    expect((await officer.record(id, 'directions', direction, 0)).status).toBe(412);
    const released = { effectiveOn: '2015', details: {} };
    expect((await officer.record(id, 'hold-releases', released, 1)).status).toBe(422);
    const { status, headers, text } = await api.nobody.get('/metrics');
    expect([status, headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain; version=0.0.4'),
    ]);
    expect(text).toContain('interventions_command_seconds_count{outcome="recorded"} 2');
    expect(text).toContain('interventions_command_seconds_count{outcome="stale"} 1');
    expect(text).toMatch(/interventions_command_refusals_total\{code="[a-z-]+"\} 1/);
    expect(text).toMatch(/interventions_append_seconds_count\{outcome="stored"\} \d/);
    expect(text).toMatch(/interventions_view_lag_seconds\{model="timeline"\} \d/);
    expect(text).toContain('interventions_views_open 1');
  });

  it('tells that the clock was set back behind the log', async () => {
    await api.stop();
    const hourAhead = () => new Date(Date.now() + 3_600_000).toISOString();
    api = await startApi({ log: { now: hourAhead } });
    const behind = async () =>
      Number(
        /^interventions_clock_behind_log_seconds (\S+)$/m.exec(
          (await api.nobody.get('/metrics')).text,
        )?.[1],
      );
    expect(await behind()).toBe(0);
    await api.as('case-officer').open();
    expect(await behind()).toBeGreaterThan(3_500);
  });

  it('has no id, name or council in a label', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open('871');
    await officer.record(id, 'notes', note('canary'), 0);
    const { text } = await api.nobody.get('/metrics');
    const labels = [...text.matchAll(/\{([^}]*)\}/g)].map(([, label = '']) => label).join('\n');
    expect(labels).not.toMatch(/[0-9a-f]{8}-|Priya|871|Slough|canary/);
  });

  it('has the request and the correlation id on every line of a request', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open();
    const headers = {
      'x-correlation-id': 'find-me-2',
      'idempotency-key': 'k-1',
      'if-match': '"0"',
    };
    await officer.post(`/v1/interventions/${id}/notes`, note('x'), headers);
    await api.nobody.get('/v1/me', {
      'x-correlation-id': 'find-me-3',
      authorization: 'Bearer canary',
    });
    const lines = () =>
      api
        .logged()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    while (lines().filter(({ msg }) => msg === 'answered').length < 3)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const refused = lines().filter(({ correlationId }) => correlationId === 'find-me-3');
    expect(refused.map(({ msg }) => msg)).toEqual(['A token was refused.', 'answered']);
    expect(new Set(refused.map(({ requestId }) => requestId)).size).toBe(1);
    const [recorded] = lines().filter(({ correlationId }) => correlationId === 'find-me-2');
    expect(recorded?.['requestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(recorded?.['requestId']).not.toBe(refused[0]?.['requestId']);
  });
});
