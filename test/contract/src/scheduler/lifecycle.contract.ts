import { setTimeout as sleep } from 'node:timers/promises';
import { someTimers } from '@interventions/test-support';
import { until, type SchedulerBench } from './scheduler-harness.js';

/** Starting, telling how it is, and ending. */
export function lifecycleContract(bench: () => SchedulerBench): void {
  it('says what is armed', async () => {
    const { ledger } = bench();
    ledger.set(someTimers(3, () => Date.now() + 60_000));
    const scheduler = await bench().run();
    expect(await scheduler.status()).toEqual({
      kind: expect.stringMatching(/^(in-process|bullmq)$/) as string,
      up: true,
      armed: 3,
      dead: [],
      detail: null,
    });
  });

  it('is not up before it was started', async () => {
    expect(await bench().make().status()).toMatchObject({ up: false, armed: null });
  });

  it('cannot be started twice', async () => {
    const scheduler = await bench().run();
    await expect(
      (async () => scheduler.start(bench().ledger, bench().ledger.wake()))(),
    ).rejects.toThrow('has been started already');
  });

  it('lets a running wake-up end when it closes, and wakes no more', async () => {
    const { ledger } = bench();
    ledger.set(someTimers(30, (n) => Date.now() - 1_000 + n));
    const handle = ledger.wake();
    let running = 0;
    const scheduler = await bench().run(
      async (timer) => {
        running += 1;
        await sleep(300);
        const result = await handle(timer);
        running -= 1;
        return result;
      },
      { concurrency: 2 },
    );
    await until(() => running > 0, 'a wake-up to run');
    await scheduler.close();
    expect(running).toBe(0);
    const calls = ledger.calls();
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(30);
    await scheduler.arm(someTimers(1, () => Date.now()));
    await sleep(500);
    expect(ledger.calls()).toBe(calls);
    expect((await scheduler.status()).up).toBe(false);
  });

  it('closes within its limit though a wake-up never ends, and may be closed again', async () => {
    let running = 0;
    const scheduler = await bench().run(
      () => {
        running += 1;
        return new Promise(() => undefined);
      },
      { closeLimitMs: 500 },
    );
    await bench().set(
      scheduler,
      someTimers(1, () => Date.now()),
    );
    await until(() => running > 0, 'a wake-up to run');
    const begin = performance.now();
    await scheduler.close();
    await scheduler.close();
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('leaves what it did not handle to the next one', async () => {
    const { ledger } = bench();
    const timers = someTimers(200, (n) => Date.now() - 10_000 + n);
    ledger.set(timers);
    const first = await bench().run(ledger.wake('first'), { concurrency: 1 });
    await until(() => ledger.effects('first') > 5, 'the first to work');
    await first.close();
    await bench().run(ledger.wake('second'));
    await ledger.settled(20_000);
    expect(ledger.effects('second')).toBeGreaterThan(0);
    expect(ledger.faults()).toEqual({ missed: 0, doubled: 0, early: 0 });
  });
}
