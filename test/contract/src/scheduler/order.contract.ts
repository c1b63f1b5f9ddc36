import { setTimeout as sleep } from 'node:timers/promises';
import { someTimers } from '@interventions/test-support';
import type { SchedulerBench } from './scheduler-harness.js';

const hourAgo = Date.now() - 3_600_000;

/** In which order timers are woken, and which at the same time. */
export function orderContract(bench: () => SchedulerBench): void {
  it('catches up in order of time', async () => {
    const { ledger } = bench();
    const timers = someTimers(300, (n) => hourAgo + n * 1_000);
    ledger.set(timers.toReversed());
    await bench().run(ledger.wake(), { concurrency: 1 });
    await ledger.settled(20_000);
    expect(ledger.called()).toEqual(timers.map(({ id }) => id));
  });

  it('handles the timers of a case one after the other in order of time', async () => {
    const { ledger } = bench();
    const timers = someTimers(60, (n) => hourAgo + n * 1_000, 2);
    ledger.set(timers.toReversed());
    const handle = ledger.wake();
    const inCase = new Map<string, number>();
    let together = 0;
    let most = 0;
    await bench().run(
      async (timer) => {
        const mine = (inCase.get(timer.interventionId) ?? 0) + 1;
        inCase.set(timer.interventionId, mine);
        together += 1;
        most = Math.max(most, together);
        expect(mine).toBe(1);
        await sleep(5);
        const result = await handle(timer);
        together -= 1;
        inCase.set(timer.interventionId, 0);
        return result;
      },
      { concurrency: 4 },
    );
    await ledger.settled(20_000);
    for (const id of new Set(timers.map(({ interventionId }) => interventionId))) {
      const own = timers.filter(({ interventionId }) => interventionId === id).map((one) => one.id);
      expect(ledger.called().filter((called) => own.includes(called))).toEqual(own);
    }
    expect(most).toBe(2);
  });

  it('handles more cases at a time than one, and not more than it may', async () => {
    const { ledger } = bench();
    ledger.set(someTimers(40, (n) => hourAgo + n));
    const handle = ledger.wake();
    let together = 0;
    let most = 0;
    await bench().run(
      async (timer) => {
        together += 1;
        most = Math.max(most, together);
        await sleep(20);
        together -= 1;
        return handle(timer);
      },
      { concurrency: 3 },
    );
    await ledger.settled(20_000);
    expect(most).toBe(3);
  });
}
