import { setTimeout as sleep } from 'node:timers/promises';
import { someTimers } from '@interventions/test-support';
import { until, type SchedulerBench } from './scheduler-harness.js';

/** Longest lateness on a busy machine, in milliseconds. */
const tolerable = 5_000;
const fiveYears = 5 * 365 * 86_400_000;
const clean = { missed: 0, doubled: 0, early: 0 };

/** When timers are woken, and how often. */
export function timeContract(bench: () => SchedulerBench): void {
  it('wakes in time, and never before', async () => {
    const { ledger } = bench();
    const scheduler = await bench().run();
    const begin = Date.now();
    await bench().set(
      scheduler,
      someTimers(20, (n) => begin + 300 + n * 50),
    );
    await ledger.settled(20_000);
    expect(ledger.faults()).toEqual(clean);
    expect(ledger.latest()).toBeLessThan(tolerable);
  });

  it('wakes once for each of a thousand due at the same instant', async () => {
    const { ledger } = bench();
    const scheduler = await bench().run();
    const instant = Date.now() + 1_000;
    await bench().set(
      scheduler,
      someTimers(1_000, () => instant, 300),
    );
    await ledger.settled(30_000);
    expect(ledger.faults()).toEqual(clean);
    expect(ledger.effects()).toBe(1_000);
  });

  it('changes nothing when the same timer is armed again', async () => {
    const { ledger } = bench();
    const scheduler = await bench().run();
    const timers = someTimers(5, () => Date.now() + 400);
    await bench().set(scheduler, timers);
    for (let n = 0; n < 3; n += 1) await scheduler.arm(timers);
    await scheduler.rearm();
    await ledger.settled(20_000);
    await sleep(300);
    expect(ledger.calls()).toBe(5);
  });

  it('keeps a timer due in five years, and does not wake for it', async () => {
    const { ledger } = bench();
    const scheduler = await bench().run();
    await bench().set(
      scheduler,
      someTimers(3, () => Date.now() + fiveYears),
    );
    await bench().set(
      scheduler,
      someTimers(1, () => Date.now() + 200),
    );
    await until(() => ledger.count() === 3, 'the near one to be handled');
    await sleep(300);
    expect(ledger.calls()).toBe(1);
    expect(await scheduler.status()).toMatchObject({ up: true, armed: 3 });
  });

  it('wakes again at the time that a wake-up says it was too early for', async () => {
    const { ledger } = bench();
    const [timer] = someTimers(1, () => Date.now() - 1_000);
    const times: number[] = [];
    const later = Date.now() + 700;
    const handle = ledger.wake();
    const scheduler = await bench().run((one) => {
      times.push(Date.now());
      if (times.length > 1) return handle(one);
      return Promise.resolve({ kind: 'too-early', until: new Date(later).toISOString() });
    });
    await bench().set(scheduler, timer === undefined ? [] : [timer]);
    await ledger.settled(20_000);
    expect(times).toHaveLength(2);
    expect(times[1]).toBeGreaterThanOrEqual(later);
    expect((await scheduler.status()).dead).toEqual([]);
  });

  it('finds what is pending though nobody armed it, when told to arm again', async () => {
    const { ledger } = bench();
    const scheduler = await bench().run();
    ledger.set(someTimers(700, (n) => Date.now() - n));
    await scheduler.rearm();
    await ledger.settled(20_000);
    expect(ledger.faults()).toEqual(clean);
  });

  it('does no harm with a timer that was taken back', async () => {
    const { ledger } = bench();
    const scheduler = await bench().run();
    const timers = someTimers(4, () => Date.now() + 300);
    await bench().set(scheduler, timers);
    for (const { id } of timers.slice(0, 2)) ledger.cancel(id);
    await ledger.settled(20_000);
    await sleep(200);
    expect(ledger.effects()).toBe(2);
  });
}
