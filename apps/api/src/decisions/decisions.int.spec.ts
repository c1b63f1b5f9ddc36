import type { z } from 'zod';
import * as wire from '@interventions/contracts';
import { judgement, note, type ApiCaller } from '../testing/api-caller.js';
import { SetClock } from '../testing/set-clock.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const day = '2026-06-01';
const nowhere = '00000000-0000-4000-8000-000000000000';

/** The side of a decision that never changes, as it came over the wire. */
const pinned = ({ at, contemporaneous, asRecorded, terms, policies, then }: wire.Decision) =>
  JSON.stringify({ at, contemporaneous, asRecorded, terms, policies, then });

describe('decisions', () => {
  let api: StartedApi;
  let commissioner: ApiCaller;
  let id = '';
  let entryId = '';
  let lateId = '';
  let after = '';
  let revision = 0;
  const clock = new SetClock(`${day}T09:00:00.000Z`);

  const read = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Promise<z.infer<Schema>> => {
    const answer = await commissioner.get(path, { 'read-after': after });
    expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([
      path,
      200,
      '',
    ]);
    return schema.parse(answer.body);
  };

  const record = async (route: string, body: unknown, who = commissioner): Promise<string> => {
    const answer = await who.record(id, route, body, revision);
    expect([route, answer.status, answer.status === 201 ? '' : answer.text]).toEqual([
      route,
      201,
      '',
    ]);
    const { position, revision: now, eventIds } = wire.recordedSchema.parse(answer.body);
    [after, revision] = [position, Number(now)];
    return eventIds[0] ?? '';
  };

  beforeAll(async () => {
    api = await startApi({ clock, log: { now: () => clock.now() } });
    commissioner = api.as('commissioner');
    id = await api.as('case-officer').open();
    const judged = await commissioner.post('/v1/authorities/871/judgements', judgement, {
      'idempotency-key': 'j',
      'if-none-match': '*',
    });
    expect(judged.status).toBe(201);
    lateId = await record(
      'reviews',
      { effectiveOn: '2015-02-01', details: { outcome: 'some' } },
      api.as('case-officer'),
    );
    await record('commissioners', {
      effectiveOn: '2026-03-01',
      details: { commissioners: ['Jo Example'], remit: 'review' },
    });
    entryId = await record('decisions', {
      effectiveOn: day,
      details: { option: 'retain', reasons: 'It improves', reReviewOn: ['2026-12-01'] },
    });
  });

  afterAll(async () => {
    await api.stop();
  });

  const path = () => `/v1/interventions/${id}/decisions/${entryId}`;

  it('stay the same on their side whatever is recorded later, and name the position they rest on', async () => {
    const before = await read(path(), wire.decisionSchema);
    expect(before).toMatchObject({
      contemporaneous: true,
      then: { day },
      policies: [{ id: 'intervention-2022' }],
      differences: [],
      knownAt: null,
    });
    expect(before.asRecorded.departures.map(({ rule }) => rule)).toEqual(['R5']);
    clock.instant = '2026-07-01T09:00:00.000Z';
    await record('corrections', {
      effectiveOn: '2026-07-01',
      details: {
        target: entryId,
        replacement: { effectiveOn: '2026-05-31', details: { reasons: 'Other reasons' } },
        because: 'The letter is dated 31 May',
      },
    });
    await record('advisers', { effectiveOn: '2026-04-01', details: { name: 'John Coughlan' } });
    const later = await read(path(), wire.decisionSchema);
    expect(pinned(later)).toBe(pinned(before));
    expect(later.known.day).toBe('2026-05-31');
    expect(later.differences.map(({ section }) => section)).toContain('instruments');
    const shared = await read(`${path()}?knownAt=${before.position}`, wire.decisionSchema);
    expect(shared.known).toEqual(before.known);
    expect(shared.knownAt).toBe(before.position);
    clock.instant = `${day}T09:00:00.000Z`;
  });

  it('make no claim about the day where they were recorded after it', async () => {
    const late = await read(path().replace(entryId, lateId.toUpperCase()), wire.decisionSchema);
    expect(late.contemporaneous).toBe(false);
    expect(late.then.day).toBe('2015-02-01');
  });

  it('are listed of a case, and of a person', async () => {
    const list = async (query: string) =>
      (await read(`/v1/decisions?${query}`, wire.decisionsPageSchema)).items.map((one) => one.id);
    const all = await list(`interventionId=${id}`);
    expect(all).toHaveLength(3);
    expect([all.at(0), all.at(-1)]).toEqual([entryId, lateId]);
    expect(await list('actor=Priya+Nair')).toEqual([lateId]);
    expect(await list(`actor=Sir+Martin+Hale&interventionId=${id}`)).toEqual(all.slice(0, 2));
    expect(await list("actor='+OR+1=1")).toEqual([]);
    expect(await list(`interventionId=${nowhere}`)).toEqual([]);
    const one = await read('/v1/decisions?limit=1', wire.decisionsPageSchema);
    expect([one.items.length, one.total]).toEqual([1, 3]);
    expect((await commissioner.get('/v1/decisions?limit=0')).status).toBe(400);
    expect((await commissioner.get('/v1/decisions?interventionId=x')).status).toBe(400);
  });

  it('are steps of a history like everything else that happened', async () => {
    const of = (entry: string, query = '') =>
      read(`/v1/interventions/${id}/steps/${entry}${query}`, wire.caseStepSchema);
    const step = await of(entryId);
    expect(step.changes).toContainEqual(
      expect.objectContaining({ section: 'standing', after: 'No decision was waited for' }),
    );
    const previous = await of(step.previous?.id ?? '');
    expect(previous.next?.id).toBe(entryId);
    expect((await of(step.first.id)).previous).toBeNull();
    const known = await of(lateId, `?knownAt=${step.entry.position}`);
    expect(known.asAt.knownAt).toBe(step.entry.position);
  });

  it('are not found where there is none: another act, another case, no id', async () => {
    const noted = await record('notes', note('No decision'));
    const hostile = ['x', '..%2f..%2fetc', "'%20OR%201=1", '%00', '__proto__', 'a'.repeat(500)];
    for (const entry of [noted, nowhere, ...hostile])
      for (const kind of ['decisions', 'steps']) {
        const { status, body } = await commissioner.get(
          `/v1/interventions/${id}/${kind}/${entry}`,
          { 'read-after': after },
        );
        const isStep = kind === 'steps' && entry === noted;
        expect([kind, entry, status]).toEqual([kind, entry, isStep ? 200 : 404]);
        if (!isStep) expect(body['code']).toBe('not-found');
      }
    for (const other of [nowhere, 'x'])
      expect((await commissioner.get(path().replace(id, other))).status).toBe(404);
    expect((await commissioner.get(`${path()}?knownAt=2090-01-01`)).status).toBe(400);
    expect((await commissioner.get(`${path()}?knownAt=2026-05-01`)).status).toBe(404);
    expect((await commissioner.get(`${path()}?surprise=1`)).status).toBe(400);
  });
});
