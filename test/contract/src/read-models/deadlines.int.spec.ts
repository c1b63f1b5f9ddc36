import { deadlinesPageSchema, weeklyCountsSchema } from '@interventions/contracts';
import {
  calendarFeedOpened,
  calendarFeedRevoked,
  calendarFeedStream,
  deadlinesCounted,
  deadlineCountsStream,
  evaluate,
  processEventNamed,
  streamOfProcess,
  type SystemEventDefinition,
} from '@interventions/domain';
import { checkLaw } from '@interventions/eventsourcing/testing';
import type { Deadline, DeadlineQuery, ViewQueries } from '@interventions/read-models';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { idOf, judgement, opening, RecordedLog, today, type Told } from './recorded-log.js';

const log = new RecordedLog();
let queries: ViewQueries;

const commissioner = (of: string, on: string, reportDue: string): Told => ({
  of,
  act: 'CommissionerAppointed',
  on,
  details: { commissioners: ['Eleanor Brazil'], reportDue },
});
const officer = (of: string, name: string): Told => ({
  of,
  act: 'CaseOfficerAssigned',
  details: { officer: name },
});
const team = (of: string, name: string): Told => ({
  of,
  act: 'TeamChanged',
  details: { team: name },
});

beforeAll(async () => {
  await log.tell(
    opening('slough', '871'),
    judgement('871', '2019-03-04'),
    officer('slough', 'Priya Nair'),
    team('slough', 'North and Midlands'),
    commissioner('slough', '2026-07-02', '2026-10-31'),
    opening('birmingham', '330', '2010-05-19'),
    officer('birmingham', 'Priya Nair'),
    commissioner('birmingham', '2026-07-03', '2026-11-25'),
    opening('devon', '878', '2020-03'),
    team('devon', 'South'),
    commissioner('devon', '2026-07-04', '2027-06-30'),
    opening('norfolk', '926', '2013-02'),
    commissioner('norfolk', '2026-07-05', '2026-11-01'),
    { of: 'norfolk', act: 'CommissionerWithdrawn', on: '2026-10-01' },
    {
      of: 'norfolk',
      act: 'InterventionClosed',
      on: '2026-10-02',
      details: { testMet: 'Judged better', deliverySettledAs: 'council-run' },
    },
    opening('mistake', '926', '2018-01-01'),
    { of: 'mistake', act: 'InterventionVoided', on: '2018-01-02', details: { because: 'Twice' } },
  );
  queries = await log.ask();
});
afterAll(() => log.close());

const list = (query: DeadlineQuery, on = today) =>
  deadlinesPageSchema.parse(queries.deadlines({ limit: 200, ...query }, on));
const reports = (query: DeadlineQuery, on = today): readonly string[] =>
  list({ kind: 'commissioner-report', ...query }, on).items.map((one) => one.authority);

describe('the list of deadlines', () => {
  it.each<[DeadlineQuery, readonly string[]]>([
    [{}, ['Slough', 'Birmingham', 'Devon']],
    [{ window: 'overdue' }, ['Slough']],
    [{ window: '7' }, ['Birmingham']],
    [{ window: '30' }, ['Birmingham']],
    [{ window: 'later' }, ['Devon']],
    [{ window: 'settled' }, ['Norfolk']],
    [{ within: { officer: 'Priya Nair' } }, ['Slough', 'Birmingham']],
    [{ within: { team: 'South' } }, ['Devon']],
    [{ owner: 'Priya Nair', team: 'North and Midlands' }, ['Slough']],
    [{ q: 'BIRM report' }, ['Birmingham']],
    [{ sort: 'authority' }, ['Birmingham', 'Devon', 'Slough']],
    [{ sort: 'owner' }, ['Slough', 'Birmingham', 'Devon']],
  ])('for %j', (query, authorities) => {
    expect(reports(query)).toEqual(authorities);
  });

  it('counts each part whatever part is shown', () => {
    const { counts, ages, total } = list({ kind: 'commissioner-report', window: 'overdue' });
    expect(total).toBe(1);
    expect(counts).toEqual({
      overdue: 1,
      in7: 1,
      in30: 1,
      in90: 1,
      later: 1,
      noDate: 0,
      cannotTell: 0,
    });
    expect(ages.filter(({ count }) => count > 0)).toEqual([
      { id: '30', label: '8 to 30 days', count: 1 },
    ]);
  });

  it('moves with the day of asking, and with nothing else', () => {
    const before = reports({ window: 'overdue' });
    expect(reports({ window: 'overdue' }, '2026-10-31')).toEqual([]);
    expect(reports({ window: 'overdue' }, '2026-11-26')).toEqual(['Slough', 'Birmingham']);
    expect(reports({ window: 'overdue' })).toEqual(before);
  });

  it('names kinds, owners and teams of open cases to choose from', () => {
    const { facets } = list({});
    expect(facets.owners).toEqual(['Priya Nair']);
    expect(facets.teams).toEqual(['North and Midlands', 'South']);
    expect(facets.kinds).toContainEqual({
      id: 'commissioner-report',
      title: 'Commissioner’s report',
    });
  });

  it('gives each line once over its pages, in the same order', () => {
    const whole = list({}).items.map(lineOf);
    expect(whole.length).toBeGreaterThan(2);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = list({ cursor, limit: 2 });
      paged.push(...page.items.map(lineOf));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
    expect(() => list({ cursor: 'nonsense' })).toThrow('place in the list');
  });

  it('is for every day what the policy engine says of each open case', () => {
    const open = ['slough', 'birmingham', 'devon'];
    const histories = open.map((name) => {
      const id = idOf(name);
      const { own = [], council = [] } = queries.caseHistory(id) ?? {};
      return { id, history: [...own, ...council] };
    });
    const days = fc
      .date({ min: new Date('2026-11-21'), max: new Date('2032-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const line = (id: string, one: Pick<Deadline, 'key' | 'state' | 'daysLeft' | 'explanation'>) =>
      [id, one.key, one.state, one.daysLeft, one.explanation].join(' ');
    checkLaw(
      'the list of a day is what is owed in every open case',
      [days],
      (day) => {
        const expected = histories.flatMap(({ id, history }) =>
          evaluate(null, history, { asOf: day })
            .obligations.filter((one) => ['open', 'missed'].includes(one.state))
            .filter((one) => one.met === null && one.waived === null && one.lapsed === null)
            .map((one) => line(id, one)),
        );
        const shown = everything(day)
          .filter((one) => one.state !== 'cannot-tell')
          .map((one) => line(one.interventionId, one));
        expect([...shown].sort()).toEqual([...expected].sort());
      },
      { runs: 40 },
    );
  });
});

function lineOf({ interventionId, key }: Pick<Deadline, 'interventionId' | 'key'>): string {
  return `${interventionId} ${key}`;
}

function everything(day: string): readonly Deadline[] {
  const items: Deadline[] = [];
  let cursor: string | undefined;
  do {
    const page = queries.deadlines({ cursor, limit: 200 }, day);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

describe('an evaluation', () => {
  it('answers as of a day in the past from what was known then, and has tasks', () => {
    const found = queries.evaluationOfCase(idOf('slough'), { asOf: '2026-08-01' });
    const report = found?.obligations.find((one) => one.kind === 'commissioner-report');
    expect(report).toMatchObject({ state: 'open', daysLeft: 91, dueHistory: [] });
    const tasks = found?.tasks.find(({ phase }) => phase === 'commissioner')?.items;
    expect(tasks).toContainEqual(
      expect.objectContaining({ title: report?.what, status: 'to-do', whyNotYet: null }),
    );
    expect(queries.evaluationOfCase(randomUUID(), { asOf: today })).toBeUndefined();
    expect(() => queries.evaluationOfCase(idOf('slough'), { asOf: today, policy: 'x' })).toThrow(
      'There is no policy version x',
    );
  });

  it('knows nothing of a case before it was opened here', () => {
    expect(
      queries.evaluationOfCase(idOf('slough'), {
        asOf: today,
        knownAt: '0000000c-'.padEnd(29, '0'),
      }),
    ).toBeUndefined();
  });

  it('compares two versions, and counts the same differences', () => {
    const asked = { a: 'ad-hoc', b: 'putting-children-first-2016', asOf: today };
    const found = queries.comparisonOfCase(idOf('slough'), asked);
    expect(found).toMatchObject({ a: 'ad-hoc', b: 'putting-children-first-2016' });
    expect(queries.differencesOfCase(idOf('slough'), asked)).toEqual({
      obligations: found?.obligations.length,
      departures: found?.departures.length,
      expectedNext: found?.expectedNext.length,
    });
    expect(queries.openCases().items.map((one) => one.authority)).toEqual([
      'Birmingham',
      'Devon',
      'Slough',
    ]);
  });
});

describe('what the service records of itself', () => {
  const append = (stream: string, event: SystemEventDefinition, data: object): Promise<unknown> => {
    const id = randomUUID();
    return log.store.append(stream, 'any', [
      {
        id,
        type: event.stored,
        data: event.data.parse(data) as Record<string, never>,
        metadata: { actor: 'service', role: 'system', commandId: id, correlationId: id },
      },
    ]);
  };

  it('is counted by week and team, and the first count of a week stands', async () => {
    const [all, ...teams] = queries.countsOfWeek(today);
    expect(all).toMatchObject({ week: '2026-W47', countedOn: today, team: null });
    expect(all?.counts).toEqual(list({}).counts);
    expect(teams.map((one) => one.team)).toEqual(['North and Midlands', 'South']);
    const counts = { overdue: 9, in7: 0, in30: 0, in90: 0, later: 0, noDate: 0, cannotTell: 0 };
    await append(deadlineCountsStream, deadlinesCounted, all ?? {});
    await append(deadlineCountsStream, deadlinesCounted, { ...all, counts });
    await append(deadlineCountsStream, deadlinesCounted, {
      ...all,
      week: '2026-W48',
      countedOn: '2026-11-23',
      team: 'South',
      counts,
    });
    const asked = await log.ask();
    const everybody = weeklyCountsSchema.parse(asked.deadlineSnapshots(null));
    expect(everybody.items).toEqual([
      { ...all, weekText: 'Week of 16 November 2026', counts: all?.counts },
    ]);
    expect(asked.deadlineSnapshots('South').items).toMatchObject([{ week: '2026-W48', counts }]);
  });

  it('knows a calendar by its token’s digest until it is revoked', async () => {
    const [id, tokenHash] = [randomUUID(), 'ab'.repeat(32)];
    await append(calendarFeedStream(id), calendarFeedOpened, {
      tokenHash,
      of: { officer: 'Priya Nair' },
      openedBy: 'Priya Nair',
    });
    const before = await log.ask();
    expect(before.calendarFeedByToken(tokenHash)).toMatchObject({
      id,
      of: { officer: 'Priya Nair' },
      ofText: 'Deadlines of Priya Nair',
      revokedAt: null,
    });
    expect(before.calendarFeedByToken('cd'.repeat(32))).toBeUndefined();
    await append(calendarFeedStream(id), calendarFeedRevoked, { revokedBy: 'Tom Okafor' });
    const after = await log.ask();
    expect(after.calendarFeedByToken(tokenHash)).toBeUndefined();
    expect(after.calendarFeed(id)?.revokedAt).toEqual(expect.any(String));
    expect(after.calendarFeeds().items.map((feed) => feed.id)).toEqual([id]);
  });

  it('tells beside a deadline that a reminder of it could not be sent', async () => {
    const [late] = list({ window: 'overdue', kind: 'commissioner-report' }).items;
    expect(late?.reminders).toEqual({ problem: null });
    const reference = randomUUID();
    const interventionId = late?.interventionId ?? '';
    const stream = streamOfProcess({ concern: 'commissioner-report', interventionId });
    await append(stream, processEventNamed('ReminderIntended'), {
      ...{ reference, key: late?.key, due: late?.due?.latest, step: '1-day', sets: [] },
      ...{ template: 'deadline-1-day', to: 'Priya Nair', values: {} },
    });
    const failed = { reference, attempt: 1, because: 'There is no address.', sets: [], ends: [] };
    await append(stream, processEventNamed('ReminderFailed'), failed);
    await log.ask();
    const [after] = list({ window: 'overdue', kind: 'commissioner-report' }).items;
    expect(after?.reminders).toEqual({ problem: 'There is no address.' });
  });

  it('holds dated deadlines of an officer for a calendar, by date', () => {
    const dated = queries.datedDeadlines({ officer: 'Priya Nair' }, today);
    const days = dated.map((one) => one.due?.latest ?? '');
    expect(days).toEqual([...days].sort());
    expect(dated.map((one) => one.authority)).toEqual(
      expect.arrayContaining(['Slough', 'Birmingham']),
    );
    expect(dated.every((one) => one.owner === 'Priya Nair')).toBe(true);
  });
});
