import { improvementSchema } from '@interventions/contracts';
import type { ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const maturity = (on: string, grade: number) => ({
  effectiveOn: on,
  details: { descriptorSet: '2022', lenses: [{ lens: 'workforce-stability', grade }] },
});

describe('how improvement moved', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';
  let between = '';
  let after = '';
  const clock = new SetClock('2026-06-01T09:00:00.000Z');
  const ask = (query = '', caller = officer) =>
    caller.get(`/v1/interventions/${id}/improvement${query}`, { 'read-after': after });

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    officer = api.as('case-officer');
    id = await officer.open();
    const council = await officer.post(
      '/v1/authorities/871/maturity-assessments',
      maturity('2026-01-10', 1),
      { 'idempotency-key': 'council', 'if-none-match': '*' },
    );
    expect([council.status, council.status === 201 ? '' : council.text]).toEqual([201, '']);
    between = await api.backend.store.head();
    const first = await officer.record(id, 'maturity-assessments', maturity('2026-03-10', 3), 0);
    expect(first.status).toBe(201);
    const recorded = await officer.record(
      id,
      'improvement-stages',
      {
        effectiveOn: '2026-03-10',
        details: { stage: 'fair', slippingBack: [{ marker: 'Vacancies', evidence: 'A count' }] },
      },
      1,
    );
    expect(recorded.status).toBe(201);
    after = String(recorded.body['position']);
  });
  afterAll(() => api.stop());

  it('keeps the wire contract, with the council’s assessments among those of the case', async () => {
    const found = improvementSchema.parse((await ask()).body);
    expect(found.sets[0]?.lenses[0]).toMatchObject({ change: 2 });
    expect(found.assessments.map(({ ofCouncil }) => ofCouncil)).toEqual([true, false]);
    expect(found.stages[0]?.slippingBack).toEqual([{ marker: 'Vacancies', evidence: 'A count' }]);
    expect(found.ways.map(({ name }) => name)).toEqual([
      'poor-to-fair',
      'fair-to-good',
      'inadequate-to-next',
    ]);
  });

  it('is told by the council alone where a council is asked for', async () => {
    const { body } = await officer.get('/v1/authorities/871/improvement', { 'read-after': after });
    const found = improvementSchema.parse(body);
    expect(found.assessments.map(({ on }) => on)).toEqual(['2026-01-10']);
    expect([found.stages, found.ways]).toEqual([[], []]);
    expect((await officer.get('/v1/authorities/000/improvement')).status).toBe(404);
  });

  it('is told by a day, and as it was known', async () => {
    const early = improvementSchema.parse((await ask('?validAt=2026-02-01')).body);
    const then = improvementSchema.parse((await ask(`?knownAt=${between}`)).body);
    for (const found of [early, then]) expect(found.assessments).toHaveLength(1);
    expect((await ask('?validAt=2026-06-02')).status).toBe(400);
    expect((await ask('?validAt=1999-01-01')).status).toBe(404);
  });

  it('is taken away as a file by whoever may read', async () => {
    const { status, text, headers } = await ask('.csv?form=research', api.as('researcher'));
    expect([status, text.trimEnd().split('\r\n').length]).toEqual([200, 3]);
    expect(headers.get('content-disposition')).toContain(
      'improvement-slough-research-by-2026-06-01',
    );
    const council = await officer.get('/v1/authorities/871/improvement.csv');
    expect(council.text).toContain('Workforce stability');
  });

  it('takes markers as an earlier release sent them, and refuses a lens twice', async () => {
    const old = {
      effectiveOn: '2026-04-01',
      details: { stage: 'fair', slippingBack: ['Vacancies'] },
    };
    const lifted = await officer.record(id, 'improvement-stages', old, 2);
    after = String(lifted.body['position']);
    const found = improvementSchema.parse((await ask()).body);
    expect(found.stages.at(-1)?.slippingBack).toEqual([{ marker: 'Vacancies', evidence: null }]);
    const twice = maturity('2026-04-01', 2);
    const [lens] = twice.details.lenses;
    const body = { ...twice, details: { ...twice.details, lenses: [lens, lens] } };
    expect((await officer.record(id, 'maturity-assessments', body, 3)).status).toBe(422);
  });
});
