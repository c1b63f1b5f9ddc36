import {
  interventionsPageSchema,
  recordExtentSchema,
  remitsSchema,
  timelineSchema,
  workloadSchema,
} from '@interventions/contracts';
import { QueryError, type ViewQueries } from '@interventions/read-models';
import { idOf, opening, RecordedLog, today, type Told } from './recorded-log.js';

const log = new RecordedLog();
let queries: ViewQueries;
/** The head of the log before the last entries were recorded. */
let before = '';

const assign = (of: string, officer: string, more: Partial<Told> = {}): Told => ({
  of,
  act: 'CaseOfficerAssigned',
  on: '2026-06-01',
  details: { officer },
  ...more,
});
const inTeam = (of: string, team: string): Told => ({
  of,
  act: 'TeamChanged',
  on: '2026-06-01',
  details: { team },
});
const appoint = (of: string, reportDue: string, commissioners = ['Eleanor Brazil']): Told => ({
  of,
  act: 'CommissionerAppointed',
  on: '2026-05-01',
  details: { commissioners, reportDue, remit: 'review', daysAWeek: 2 },
});

beforeAll(async () => {
  await log.tell(
    opening('slough', '871', '2025-02-14'),
    assign('slough', 'Priya Nair'),
    inTeam('slough', 'North'),
    appoint('slough', '2026-08-31'),
    opening('devon', '878', '2025-03-01'),
    assign('devon', 'Priya Nair'),
    appoint('devon', '2026-12-01', ['John Coughlan', 'Eleanor Brazil']),
    opening('norfolk', '926', '2025-04-01'),
    appoint('norfolk', '2026-12-10', ['John Coughlan']),
    opening('mistake', '926', '2025-05-01'),
    { of: 'mistake', act: 'InterventionVoided', on: '2025-05-02', details: { because: 'Twice' } },
  );
  before = await log.store.head();
  log.now = '2026-07-09T08:00:00.000Z';
  await log.tell(
    {
      ...assign('slough', 'Sam Field'),
      details: { officer: 'Sam Field', standing: 'Ask first.', next: 'The review in May' },
    },
    {
      of: 'slough',
      act: 'NoteAdded',
      on: '2026-07-08',
      details: { text: 'Called', visibility: 'department' },
      actor: 'Priya Nair',
    },
    {
      of: '871',
      act: 'MonitoringVisitRecorded',
      on: '2026-07-07',
      details: { themes: ['Front door'] },
    },
  );
  queries = await log.ask();
});
afterAll(() => log.close());

describe('what is new to a reader', () => {
  const seen = (...names: readonly string[]) => ({
    reader: 'Priya Nair',
    upTo: new Map(names.map((name) => [idOf(name), before])),
  });

  it('is what others recorded after they looked, of the case and of its council', () => {
    const news = queries.newEntries(seen('slough', 'devon'), { entries: 5 });
    expect(news.items.map(({ authority, total }) => [authority, total])).toEqual([['Slough', 2]]);
    expect(news.total).toBe(2);
    expect(news.items[0]?.entries.map(({ act }) => act)).toEqual([
      'MonitoringVisitRecorded',
      'CaseOfficerAssigned',
    ]);
    expect(news.items[0]?.since).toBe(before);
  });

  it('leaves the entries out where only their number is asked for, and has the latest time', () => {
    const [slough] = queries.newEntries(seen('slough')).items;
    expect(slough?.entries).toEqual([]);
    expect(slough?.latest.recordedAt).toBe('2026-07-09T08:00:00.000Z');
  });

  it('keeps apart the cases that they never opened, without voided ones', () => {
    const { items, unopened } = queries.newEntries(seen('slough'));
    expect(items.map(({ authority }) => authority)).toEqual(['Slough']);
    expect(unopened.map(({ authority, total }) => [authority, total])).toEqual([
      ['Devon', 3],
      ['Norfolk', 2],
    ]);
  });

  it('is of one case where one is asked for', () => {
    const asked = { interventionId: idOf('devon') };
    expect(queries.newEntries(seen('slough', 'devon'), asked).items).toEqual([]);
    expect(queries.newEntries(seen('slough'), asked).unopened).toHaveLength(1);
  });

  it('counts for a reader only what they may read', async () => {
    const closed = { text: 'For the team alone', visibility: 'case-team' };
    await log.tell({ of: 'norfolk', act: 'NoteAdded', on: '2026-07-08', details: closed });
    queries = await log.ask();
    const [norfolk] = queries.newEntries(seen('norfolk'), { entries: 5 }).items;
    expect([norfolk?.total, norfolk?.entries.length]).toEqual([1, 1]);
    const outside = await log.ask({ upTo: 'department' });
    expect(outside.newEntries(seen('norfolk'), { entries: 5 }).items).toEqual([]);
    const open = outside.newEntries(seen('slough'), { entries: 5 }).items[0];
    expect([open?.total, open?.entries.length]).toEqual([2, 2]);
    expect(open?.latest.recordedAt).toBe('2026-07-09T08:00:00.000Z');
  });

  it('is on the timeline what the log took in after a position', () => {
    const timeline = timelineSchema.parse(
      queries.timelineOfCase(idOf('slough'), { since: before }),
    );
    expect(timeline.items.map(({ act }) => act)).toEqual([
      'NoteAdded',
      'MonitoringVisitRecorded',
      'CaseOfficerAssigned',
    ]);
    expect(timeline.total).toBe(3);
    const others = { since: before, notBy: 'priya nair' };
    expect(queries.timelineOfCase(idOf('slough'), others)?.total).toBe(2);
    const other = { since: `deadbeef-${before.slice(9)}` };
    expect(() => queries.timelineOfCase(idOf('slough'), other)).toThrow(QueryError);
  });
});

describe('handovers', () => {
  it('tell from whom to whom a case went, with what was written for the next owner', () => {
    const [last] = queries.handovers().items;
    expect(last).toMatchObject({
      authority: 'Slough',
      officer: 'Sam Field',
      previous: 'Priya Nair',
      summary: 'Ask first.\n\nWhat is next: The review in May',
      current: true,
    });
    expect(queries.handovers().items.map(({ current }) => current)).toEqual([true, true, false]);
  });

  it('are those of an officer whose case it still is, and those since a day', () => {
    const to = (officer: string) =>
      queries.handovers({ officer }).items.map(({ authority }) => authority);
    expect(to('Priya Nair')).toEqual(['Devon']);
    expect(to('Sam Field')).toEqual(['Slough']);
    expect(queries.handovers({ from: '2026-07-09' }).items).toHaveLength(1);
    expect(queries.handovers({ from: '2026-07-10' }).items).toEqual([]);
    expect(queries.handovers({ limit: 1 }).items).toHaveLength(1);
  });
});

describe('the workload', () => {
  it('counts open cases and what is due in them for each officer and team, and for nobody', () => {
    const { items } = workloadSchema.parse(queries.workload(today));
    expect(
      items.map(({ owner, team, openCases, overdue, in30 }) => [
        owner,
        team,
        openCases,
        overdue,
        in30,
      ]),
    ).toEqual([
      ['Priya Nair', null, 1, 1, 1],
      ['Sam Field', 'North', 1, 2, 0],
      [null, null, 1, 1, 1],
    ]);
    expect(items[1]?.ages.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(items[1]?.ages.find(({ id }) => id === '90')?.count).toBe(1);
  });

  it('leads to the same lines of the register and of the deadlines', () => {
    const cases = (query: object) =>
      interventionsPageSchema.parse(queries.interventions({ status: 'open', ...query }, today));
    expect(cases({ assigned: 'no' }).items.map(({ authority }) => authority)).toEqual(['Norfolk']);
    expect(cases({ team: 'North' }).total).toBe(1);
    expect(queries.deadlines({ assigned: 'no' }, today).counts).toMatchObject({
      overdue: 1,
      in30: 1,
    });
  });
});

describe('what waits for the minister', () => {
  it('are the deadlines on which the minister has to act', async () => {
    const whoOf = () => queries.deadlines({ who: 'minister' }, today).items.map(({ who }) => who);
    expect(whoOf()).toEqual([]);
    await log.tell({
      of: 'devon',
      act: 'CommissionerReported',
      on: '2026-07-01',
      details: { stage: 'final', recommendation: 'retain' },
    });
    queries = await log.ask();
    const kinds = queries.deadlines({ who: 'minister' }, today).items.map(({ kind }) => kind);
    expect(kinds).toContain('decision');
    expect(new Set(whoOf())).toEqual(new Set(['minister']));
  });
});

describe('the remits of a commissioner', () => {
  it('are the appointments that name them, with their terms and what is due', () => {
    const { items } = remitsSchema.parse(queries.remits('eleanor brazil ', today));
    expect(items.map(({ authority }) => authority)).toEqual(['Devon', 'Slough']);
    expect(items[1]).toMatchObject({
      remitText: 'Review whether control should leave the council',
      daysAWeek: 2,
      executive: false,
      sinceText: '1 May 2026',
      reportDueText: '31 August 2026',
      decision: 'review-pending',
    });
    expect(items[1]?.due.map(({ kind }) => kind)).toEqual(['commissioner-report']);
    expect(queries.remits('Nobody Known', today).items).toEqual([]);
  });
});

describe('the extent of the record', () => {
  it('counts cases, councils and entries, and says up to where', () => {
    expect(recordExtentSchema.parse(queries.recordExtent())).toMatchObject({
      cases: 3,
      openCases: 3,
      councils: 3,
      firstOpenedText: '14 February 2025',
    });
  });

  it('is nothing for an empty log', async () => {
    const empty = new RecordedLog();
    expect((await empty.ask()).recordExtent()).toMatchObject({
      cases: 0,
      openCases: 0,
      entries: 0,
      firstOpenedText: null,
      lastHappenedText: null,
      recordedAt: null,
    });
    expect((await empty.ask()).workload(today).items).toEqual([]);
    await empty.close();
  });
});
