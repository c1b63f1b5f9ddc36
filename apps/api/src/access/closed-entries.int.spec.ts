import { recordedSchema, searchAnswerSchema, timelineSchema } from '@interventions/contracts';
import { judgement, type ApiCaller, type Answer } from '../testing/api-caller.js';
import { EventReader } from '../testing/event-reader.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

/** Stands in everything that is for the case team alone, and in nothing else. */
const secret = 'Quicksilver';
const caseTeam = { visibility: 'case-team' };
const outsiders = ['commissioner', 'researcher'] as const;

/** What each parameter of a path may stand for, in every address that is asked for. */
type Samples = Readonly<Record<string, readonly string[]>>;

/** Questions that lead to other answers, beside the plain one. */
const questions: Readonly<Record<string, readonly string[]>> = {
  '/v1/interventions': [`?q=${secret}`],
  '/v1/interventions/:id/timeline': [
    ...['?track=record', '?corrected=yes', `?source=${secret}`, '?order=oldest&limit=500'],
    ...['?validAt=2024-12-31', '?knownAt={middle}', '?knownAt={early}'],
  ],
  '/v1/interventions/:id/state': ['?validAt=2025-12-31', '?knownAt={middle}'],
  '/v1/interventions/:id/steps/:entryId': ['?knownAt={middle}', '?knownAt={early}'],
  '/v1/interventions/:id/decisions/:entryId': ['?knownAt={middle}'],
  '/v1/authorities/:laCode/timeline': ['?order=oldest', '?knownAt={middle}'],
  '/v1/disagreements': ['?show=open', '?show=settled'],
  '/v1/new-entries': ['?entries=50'],
  '/v1/audit-trail': ['?limit=200', '?type=NoteAdded', '?type=EntryCorrected'],
  '/v1/search': [`?q=${secret}`, `?q=${secret}&kind=entry`, '?q=note', '?q=letter&kind=source'],
  '/v1/policies/comparison': ['?a=pm-2015&b=ad-hoc'],
  '/v1/overviews/:name': ['?knownAt={middle}'],
  '/v1/overviews/:name.csv': ['?form=spreadsheet', '?form=research'],
};

/** Routes that tell no words of entries, or are read by another test below. */
const aside = /^\/(docs|calendar|health|metrics|v1\/(changes|notices\/:reference))/;

/** An answer without the sentences of an evaluation that count entries: each reader’s own. */
const withoutCounts = ({ body }: Answer) => ({ ...body, explanations: null });

describe('what is for the case team alone', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';
  let revision = 0;
  const recorded: { readonly id: string; readonly closed: boolean }[] = [];
  const positions: string[] = [];
  let samples: Samples = {};

  const keep = (answer: Answer, closed: boolean): string => {
    expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
    const { eventIds, position, revision: now } = recordedSchema.parse(answer.body);
    const [entry = ''] = eventIds;
    recorded.push({ id: entry, closed });
    positions.push(position);
    revision = Number(now);
    return entry;
  };
  const record = async (route: string, details: object, common: object = {}, on = '2025-01-05') => {
    const input = { effectiveOn: on, details, ...common };
    const closed = JSON.stringify(input).includes(secret);
    return keep(await officer.record(id, route, input, revision), closed);
  };
  const allOver = {
    reason: `${secret} reason`,
    note: `${secret} note`,
    legalBasis: `${secret} act`,
    source: { title: `${secret} letter`, url: `https://example.org/${secret}` },
    claims: [{ effectiveOn: '2025-02', source: { title: `${secret} minutes` }, note: secret }],
  };
  const head = () => api.backend.store.head();

  beforeAll(async () => {
    api = await startApi();
    officer = api.as('case-officer');
    id = await officer.open();
    const judged = await officer.post('/v1/authorities/871/judgements', judgement, {
      ...{ 'idempotency-key': 'judgement', 'if-none-match': '*' },
    });
    const noted = await officer.post(
      '/v1/authorities/871/notes',
      { effectiveOn: '2025-01-05', details: { text: `${secret} of the council`, ...caseTeam } },
      { 'idempotency-key': 'note', 'if-match': '"0"' },
    );
    keep(judged, false);
    keep(noted, true);
    revision = 0;
    const open = await record('notes', { text: 'A note for all', visibility: 'department' });
    await record('annotations', { target: open, text: 'Seen by all' });
    const note = await record('notes', { text: `${secret} text`, ...caseTeam }, allOver);
    const remark = await record('annotations', {
      ...{ target: note, text: `${secret} remark` },
      ...{ claimedDate: '2025-03', claimedBy: `${secret} minutes` },
    });
    await record('annotations', { target: remark, text: `${secret} remark on the remark` });
    await record('corrections', {
      target: note,
      replacement: { details: { text: `${secret} corrected` }, note: `${secret} again` },
      because: `${secret} because`,
    });
    await record('accepted-claims', { target: note, claim: 0, because: `${secret} accepted` });
    const file = { fileName: `${secret}.pdf`, mediaType: 'application/pdf' };
    const evidence = await record('evidence', { title: `${secret} file`, ...file, ...caseTeam });
    await record('retractions', { target: evidence, because: `${secret} withdrawn` });
    await record('evidence', { title: `${secret} second file`, about: open, ...caseTeam });
    const once = await record('notes', { text: `${secret} once open`, visibility: 'department' });
    await record('corrections', {
      target: once,
      replacement: { details: { visibility: 'case-team' } },
      because: `${secret} closed afterwards`,
    });
    await record('commissioners', { commissioners: ['Jo Example'], remit: 'review' });
    const decision = await record(
      'decisions',
      { option: 'remove-to-trust', reasons: 'It failed' },
      {},
      '2026-03-01',
    );
    await record(
      'delivery-models',
      { model: 'independent-trust', vehicle: 'example-trust', vehicleName: 'Example Trust' },
      {},
      '2026-03-02',
    );
    // Whoever looked at the case before all that has it as new.
    for (const persona of [...outsiders, 'team-leader'] as const)
      await api
        .as(persona)
        .send(
          'PUT',
          `/v1/desk/looked/${id}`,
          { 'content-type': 'application/json' },
          JSON.stringify({ position: positions[0] }),
        );
    samples = {
      id: [id],
      interventionId: [id],
      laCode: ['871'],
      entryId: [decision, ...recorded.map((one) => one.id)],
      name: ['phases', 'completeness', 'go-live'],
      key: ['example-trust'],
    };
  }, 60_000);
  afterAll(() => api.stop());

  /** Every address of every GET route that answers with data. */
  function addresses(): readonly string[] {
    const paths = api.routes
      .all()
      .filter(({ method, path }) => method === 'GET' && !aside.test(path))
      .map(({ path }) => path);
    return [...new Set(paths)].flatMap((path) =>
      ['', ...(questions[path] ?? [])].flatMap((question) =>
        filled(path, `${path}${question}`.replace('{middle}', at(8)).replace('{early}', at(13))),
      ),
    );
  }
  const at = (n: number) => positions[n] ?? '';

  function filled(path: string, address: string): readonly string[] {
    const [, name] = /:(\w+)/.exec(address) ?? [];
    if (name === undefined) return [address];
    const values = path.includes('policies/:id') ? ['pm-2015'] : samples[name];
    if (values === undefined) throw new Error(`Give a sample of :${name}, for ${path}.`);
    return values.flatMap((value) => filled(path, address.replace(`:${name}`, value)));
  }

  async function read(caller: ApiCaller): Promise<ReadonlyMap<string, Answer>> {
    const answers = new Map<string, Answer>();
    for (const address of addresses())
      answers.set(address, await caller.get(address, { 'read-after': await head() }));
    return answers;
  }

  it.each(outsiders)('stands in no answer of any route to a %s', async (persona) => {
    const answers = await read(api.as(persona));
    expect(answers.size).toBeGreaterThan(60);
    const faults = [...answers].filter(([, { status }]) => ![200, 400, 404].includes(status));
    expect(faults).toEqual([]);
    const told = [...answers].filter(([, { text }]) => text.includes(secret));
    expect(told.map(([address]) => address)).toEqual([]);
  });

  it('stands in the answers to the case team: in each kind that could tell it', async () => {
    const answers = await read(officer);
    const telling = [...answers].filter(([, { text }]) => text.includes(secret));
    const kinds = telling.map(([address]) => address.replace(/\?.*/, '').replaceAll(id, ':id'));
    expect([...new Set(kinds)].filter((kind) => !kind.includes('/steps/'))).toEqual(
      expect.arrayContaining([
        '/v1/interventions/:id/timeline',
        '/v1/interventions/:id/history',
        `/v1/interventions/:id/decisions/${samples['entryId']?.[0] ?? ''}`,
        '/v1/authorities/871/timeline',
        '/v1/audit-trail',
        '/v1/search',
      ]),
    );
    expect(kinds.some((kind) => kind.includes('/steps/'))).toBe(true);
  });

  it('is counted on the timeline, however that is filtered, and its steps are not there', async () => {
    const closed = recorded.filter((one) => one.closed);
    const timelineOf = async (who: ApiCaller, query = '') =>
      timelineSchema.parse((await who.get(`/v1/interventions/${id}/timeline${query}`)).body);
    for (const persona of outsiders) {
      const whole = await timelineOf(api.as(persona));
      expect(whole.closed).toBe(closed.length);
      expect(whole.items.map((one) => one.visibility)).not.toContain('case-team');
      expect((await timelineOf(api.as(persona), `?source=${secret}`)).closed).toBe(closed.length);
      const earlier = await timelineOf(api.as(persona), `?knownAt=${at(4)}`);
      expect(earlier.closed).toBe(2);
      for (const one of closed) {
        const step = await api.as(persona).get(`/v1/interventions/${id}/steps/${one.id}`);
        expect([step.status, step.body['remedy']]).toEqual([
          404,
          expect.stringContaining('case team'),
        ]);
      }
    }
    expect(await timelineOf(officer)).toMatchObject({ closed: 0 });
    const all = (await timelineOf(officer)).items.length;
    expect((await timelineOf(api.as('researcher'))).items).toHaveLength(all - closed.length);
  });

  it('changes no state, evaluation or overview for whoever may not read it', async () => {
    for (const path of [
      `/v1/interventions/${id}`,
      `/v1/interventions/${id}/evaluation`,
      '/v1/deadlines',
      '/v1/vehicles/example-trust',
    ]) {
      const [whole, cut] = [await officer.get(path), await api.as('researcher').get(path)];
      expect([path, withoutCounts(cut)]).toEqual([path, withoutCounts(whole)]);
    }
    const state = async (who: ApiCaller) =>
      (await who.get(`/v1/interventions/${id}/state`)).body['state'];
    expect(await state(api.as('researcher'))).toEqual(await state(officer));
  });

  it('is found by no search, and by the case team’s', async () => {
    const found = async (who: ApiCaller) =>
      searchAnswerSchema.parse((await who.get(`/v1/search?q=${secret}`)).body).total;
    expect(await found(api.as('researcher'))).toBe(0);
    expect(await found(api.as('commissioner'))).toBe(0);
    expect(await found(api.as('team-leader'))).toBeGreaterThan(5);
  });

  it('stands in the audit trail as recorded by whom and when, without its words', async () => {
    const { body } = await api.as('researcher').get('/v1/audit-trail?type=NoteAdded');
    const lines = body['items'] as readonly { readonly id: string; readonly what: string }[];
    const wordsOf = (closed: boolean) =>
      lines
        .filter((line) => recorded.some((one) => one.id === line.id && one.closed === closed))
        .map(({ what }) => what);
    expect(new Set(wordsOf(true))).toEqual(
      new Set(['What it says is shown to the case team only']),
    );
    expect(wordsOf(true)).toHaveLength(3);
    expect(wordsOf(false)).toEqual(['A note for all']);
  });

  it('is told of by the changes as something that was recorded, as any entry is', async () => {
    const { token } = await api.issuer.sign({ actor: 'Ana', name: 'Ana', role: 'researcher' });
    const reader = await EventReader.open(`${api.url}/v1/changes?after=${at(0)}`, {
      authorization: `Bearer ${token}`,
    });
    const event = await reader.next();
    reader.close();
    expect(event?.event).toBe('changes');
    expect(JSON.stringify(event)).not.toContain(secret);
  });

  it('is a number in the answer to a commissioner who comes late', async () => {
    const late = await api
      .as('commissioner')
      .record(
        id,
        'notes',
        { effectiveOn: '2025-01-06', details: { text: 'Late', visibility: 'department' } },
        2,
      );
    expect(late.status).toBe(412);
    expect(late.text).not.toContain(secret);
    expect(late.body['detail']).toContain('entries of it are for the case team only');
    expect((late.body['since'] as readonly unknown[]).length).toBeGreaterThan(0);
  });

  it('is not there for a commissioner who says something of it, not even in a trial', async () => {
    const [closed = ''] = recorded
      .filter((one) => one.closed)
      .map((one) => one.id)
      .slice(1);
    const commissioner = api.as('commissioner');
    const guess = {
      effectiveOn: '2025-01-06',
      details: { target: closed, replacement: { note: `${secret} again` }, because: 'A guess' },
    };
    const unknown = {
      ...guess,
      details: { ...guess.details, target: '00000000-0000-4000-8000-000000000000' },
    };
    for (const path of ['corrections', 'dry-runs/corrections']) {
      const [there, nowhere] = await Promise.all(
        [guess, unknown].map((body) =>
          path === 'corrections'
            ? commissioner.record(id, path, body, revision)
            : commissioner.post(`/v1/interventions/${id}/${path}`, body),
        ),
      );
      const told = ({ body }: Answer) => {
        const { code, detail } = (body['refused'] ?? body) as Readonly<Record<string, unknown>>;
        return { code, detail };
      };
      expect(there && told(there)).toEqual(nowhere && told(nowhere));
      expect(there && told(there)).toMatchObject({ code: 'target-unknown' });
    }
  });

  it('is not recorded by whoever could not read it afterwards, and not offered to them', async () => {
    const body = { effectiveOn: '2025-01-06', details: { text: 'x', visibility: 'case-team' } };
    const refused = await api.as('commissioner').record(id, 'notes', body, revision);
    expect([refused.status, refused.body['field']]).toEqual([400, 'details.visibility']);
    const choices = async (who: ApiCaller) => {
      const items = (await who.get('/v1/acts')).body['items'] as readonly {
        readonly route: string;
        readonly input: {
          readonly properties: { readonly details: { readonly properties: object } };
        };
      }[];
      return ['notes', 'evidence'].map((route) =>
        JSON.stringify(
          items.find((act) => act.route === route)?.input.properties.details.properties,
        ).includes('"enum":["case-team"'),
      );
    };
    expect(await choices(api.as('commissioner'))).toEqual([false, false]);
    expect(await choices(officer)).toEqual([true, true]);
  });
});
