import { policiesSchema, policyComparisonSchema, policySchema } from '@interventions/contracts';
import { policyVersions } from '@interventions/domain';
import { judgement, type ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('the versions of the policy', () => {
  let api: StartedApi;
  let researcher: ApiCaller;
  let id = '';

  beforeAll(async () => {
    api = await startApi();
    researcher = api.as('researcher');
    const officer = api.as('case-officer');
    id = await officer.open();
    const judged = await officer.post('/v1/authorities/871/judgements', judgement, {
      'idempotency-key': 'j',
      'if-none-match': '*',
    });
    expect(judged.status).toBe(201);
    await api.backend.readiness();
  });

  afterAll(async () => {
    await api.stop();
  });

  const compared = async (a: string, b: string) =>
    policyComparisonSchema.parse(
      (await researcher.get(`/v1/policies/comparison?a=${a}&b=${b}`)).body,
    );

  it('are read whole, each with its rules and how it stands', async () => {
    const { items } = policiesSchema.parse((await researcher.get('/v1/policies')).body);
    expect(items.map((one) => one.id)).toEqual(policyVersions.map((one) => one.id));
    const one = await researcher.get('/v1/policies/select-committee-2016');
    expect(policySchema.parse(one.body)).toMatchObject({
      standing: 'counterfactual',
      standingText: 'Never in force',
      from: null,
    });
    expect((await researcher.get('/v1/policies/none')).status).toBe(404);
  });

  it('are compared, with the open cases that the difference touches', async () => {
    const found = await compared('ad-hoc', 'intervention-2022');
    expect(found.parameters.length).toBeGreaterThan(3);
    expect(found.casesCompared).toBe(1);
    expect(found.cases.map((one) => [one.interventionId, one.authority])).toEqual([[id, 'Slough']]);
    expect((await compared('ad-hoc', 'ad-hoc')).cases).toEqual([]);
  });

  it('are compared anew once something is recorded of a case', async () => {
    const before = await compared('ad-hoc', 'intervention-2022');
    const officer = api.as('case-officer');
    const closed = {
      effectiveOn: '2026-01-01',
      details: { testMet: 'Judged better', deliverySettledAs: 'council-run' },
    };
    const leader = api.as('team-leader');
    const answer = await leader.record(id, 'closures', closed, 0);
    expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
    await officer.get('/v1/me', { 'read-after': String(answer.body['position']) });
    await api.backend.readiness();
    const after = await compared('ad-hoc', 'intervention-2022');
    expect([before.casesCompared, after.casesCompared]).toEqual([1, 0]);
    expect(after.position > before.position).toBe(true);
  });

  it.each([
    ['a=ad-hoc', 'b'],
    ['a=ad-hoc&b=none', 'b'],
    ['a=none&b=ad-hoc', 'a'],
    ['a=ad-hoc&b=pm-2015&asOf=soon', 'asOf'],
  ])('refuse a comparison with ?%s', async (query, field) => {
    const { status, body } = await researcher.get(`/v1/policies/comparison?${query}`);
    expect([status, body['code'], body['field']]).toEqual([400, 'invalid-query', field]);
  });
});
