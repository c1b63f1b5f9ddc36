import { join } from 'node:path';
import fc from 'fast-check';
import { SubjectKeyProtector } from '@interventions/adapters/keys';
import { personalDetailsOf, subjectNamed } from '@interventions/application';
import {
  problemSchema,
  recordedSchema,
  searchAnswerSchema,
  timelineSchema,
} from '@interventions/contracts';
import type { ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

describe('searching', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';
  let revision = 0;

  const record = async (route: string, effectiveOn: string, details: object, common = {}) => {
    const input = { effectiveOn, details, ...common };
    const answer = await officer.record(id, route, input, revision++);
    expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
    return recordedSchema.parse(answer.body).eventIds[0] ?? '';
  };
  const find = async (query: string, by = officer) => {
    const answer = await by.get(`/v1/search?${query}`, { 'read-after': await head() });
    expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
    return searchAnswerSchema.parse(answer.body);
  };
  const head = () => api.backend.store.head();
  const hits = async (query: string, by = officer) =>
    (await find(query, by)).groups.flatMap(({ items }) => items);

  beforeAll(async () => {
    api = await startApi();
    officer = api.as('case-officer');
    id = await officer.open();
    await record(
      'commissioners',
      '2014-10-01',
      { commissioners: ['Zoë Müller'] },
      { source: { title: 'Letter of appointment', url: 'https://example.org/letter' } },
    );
    for (const [day, visibility] of [
      ['2015-01-05', 'case-team'],
      ['2015-03-05', 'department'],
      ['2015-02-05', 'publishable'],
    ] as const)
      await record('notes', day, {
        text: `Telephoned about caseloads (${visibility})`,
        visibility,
      });
  });
  afterAll(() => api.stop());

  it('finds words in any order, cut short, without case and diacritics, with the very entry', async () => {
    const [person, entry] = await hits('q=mull+ZOE');
    expect(person).toMatchObject({
      kind: 'person',
      title: [{ text: 'Zoë Müller', found: true }],
      dateText: '1 October 2014',
      authority: 'Slough',
      interventionId: id,
    });
    const timeline = timelineSchema.parse(
      (await officer.get(`/v1/interventions/${id}/timeline`)).body,
    );
    expect(timeline.items.map((one) => one.id)).toContain(entry?.entryId);
    expect((await hits('q=%22muller+zoe%22')).length).toBe(0);
    expect((await hits('q=slough')).map((one) => one.kind)).toContain('council');
    expect(await hits('q=example.org/letter')).toMatchObject([
      { kind: 'source', url: 'https://example.org/letter', entries: 1 },
    ]);
  });

  it('gives one kind in pages, newest first where that is asked for', async () => {
    const first = await find('q=caseloads&kind=entry&order=newest&limit=2');
    const items = (answer: typeof first) => answer.groups.flatMap((group) => group.items);
    expect(items(first).map((one) => one.dateText)).toEqual(['5 March 2015', '5 February 2015']);
    expect(first.groups.find(({ kind }) => kind === 'entry')?.total).toBe(3);
    const rest = await find(
      `q=caseloads&kind=entry&order=newest&limit=2&cursor=${first.next ?? ''}`,
    );
    expect(items(rest).map((one) => one.dateText)).toEqual(['5 January 2015']);
    expect(rest.next).toBeNull();
    const lost = await officer.get(`/v1/search?q=other&kind=entry&cursor=${first.next ?? ''}`);
    expect([lost.status, lost.body['field']]).toEqual([400, 'cursor']);
  });

  it('finds for a researcher what the timeline shows them, and nothing for nobody', async () => {
    const reader = api.as('researcher');
    const shown = timelineSchema.parse((await reader.get(`/v1/interventions/${id}/timeline`)).body);
    const notes = shown.items.filter((entry) => entry.sentence.includes('caseloads'));
    const found = await hits('q=caseloads', reader);
    expect(found.map((one) => one.entryId).sort()).toEqual(notes.map((one) => one.id).sort());
    expect(found).toHaveLength(2);
    expect((await api.nobody.get('/v1/search?q=caseloads')).status).toBe(401);
  });

  it('tells of corrected and retracted entries that they are', async () => {
    const target = await record('notes', '2016-01-05', {
      text: 'Met at Leads',
      visibility: 'department',
    });
    const replacement = { details: { text: 'Met at Leeds', visibility: 'department' } };
    await record('corrections', '2016-01-06', { target, replacement, because: 'A slip' });
    const leeds = (await hits('q=leeds')).filter((one) => one.entryId === target);
    expect(leeds).toMatchObject([{ corrected: true, retracted: false }]);
    expect((await hits('q=leads')).filter((one) => one.entryId === target)).toEqual([]);
    await record('retractions', '2016-01-07', { target, because: 'Another council' });
    expect((await hits('q=leeds')).filter((one) => one.entryId === target)).toMatchObject([
      { corrected: true, retracted: true },
    ]);
  });

  it('finds what is said of a private person until they are erased and the views are built again', async () => {
    const said = { text: 'Spoke with a grandmother', visibility: 'case-team', about: 'Jane Roe' };
    await record('notes', '2016-02-05', said);
    expect(await hits('q=grandmother')).toHaveLength(1);
    expect(await hits('q=%22jane+roe%22')).toHaveLength(1);
    const keys = new SubjectKeyProtector({
      file: join(api.dataDir, 'subject-keys.db'),
      personalFields: personalDetailsOf,
    });
    keys.erase(subjectNamed('Jane Roe'));
    keys.close();
    await api.backend.views.rebuild();
    expect(await hits('q=grandmother')).toEqual([]);
    expect(await hits('q=jane')).toEqual([]);
    expect(await hits('q=caseloads')).toHaveLength(3);
  });

  it('answers any text, or says what to do', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.array(
        fc.constantFrom('"', '*', 'NEAR(', ')', 'AND', 'NOT', '^', ':', '-', "';", 'a ', '\0'),
      ),
    );
    for (const text of fc.sample(texts, { numRuns: 150, seed: 7 })) {
      const q = encodeURIComponent([text].flat().join(''));
      const answer = await officer.get(`/v1/search?q=${q}`);
      if (answer.status === 200) searchAnswerSchema.parse(answer.body);
      else expect(problemSchema.parse(answer.body)).toMatchObject({ status: 400, field: 'q' });
    }
    expect((await officer.get('/v1/search?q=a&q=b')).status).toBe(400);
    expect((await officer.get('/v1/search')).body['field']).toBe('q');
    expect((await officer.get(`/v1/search?q=${'a'.repeat(201)}`)).status).toBe(400);
  }, 60_000);
});
