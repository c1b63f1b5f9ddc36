import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { direction, note } from './testing/api-caller.js';
import { startApi, type StartedApi } from './testing/started-api.js';

/** Nothing of this may stand in a line of the log, whatever happens. */
const canary = 'canary';
const details = { text: canary, about: `Ann ${canary}`, visibility: 'case-team' };

describe('what the api logs, at its most talkative', () => {
  let api: StartedApi;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.stop());

  it('holds no token, no name and nothing that was written, recorded or refused', async () => {
    const signIn = await api.nobody.post('/v1/sign-in', { persona: 'case-officer' });
    const officer = api.as('case-officer');
    const id = await officer.open();
    const noted = await officer.record(id, 'notes', { effectiveOn: '2015', details }, 0, canary);
    expect(noted.status).toBe(201);
    const answers = [
      await officer.record(id, 'notes', note(canary), 0),
      await officer.record(id, 'notes', note(canary), 1, canary),
      await officer.record(
        id,
        'directions',
        { ...direction, effectiveOn: '2090', note: canary },
        1,
      ),
      await api.as('researcher').record(id, 'notes', note(canary), 1),
      await officer.post(`/v1/interventions/${id}/notes`, { secret: canary }),
      await officer.get(`/v1/interventions?q=${canary}&${canary}=1`),
      await officer.get(`/v1/interventions/${randomUUID()}`),
      await api.nobody.get('/v1/me', { authorization: `Bearer ${canary}` }),
      await api.nobody.post('/ops/retry', {}, { authorization: `Bearer ${canary}` }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      412, 422, 422, 403, 400, 400, 404, 401, 401,
    ]);
    const operator = (await readFile(join(api.dataDir, 'ops-token'), 'utf8')).trim();
    await api.nobody.post('/ops/rebuild', {}, { authorization: `Bearer ${operator}` });
    await answered(api, answers.length);
    const secrets = [canary, 'Priya', 'Nair', 'Ana Ruiz', operator, String(signIn.body['token'])];
    for (const secret of secrets) expect(api.logged()).not.toContain(secret);
    expect(api.logged()).toContain('case-officer');
  });

  it('holds nothing of the events that a fault of the store met', async () => {
    const officer = api.as('case-officer');
    const id = await officer.open();
    await api.backend.close();
    const answer = await officer.record(id, 'notes', { effectiveOn: '2015', details }, 0, canary);
    expect(answer.status).toBeGreaterThanOrEqual(500);
    await answered(api, 2);
    expect(api.logged()).not.toContain(canary);
  });
});

async function answered(api: StartedApi, count: number): Promise<void> {
  while (api.logged().split('"answered"').length <= count)
    await new Promise((resolve) => setTimeout(resolve, 10));
}
