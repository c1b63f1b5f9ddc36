import * as wire from '@interventions/contracts';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('cases that follow each other', () => {
  let api: StartedApi;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  it('link to each other, also across a reorganisation, and a voided one is linked no more', async () => {
    const officer = api.as('case-officer');
    const former = await officer.open('928');
    const opening = {
      effectiveOn: '2021-04-01',
      details: { laCode: '940', trigger: 'other', triggerText: 'Reorganised', follows: former },
    };
    const opened = await officer.post('/v1/interventions', opening, { 'idempotency-key': 'next' });
    const { id, position } = wire.recordedSchema.parse(opened.body);
    const read = async (of: string, after: string) =>
      wire.interventionSchema.parse(
        (await officer.get(`/v1/interventions/${of}`, { 'read-after': after })).body,
      );
    expect((await read(id, position)).followsCase).toMatchObject({
      id: former,
      laCode: '928',
      authority: 'Northamptonshire',
    });
    expect((await read(former, position)).followedBy).toMatchObject([
      { id, authority: 'North Northamptonshire', openedOn: '2021-04-01', status: 'open' },
    ]);

    const voiding = { effectiveOn: '2021-05-01', details: { because: 'Opened twice' } };
    const voided = await api.as('team-leader').record(id, 'voidings', voiding, 0);
    const after = wire.recordedSchema.parse(voided.body).position;
    expect((await read(former, after)).followedBy).toEqual([]);
  });

  it('belong to councils that are found by name, former name or code', async () => {
    const found = async (q: string) => {
      const answer = await api.as('researcher').get(`/v1/authorities?show=all&q=${q}`);
      return wire.authoritiesPageSchema.parse(answer.body).items.map(({ name }) => name);
    };
    expect(await found('bournemouth+borough+council')).toEqual(['Bournemouth']);
    expect(await found('871')).toEqual(['Slough']);
    expect(await found("slou'gh")).toEqual(['Slough']);
  });
});
