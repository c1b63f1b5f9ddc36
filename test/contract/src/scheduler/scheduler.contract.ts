import { deadContract } from './dead.contract.js';
import { lifecycleContract } from './lifecycle.contract.js';
import { orderContract } from './order.contract.js';
import { SchedulerBench, type SchedulerMaker } from './scheduler-harness.js';
import { timeContract } from './time.contract.js';

/** What every adapter of the scheduler port must do. */
export function schedulerContract(name: string, maker: () => Promise<SchedulerMaker>): void {
  describe(`scheduler contract: ${name}`, () => {
    let bench: SchedulerBench;
    beforeEach(async () => {
      bench = new SchedulerBench(await maker());
    });
    afterEach(() => bench.dispose());

    describe('time', () => timeContract(() => bench));
    describe('order', () => orderContract(() => bench));
    describe('faults and refusals', () => deadContract(() => bench));
    describe('lifecycle', () => lifecycleContract(() => bench));
  });
}
