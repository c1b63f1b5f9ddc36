import { problemSchema } from '@interventions/contracts';
import { direction, note, type Answer } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('two officers at the same case', () => {
  let api: StartedApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api.stop();
  });

  it('of two decisions at the same revision one is recorded, the other told what was, fifty times', async () => {
    const officers = [api.as('case-officer'), api.as('commissioner')] as const;
    const id = await officers[0].open();
    for (let revision = 0; revision < 50; revision += 1) {
      const answers = await Promise.all([
        officers[0].record(id, 'notes', note(`Note ${revision}`), revision),
        officers[1].record(id, 'directions', direction, revision),
      ]);
      const [won, lost] = inOrder(answers);
      expect([won?.status, lost?.status]).toEqual([201, 412]);
      const problem = problemSchema.parse(lost?.body);
      expect(problem).toMatchObject({ code: 'stale', revision: String(revision + 1) });
      expect(problem.since?.map((entry) => entry.id)).toEqual(won?.body['eventIds']);
      expect(lost?.headers.get('etag')).toBe(`"${revision + 1}"`);
    }
    const { body } = await officers[0].get('/v1/audit-trail?refused=yes&limit=1', {
      'read-after': await api.backend.store.head(),
    });
    expect(body['total']).toBe(50);
  }, 60_000);
});

function inOrder(answers: readonly Answer[]): readonly Answer[] {
  return [...answers].sort((one, other) => one.status - other.status);
}
