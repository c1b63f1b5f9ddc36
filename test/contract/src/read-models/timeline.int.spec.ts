import { timelineSchema } from '@interventions/contracts';
import type { TimelineFilter, ViewQueries } from '@interventions/read-models';
import { idOf, judgement, opening, RecordedLog } from './recorded-log.js';

const slough = idOf('slough');
const log = new RecordedLog();
let queries: ViewQueries;

beforeAll(async () => {
  await log.tell(opening('slough', '871'), judgement('871', '2019-03-04'));
  const direction = await log.tell({
    of: 'slough',
    act: 'DirectionIssued',
    on: '2014-10',
    actor: 'Priya Nair',
    details: {
      kind: 'social-care',
      signatories: [{ name: 'Amelia Bird', rank: 'minister' }],
    },
    common: {
      source: { title: 'Letter from the minister' },
      claims: [{ effectiveOn: '2014-11', source: { title: 'A newspaper' } }],
    },
  });
  await log.tell(
    {
      of: 'slough',
      act: 'EntryCorrected',
      on: '2026-07-01',
      details: { target: direction, replacement: { note: 'Dated' }, because: 'A slip' },
    },
    { of: 'slough', act: 'MemorandumSigned', on: 'unknown', details: { parties: ['A'] } },
    {
      of: 'slough',
      act: 'NoteAdded',
      on: '2018',
      details: { text: 'x', visibility: 'department' },
    },
  );
  queries = await log.ask();
});
afterAll(() => log.close());

const actsOf = (filter: TimelineFilter): readonly string[] =>
  (queries.timelineOfCase(slough, { order: 'oldest', ...filter })?.items ?? []).map(
    (one) => one.act,
  );

describe('the timeline of a case', () => {
  it('is in the order of what happened, an unknown date last, the newest first unless asked', () => {
    const oldest = [
      'InterventionOpened',
      'DirectionIssued',
      'NoteAdded',
      'JudgementRecorded',
      'EntryCorrected',
      'MemorandumSigned',
    ];
    expect(actsOf({})).toEqual(oldest);
    const page = timelineSchema.parse(queries.timelineOfCase(slough));
    expect(page.items.map((one) => one.act)).toEqual(oldest.reverse());
    expect(page).toMatchObject({ total: 6, incompleteFrom: null, next: null });
  });

  it.each<[TimelineFilter, readonly string[]]>([
    [{ track: 'judgements' }, ['JudgementRecorded']],
    [{ track: ['judgements', 'instruments'] }, ['DirectionIssued', 'JudgementRecorded']],
    [{ weight: 'minor' }, ['NoteAdded', 'EntryCorrected']],
    [{ actor: ' priya nair' }, ['DirectionIssued']],
    [{ act: 'NoteAdded' }, ['NoteAdded']],
    [{ act: ['NoteAdded', 'JudgementRecorded'] }, ['NoteAdded', 'JudgementRecorded']],
    [{ person: 'NAIR' }, ['DirectionIssued']],
    [{ person: 'bird' }, ['DirectionIssued']],
    [{ recordedFrom: '2199-01-01' }, []],
    [{ late: 'yes', track: 'instruments' }, ['DirectionIssued']],
    [{ late: 'yes', act: 'MemorandumSigned' }, []],
    [{ disputed: 'yes' }, ['DirectionIssued']],
    [{ source: 'MINISTER' }, ['DirectionIssued']],
    [{ corrected: 'yes' }, ['DirectionIssued']],
    [{ from: '2018-06-01', to: '2018-06-30' }, ['NoteAdded', 'MemorandumSigned']],
    [{ from: '2014-10-31', to: '2014-11-30' }, ['DirectionIssued', 'MemorandumSigned']],
    [{ to: '2014-02-13' }, ['MemorandumSigned']],
  ])('is filtered by %j', (filter, expected) => {
    expect(actsOf(filter)).toEqual(expected);
    expect(queries.timelineOfCase(slough, filter)?.total).toBe(expected.length);
  });

  it('is read page by page', () => {
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = queries.timelineOfCase(slough, { limit: 2, cursor });
      read.push(...(page?.items ?? []).map((one) => one.act));
      cursor = page?.next ?? undefined;
    } while (cursor !== undefined);
    expect(read.reverse()).toEqual(actsOf({}));
  });

  it('says which years and acts it holds, and on which page each year begins', () => {
    const first = queries.timelineOfCase(slough, { limit: 2 });
    expect(first?.years.map(({ year, entries }) => [year, entries])).toEqual([
      ['unknown', 1],
      ['2026', 1],
      ['2019', 1],
      ['2018', 1],
      ['2014', 2],
    ]);
    expect(first?.pages.map(({ from, to }) => [from, to])).toEqual([
      ['unknown', '2026'],
      ['2019', '2018'],
      ['2014', '2014'],
    ]);
    const cursors = first?.years.map(({ cursor }) => cursor);
    const [, second, third] = first?.pages.map(({ cursor }) => cursor) ?? [];
    expect(cursors).toEqual([null, null, second, second, third]);
    const last = queries.timelineOfCase(slough, { limit: 2, cursor: third ?? '' });
    expect(last).toMatchObject({ page: 3, next: null });
    expect(last?.items.map((one) => one.act)).toEqual(['DirectionIssued', 'InterventionOpened']);
    expect(queries.timelineOfCase(slough, { track: 'delivery' })?.acts).toEqual(first?.acts);
    expect(first?.acts[0]).toEqual({
      act: 'DirectionIssued',
      title: 'Direction issued',
      track: 'instruments',
      entries: 1,
    });
  });

  it('opens at the page that holds an entry', () => {
    const all = queries.timelineOfCase(slough)?.items ?? [];
    const pages = all.map(({ id }) => queries.timelineOfCase(slough, { limit: 2, entry: id }));
    expect(pages.map((page) => page?.page)).toEqual([1, 1, 2, 2, 3, 3]);
    for (const [at, page] of pages.entries())
      expect(page?.items.map(({ id }) => id)).toContain(all[at]?.id);
    expect(queries.timelineOfCase(slough, { limit: 2, entry: idOf('nobody') })?.page).toBe(1);
  });

  it('is undefined for a case that there is not', () => {
    expect(queries.timelineOfCase(idOf('nobody'))).toBeUndefined();
  });
});

describe('other ways to a case’s entries', () => {
  it('a council has its own timeline', () => {
    const timeline = timelineSchema.parse(queries.timelineOfCouncil('871'));
    expect(timeline.items.map((one) => one.act)).toEqual(['JudgementRecorded']);
    expect(queries.timelineOfCouncil('330')).toMatchObject({ items: [], total: 0 });
  });

  it('an entry is found by its id', () => {
    const [last] = queries.timelineOfCase(slough)?.items ?? [];
    expect(queries.timelineEntry(last?.id ?? '')).toEqual(last);
    expect(queries.timelineEntry(idOf('nobody'))).toBeUndefined();
  });

  it('what was recorded since a revision is told', () => {
    const since = queries.entriesSince(`intervention-${slough}`, 2n);
    expect(since.map((one) => one.act)).toEqual(['MemorandumSigned', 'NoteAdded']);
  });

  it('the history is the stored events of the case and its council in the order of the log', () => {
    const history = queries.historyOfCase(slough, '871');
    expect(history.map((one) => one.type)).toEqual([
      'intervention-opened.v1',
      'judgement-recorded.v1',
      'direction-issued.v1',
      'entry-corrected.v1',
      'memorandum-signed.v1',
      'note-added.v1',
    ]);
    expect(history[0]).toMatchObject({
      stream: `intervention-${slough}`,
      revision: 0,
      data: { details: { laCode: '871' } },
      metadata: { actor: 'Tom Okafor' },
    });
    expect(queries.historyOfCase(slough)).toHaveLength(5);
  });

  it('the allowed acts name what is missing, and the revision they were judged at', () => {
    const answer = queries.allowedActsOfCase(slough, 'case-officer');
    const named = (act: string) => answer?.items.find((one) => one.act === act);
    expect(answer?.revision).toBe('4');
    expect(named('DirectionRevoked')).toMatchObject({ allowed: true, because: null, remedy: null });
    expect(named('ContractReviewed')).toMatchObject({
      allowed: false,
      route: 'contract-reviews',
      because: 'No contract or partnership is in force on that date.',
    });
    expect(named('JudgementRecorded')).toBeUndefined();
    const ofCouncil = queries.allowedActsOfCouncil('330', 'case-officer');
    expect(ofCouncil.revision).toBe('-1');
    expect(ofCouncil.items.find((one) => one.act === 'JudgementRecorded')?.allowed).toBe(true);
    expect(queries.allowedActsOfCase(idOf('nobody'), 'case-officer')).toBeUndefined();
  });
});
