import type { PendingTimers, Timer, WakeResult } from '@interventions/application';
import { InProcessScheduler, type InProcessSettings } from './in-process-scheduler.js';
import type { SchedulerProblem } from './scheduler-problem.js';
import { TestTime } from './test-time.fixture.js';

const day = 86_400_000;
const noon = Date.parse('2026-03-02T12:00:00.000Z');
const done: WakeResult = { kind: 'done' };

const timerAt = (at: number, id = 'a'): Timer => ({
  id,
  at: new Date(at).toISOString(),
  concern: 'review-cycle',
  interventionId: id,
});

/** Timers in memory. */
class Timers implements PendingTimers {
  broken = false;
  constructor(public all: Timer[]) {}

  page(after: Pick<Timer, 'at' | 'id'> | undefined, limit: number): readonly Timer[] {
    if (this.broken) throw Object.assign(new Error('secret'), { code: 'SQLITE_BUSY' });
    const key = ({ at, id }: Pick<Timer, 'at' | 'id'>): string => `${at} ${id}`;
    const rest = this.all.filter((one) => after === undefined || key(one) > key(after));
    return rest.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, limit);
  }

  count(): number {
    if (this.broken) throw Object.assign(new Error('secret'), { code: 'SQLITE_BUSY' });
    return this.all.length;
  }

  has(id: string): boolean {
    return this.all.some((one) => one.id === id);
  }

  drop(id: string): void {
    this.all = this.all.filter((one) => one.id !== id);
  }
}

describe('the scheduler in process, by its clock', () => {
  let time: TestTime;
  let woken: string[];
  let problems: SchedulerProblem[];
  let scheduler: InProcessScheduler;

  const begin = async (
    timers: Timers,
    wake: (timer: Timer) => Promise<WakeResult>,
    settings: InProcessSettings = {},
  ): Promise<void> => {
    scheduler = new InProcessScheduler({
      time,
      chance: () => 1,
      report: (problem) => problems.push(problem),
      ...settings,
    });
    await scheduler.start(timers, (timer) => {
      woken.push(timer.id);
      return wake(timer);
    });
  };

  beforeEach(() => {
    time = new TestTime(noon);
    woken = [];
    problems = [];
  });
  afterEach(() => scheduler.close());

  it('wakes at the time and not a millisecond before, however far it is', async () => {
    const timers = new Timers([timerAt(noon + 100 * day)]);
    await begin(timers, ({ id }) => {
      timers.drop(id);
      return Promise.resolve(done);
    });
    await time.pass(100 * day - 1, 3_600_000);
    expect(woken).toEqual([]);
    await time.pass(1);
    expect(woken).toEqual(['a']);
  });

  it('notices within half a minute that the clock jumped a day ahead', async () => {
    const timers = new Timers([timerAt(noon + day)]);
    await begin(timers, ({ id }) => {
      timers.drop(id);
      return Promise.resolve(done);
    });
    time.jump(day);
    await time.pass(30_000);
    expect(woken).toEqual(['a']);
  });

  it('retries after its pause though the clock was put back an hour', async () => {
    const timers = new Timers([timerAt(noon - 1)]);
    await begin(timers, () => Promise.reject(new Error('busy')), {
      retries: { attempts: 9, baseMs: 1_000, capMs: 1_000 },
    });
    await time.pass(0);
    expect(woken).toHaveLength(1);
    time.jump(-3_600_000);
    timers.all = [timerAt(noon - 7_200_000)];
    await time.pass(1_000);
    expect(woken).toHaveLength(2);
  });

  it('does not wake for one that was put before its time by the clock', async () => {
    const timers = new Timers([timerAt(noon + 60_000)]);
    await begin(timers, () => Promise.resolve(done));
    time.jump(-3_600_000);
    await time.pass(3_600_000, 30_000);
    expect(woken).toEqual([]);
  });

  it('waits for the view to show what was handled, and wakes again when it never does', async () => {
    const timers = new Timers([timerAt(noon - 1)]);
    await begin(timers, () => Promise.resolve(done), { settleMs: 5_000 });
    await time.pass(4_900);
    expect(woken).toHaveLength(1);
    await time.pass(200);
    expect(woken).toHaveLength(2);
    timers.drop('a');
    await time.pass(60_000);
    expect(woken).toHaveLength(2);
  });

  it('wakes for one just armed that the view does not show yet', async () => {
    const timers = new Timers([]);
    await begin(timers, () => Promise.resolve(done));
    await scheduler.arm([timerAt(noon + 2_000, 'new')]);
    await time.pass(2_000);
    expect(woken).toEqual(['new']);
  });

  it('says that the view cannot be read, once, and goes on when it can', async () => {
    const timers = new Timers([timerAt(noon + 1_000)]);
    timers.broken = true;
    await begin(timers, () => Promise.resolve(done));
    await time.pass(5_000);
    expect(problems.map(({ kind }) => kind)).toEqual(['timers-unreadable']);
    expect(await scheduler.status()).toMatchObject({
      up: false,
      armed: null,
      detail: 'The view of timers cannot be read: Error SQLITE_BUSY.',
    });
    timers.broken = false;
    await time.pass(1_000);
    expect(woken).toEqual(['a']);
    expect((await scheduler.status()).up).toBe(true);
  });

  it('tells, and does not throw, when the view goes away between two looks at it', async () => {
    const timers = new Timers([timerAt(noon + day)]);
    await begin(timers, () => Promise.resolve(done));
    timers.broken = true;
    expect(await scheduler.status()).toMatchObject({ up: false, armed: null });
  });

  it('forgets a dead timer that was taken back', async () => {
    const timers = new Timers([timerAt(noon - 1)]);
    await begin(timers, () => Promise.resolve({ kind: 'refused', because: 'no such case' }));
    await time.pass(10);
    expect(problems).toEqual([
      { kind: 'gave-up', timer: timerAt(noon - 1), because: 'no such case' },
    ]);
    expect((await scheduler.status()).dead).toHaveLength(1);
    timers.drop('a');
    await time.pass(30_000);
    expect((await scheduler.status()).dead).toEqual([]);
  });

  it('reads no more than a page while nothing is due', async () => {
    const timers = new Timers(
      Array.from({ length: 5_000 }, (_, n) => timerAt(noon + day + n, String(n))),
    );
    let rows = 0;
    const page = timers.page.bind(timers);
    timers.page = (after, limit) => {
      const read = page(after, limit);
      rows += read.length;
      return read;
    };
    await begin(timers, () => Promise.resolve(done));
    await time.pass(10);
    expect(rows).toBe(200);
  });

  it('rests while one that failed before is being handled again', async () => {
    const timers = new Timers([timerAt(noon - 1)]);
    let pages = 0;
    const page = timers.page.bind(timers);
    timers.page = (after, limit) => {
      pages += 1;
      return page(after, limit);
    };
    const retries = { attempts: 9, baseMs: 1_000, capMs: 1_000 };
    const slow = (): Promise<WakeResult> =>
      woken.length === 1 ? Promise.reject(new Error('busy')) : new Promise(() => undefined);
    await begin(timers, slow, { retries, closeLimitMs: 1 });
    await time.pass(1_000);
    expect(woken).toHaveLength(2);
    pages = 0;
    await time.pass(60_000);
    expect(pages).toBeLessThan(5);
  });
});
