import { dryRunSchema, type DryRunAnswer } from '@interventions/contracts';
import { direction, note, type ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const commissioner = {
  effectiveOn: '2026-06-01',
  details: { commissioners: ['Eleanor Brazil'], reportDue: '2099-08-31' },
};

describe('what recording an act would do', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';

  beforeAll(async () => {
    api = await startApi();
    officer = api.as('case-officer');
    id = await officer.open();
    await api.backend.readiness();
  });

  afterAll(async () => {
    await api.stop();
  });

  const ask = async (route: string, body: unknown, caller = officer): Promise<DryRunAnswer> => {
    const answer = await caller.post(`/v1/interventions/${id}/dry-runs/${route}`, body);
    expect([route, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([
      route,
      200,
      '',
    ]);
    return dryRunSchema.parse(answer.body);
  };

  it('tells what would be recorded, how the case would stand and which clocks would start', async () => {
    const found = await ask('commissioners', commissioner);
    expect(found).toMatchObject({
      refused: null,
      records: [{ title: 'Commissioner appointed' }],
      state: { status: 'open', statusText: 'Open', delivery: 'Run by the council' },
    });
    expect(found.state?.instruments).toEqual(['Eleanor Brazil, commissioner']);
    expect(found.started.map((one) => one.kind)).toContain('commissioner-report');
    expect(found.records[0]?.sentence).toContain('Eleanor Brazil');
  });

  it('tells why an act would be refused', async () => {
    const report = { effectiveOn: '2026-06-01', details: { stage: 'final' } };
    const found = await ask('commissioner-reports', report);
    expect(found.refused?.detail).toEqual(expect.any(String));
    expect(found).toMatchObject({ records: [], state: null, started: [], told: [] });
  });

  it('tells somebody whose role may not record it so', async () => {
    const found = await ask('directions', direction, api.as('researcher'));
    expect(found.refused?.code).toBe('not-permitted');
  });

  it('tells what an act of a council would do in its open cases', async () => {
    const judged = {
      effectiveOn: '2026-06-01',
      details: {
        framework: 'ILACS',
        inspectionStart: '2026-04-13',
        inspectionEnd: '2026-04-24',
        grades: { leaders: 'inadequate' },
        overall: 'inadequate',
      },
    };
    const inSlough = await officer.post('/v1/authorities/871/dry-runs/judgements', judged);
    const found = dryRunSchema.parse(inSlough.body);
    expect(found).toMatchObject({ refused: null, state: null, records: [{}] });
    expect(found.started.map((one) => one.kind)).toContain('monitoring-visit');
    const elsewhere = await officer.post('/v1/authorities/330/dry-runs/judgements', judged);
    expect(dryRunSchema.parse(elsewhere.body)).toMatchObject({ refused: null, started: [] });
  });

  it('names the fields of a wrong body, and an act or a case that there is not', async () => {
    const wrong = await officer.post(`/v1/interventions/${id}/dry-runs/directions`, {});
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'invalid-body']);
    const paths = [
      `/v1/interventions/${id}/dry-runs/nothing`,
      '/v1/interventions/00000000-0000-4000-8000-000000000000/dry-runs/notes',
      '/v1/authorities/000/dry-runs/judgements',
    ];
    for (const path of paths) expect((await officer.post(path, note('x'))).status).toBe(404);
  });

  it('appends nothing, whatever comes of it', async () => {
    const before = await api.backend.store.head();
    await ask('directions', direction);
    await ask('directions', direction, api.as('researcher'));
    await ask('commissioner-reports', { effectiveOn: '2026-06-01', details: { stage: 'final' } });
    await officer.post(`/v1/interventions/${id}/dry-runs/directions`, {});
    expect(await api.backend.store.head()).toBe(before);
  });
});
