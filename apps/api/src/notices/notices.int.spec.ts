import { randomUUID } from 'node:crypto';
import { noticeSchema, noticesPageSchema } from '@interventions/contracts';
import type { JsonObject, NewEvent } from '@interventions/eventsourcing';
import { startApi, type StartedApi } from '../testing/started-api.js';

const values = {
  council: 'Slough',
  kind: 'Six-month review',
  what: 'Six-month review 3',
  due: '30 September 2026',
  who: 'DfE',
  explanation: 'A review is due every six months.',
  link: 'https://interventions.example/interventions/1',
};
const timer = { id: randomUUID(), at: '2026-09-29T07:02:00.000Z', purpose: 'retry-message' };

describe('the messages of the service', () => {
  let api: StartedApi;
  let caseId = '';
  let position = '';

  beforeAll(async () => {
    api = await startApi();
    caseId = await api.as('case-officer').open('871');
  });
  afterAll(() => api.stop());

  const record = async (...events: readonly NewEvent[]): Promise<void> => {
    const result = await api.backend.store.append(`review-cycle-${caseId}`, 'any', events);
    position = result.position;
  };
  const intend = async (changes: JsonObject = {}): Promise<string> => {
    const reference = randomUUID();
    const about = { reference, key: 'review/1/3', due: '2026-09-30', step: '1-day' };
    const message = { template: 'deadline-1-day', to: 'Priya Nair', values };
    await record(
      event('reminder-intended.v1', { ...about, ...message, sets: [timer], ...changes }),
    );
    return reference;
  };
  const get = (path: string, role: 'case-officer' | 'researcher' = 'case-officer') =>
    api.as(role).get(`/v1/notices${path}`, { 'read-after': position });

  it('are listed with how they stand, and read with their text and every attempt', async () => {
    const sent = await intend();
    const done = { reference: sent, provider: 'outbox', id: sent, ends: [] };
    const failed = { reference: sent, because: 'GOV.UK Notify answered 503.', sets: [], ends: [] };
    await record(
      event('reminder-failed.v1', { ...failed, attempt: 1 }),
      event('reminder-claimed.v1', { reference: sent, attempt: 2, sets: [], ends: [] }),
      event('reminder-sent.v1', { ...done, attempt: 2 }),
    );
    const waiting = await intend();
    const list = noticesPageSchema.parse((await get('')).body);
    expect(list.counts).toEqual({ sent: 1, waiting: 1, failed: 0 });
    expect(list.items.map(({ reference, stateText }) => [reference, stateText])).toEqual([
      [waiting, 'Waiting to be sent'],
      [sent, 'Sent'],
    ]);
    expect(list.items[1]).toMatchObject({
      subject: 'Due by tomorrow: Six-month review, Slough',
      to: 'Priya Nair',
      laCode: '871',
      interventionId: caseId,
      dueText: '30 September 2026',
    });
    const one = noticeSchema.parse((await get(`/${sent}`)).body);
    expect(one.address).toMatch(/@.*\.example$/);
    expect(noticeSchema.parse((await get(`/${sent}`, 'researcher')).body).address).toBeNull();
    expect(one.body).toContain('Slough: Six-month review 3 is due on 30 September 2026.');
    expect(one.tries.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'failed'],
      [2, 'sent'],
    ]);
  });

  it('are filtered, and paged with a link to the next', async () => {
    const reference = await intend({ to: 'North and Midlands' });
    const gone = { reference, attempt: 1, because: 'The address book has none.', ends: [] };
    await record(event('reminder-given-up.v1', gone));
    const failed = noticesPageSchema.parse((await get('?state=failed')).body);
    expect(failed.items.map((one) => [one.reference, one.problem])).toEqual([
      [reference, 'The address book has none.'],
    ]);
    const page = await get('?limit=1');
    expect(page.headers.get('link')).toContain('rel="next"');
    expect((await get(`?interventionId=${randomUUID()}`)).body['total']).toBe(0);
    expect((await get('?state=nothing')).status).toBe(400);
    expect((await get('?cursor=nonsense')).status).toBe(400);
  });

  it('say so where a message could not be written', async () => {
    const reference = await intend({ values: { what: 'Six-month review 4' } });
    const { status, body } = await get(`/${reference}`);
    expect([status, body['subject']]).toEqual([200, 'This message could not be written']);
  });

  it('are not found where there are none, nor by anybody who is not signed in', async () => {
    expect((await get(`/${randomUUID()}`)).status).toBe(404);
    expect((await get('/x')).status).toBe(404);
    expect((await api.nobody.get('/v1/notices')).status).toBe(401);
  });
});

function event(type: string, data: JsonObject): NewEvent {
  const metadata = { actor: 'Interventions service', role: 'system', commandId: randomUUID() };
  return { id: randomUUID(), type, data, metadata: { ...metadata, correlationId: 'c-1' } };
}
