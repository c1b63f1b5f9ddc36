import { deadlinesPageSchema, weeklyCountsSchema } from '@interventions/contracts';
import {
  calendarFeedOpened,
  calendarFeedRevoked,
  calendarFeedStream,
  deadlinesCounted,
  deadlineCountsStream,
  processEventNamed,
  streamOfProcess,
  type SystemEventDefinition,
} from '@interventions/domain';
import type { DeadlineQuery, ViewQueries } from '@interventions/read-models';
import { randomUUID } from 'node:crypto';
import { dueCases } from './due-cases.js';
import { idOf, RecordedLog, today } from './recorded-log.js';

const log = new RecordedLog();
let queries: ViewQueries;

beforeAll(async () => {
  await log.tell(...dueCases);
  queries = await log.ask();
});
afterAll(() => log.close());

const list = (query: DeadlineQuery) =>
  deadlinesPageSchema.parse(queries.deadlines({ limit: 200, ...query }, today));

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
