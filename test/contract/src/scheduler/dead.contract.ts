import { setTimeout as sleep } from 'node:timers/promises';
import type { Timer, WakeResult } from '@interventions/application';
import { someTimers } from '@interventions/test-support';
import { quick, until, type SchedulerBench } from './scheduler-harness.js';

const clean = { missed: 0, doubled: 0, early: 0 };

/** What becomes of timers that are refused or that fail. */
export function deadContract(bench: () => SchedulerBench): void {
  const soon = (count: number): Timer[] => someTimers(count, () => Date.now() + 50);

  it('gives up a refused timer at once, and says so', async () => {
    const [timer] = soon(1);
    const calls: string[] = [];
    const scheduler = await bench().run(({ id }) => {
      calls.push(id);
      return Promise.resolve({ kind: 'refused', because: 'the case was never opened' });
    });
    await bench().set(scheduler, timer === undefined ? [] : [timer]);
    await until(async () => (await scheduler.status()).dead.length === 1, 'a dead timer');
    await sleep(500);
    expect(calls).toEqual([timer?.id]);
    const { up, armed, dead } = await scheduler.status();
    expect({ up, armed, dead }).toEqual({
      up: true,
      armed: 0,
      dead: [{ timer, because: 'the case was never opened' }],
    });
  });

  it('tries a failing timer again, without holding up others', async () => {
    const { ledger } = bench();
    const [bad, ...others] = soon(20);
    const handle = ledger.wake();
    let failures = 0;
    const scheduler = await bench().run((timer): Promise<WakeResult> => {
      if (timer.id !== bad?.id || failures === 2) return handle(timer);
      failures += 1;
      return Promise.reject(new Error('The log was busy.'));
    });
    await bench().set(scheduler, bad === undefined ? [] : [bad, ...others]);
    await ledger.settled(20_000);
    expect(failures).toBe(2);
    expect(ledger.called().at(-1)).toBe(bad?.id);
    expect(ledger.faults()).toEqual(clean);
    expect((await scheduler.status()).dead).toEqual([]);
  });

  it('gives up one that keeps failing, names the fault without its words, and revives it when told to', async () => {
    const { ledger } = bench();
    const handle = ledger.wake();
    let healed = false;
    let calls = 0;
    const scheduler = await bench().run((timer) => {
      calls += 1;
      if (healed) return handle(timer);
      throw Object.assign(new TypeError('ann@example.org was not found'), { code: 'NOT_FOUND' });
    });
    const timers = soon(2);
    await bench().set(scheduler, timers);
    await until(async () => (await scheduler.status()).dead.length === 2, 'dead timers');
    expect(calls).toBe(2 * quick.attempts);
    const { dead } = await scheduler.status();
    expect(dead.map(({ because }) => because)).toEqual([
      'TypeError NOT_FOUND',
      'TypeError NOT_FOUND',
    ]);
    expect(new Set(dead.map(({ timer }) => timer.id))).toEqual(new Set(timers.map(({ id }) => id)));
    healed = true;
    expect(await scheduler.rearm()).toBe(2);
    await ledger.settled(20_000);
    expect(ledger.faults()).toEqual(clean);
    expect((await scheduler.status()).dead).toEqual([]);
  });

  it('gives those that were given up another chance when it is started anew', async () => {
    const { ledger } = bench();
    const first = await bench().run(() =>
      Promise.resolve({ kind: 'refused', because: 'not this time' }),
    );
    await bench().set(first, soon(3));
    await until(async () => (await first.status()).dead.length === 3, 'dead timers');
    await first.close();
    await bench().run();
    await ledger.settled(20_000);
    expect(ledger.faults()).toEqual(clean);
  });

  it('counts a wake-up that does not end as a failure', async () => {
    const { ledger } = bench();
    const handle = ledger.wake();
    let calls = 0;
    const scheduler = await bench().run(
      (timer) => {
        calls += 1;
        return calls === 1 ? new Promise(() => undefined) : handle(timer);
      },
      { wakeLimitMs: 200 },
    );
    await bench().set(scheduler, soon(1));
    await ledger.settled(20_000);
    expect(calls).toBe(2);
  });
}
