import { randomUUID } from 'node:crypto';
import { openViews, type Views } from '@interventions/adapters/views';
import { processEventNamed, streamOfProcess, type ProcessEvent } from '@interventions/domain';
import { MemoryEventStore, type JsonObject } from '@interventions/eventsourcing';

const interventionId = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const key = 'review/e1/1';
const due = '2026-09-30';
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

let now = '2026-08-31T07:00:00.000Z';
let store: MemoryEventStore;
let views: Views;

beforeEach(async () => {
  store = new MemoryEventStore({ now: () => now });
  views = await openViews({ file: ':memory:', store });
  views.follow();
});

afterEach(async () => {
  await views.close();
  await store.close();
});

async function told(of: string, ...events: readonly ProcessEvent[]): Promise<void> {
  for (const { name, data } of events)
    await store.append(streamOfProcess({ concern: 'review-cycle', interventionId: of }), 'any', [
      {
        id: randomUUID(),
        type: processEventNamed(name).stored,
        data: data as unknown as JsonObject,
      },
    ]);
  expect(await views.waitFor(await store.head(), 5_000)).toBe('reached');
}

const watched = (first: number, at: string): ProcessEvent => ({
  name: 'DeadlineWatched',
  data: {
    key,
    due,
    what: 'Six-month review 1',
    causedBy: { events: [] },
    sets: [
      { id: id(first), at, purpose: '7-days' },
      { id: id(first + 1), at: '2026-09-30T23:00:00.000Z', purpose: 'missed' },
    ],
  },
});
const intended = (reference: string, to = 'Priya Nair'): ProcessEvent => ({
  name: 'ReminderIntended',
  data: {
    key,
    due,
    reference,
    step: '7-days',
    template: 'deadline-7-days',
    to,
    values: { what: 'Six-month review 1' },
    sets: [],
  },
});
const failed = (reference: string, attempt: number): ProcessEvent => ({
  name: 'ReminderFailed',
  data: { reference, attempt, because: 'The provider is away.', sets: [], ends: [] },
});

describe('pending timers', () => {
  it('are read page by page in order of time, then id', async () => {
    await told(interventionId, watched(10, '2026-09-23T07:00:00.000Z'));
    await told(other, watched(20, '2026-09-22T07:00:00.000Z'));
    const { timers } = views.queries;
    expect(timers.count()).toBe(4);
    const first = timers.page(undefined, 3);
    expect(first.map((timer) => timer.id)).toEqual([id(20), id(10), id(11)]);
    expect(first[0]).toEqual({
      id: id(20),
      at: '2026-09-22T07:00:00.000Z',
      concern: 'review-cycle',
      interventionId: other,
      purpose: '7-days',
    });
    expect(timers.page(first[2], 3).map((timer) => timer.id)).toEqual([id(21)]);
    expect(timers.late('2026-09-23T12:00:00.000Z')).toEqual({
      count: 2,
      oldest: '2026-09-22T07:00:00.000Z',
    });
    expect(timers.late('2026-09-22T07:00:00.000Z')).toEqual({ count: 0, oldest: null });
  });

  it('are gone with what ends them', async () => {
    await told(interventionId, watched(10, '2026-09-23T07:00:00.000Z'), {
      name: 'TimerFired',
      data: { key, due, timer: id(10), step: '7-days', outcome: 'nobody', ends: [id(10)] },
    });
    expect([views.queries.timers.has(id(10)), views.queries.timers.has(id(11))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('messages', () => {
  it('wait, fail and are sent, each attempt with its end', async () => {
    await told(interventionId, intended(id(1)));
    expect(views.queries.notices()).toMatchObject({
      total: 1,
      counts: { sent: 0, waiting: 1, failed: 0 },
      next: null,
    });
    await told(interventionId, failed(id(1), 1));
    expect(views.queries.notice(id(1))).toMatchObject({
      state: 'waiting',
      attempts: 1,
      problem: 'The provider is away.',
    });
    expect(views.queries.noticeProblems(interventionId)).toEqual(
      new Map([[key, 'The provider is away.']]),
    );
    now = '2026-08-31T07:01:00.000Z';
    await told(
      interventionId,
      {
        name: 'ReminderClaimed',
        data: { reference: id(1), attempt: 2, sets: [], ends: [] },
      },
      {
        name: 'ReminderSent',
        data: { reference: id(1), attempt: 2, provider: 'outbox', id: 'x', ends: [] },
      },
    );
    expect(views.queries.notice(id(1))).toMatchObject({
      reference: id(1),
      state: 'sent',
      interventionId,
      key,
      due,
      step: '7-days',
      template: 'deadline-7-days',
      to: 'Priya Nair',
      values: { what: 'Six-month review 1' },
      intendedAt: '2026-08-31T07:00:00.000Z',
      attempts: 2,
      sentAt: now,
      problem: null,
      tries: [
        { attempt: 1, outcome: 'failed', because: 'The provider is away.' },
        { attempt: 2, outcome: 'sent', because: null, at: now },
      ],
    });
    expect(views.queries.noticeProblems(interventionId).size).toBe(0);
  });

  it('that were given up are shown, with an attempt that never said what came of it', async () => {
    await told(interventionId, intended(id(1)), {
      name: 'ReminderGivenUp',
      data: { reference: id(1), attempt: 1, because: 'There is no address.', ends: [] },
    });
    expect(views.queries.notice(id(1))).toMatchObject({
      state: 'failed',
      problem: 'There is no address.',
      tries: [{ attempt: 1, outcome: 'unknown' }],
    });
    expect(views.queries.notice(id(2))).toBeUndefined();
  });

  it('are filtered and read page by page, the newest first', async () => {
    for (const n of [1, 2, 3]) await told(interventionId, intended(id(n)));
    await told(other, intended(id(4), 'North and Midlands'));
    const { queries } = views;
    const first = queries.notices({ limit: 3 });
    expect(first.items.map(({ reference }) => reference)).toEqual([id(4), id(3), id(2)]);
    const rest = queries.notices({ limit: 3, cursor: first.next ?? '' });
    expect(rest.items.map(({ reference }) => reference)).toEqual([id(1)]);
    expect(queries.notices({ to: 'North and Midlands' })).toMatchObject({
      total: 1,
      counts: { waiting: 1 },
    });
    expect(queries.notices({ interventionId, key, state: 'sent' })).toMatchObject({
      items: [],
      total: 0,
      counts: { waiting: 3 },
    });
    expect(() => queries.notices({ cursor: 'x' })).toThrow('not a place in the list');
  });
});
