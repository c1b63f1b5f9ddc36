import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { KurrentCalls } from './kurrent-calls.js';
import { defaultTimes } from './kurrent-times.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the calls to a server', () => {
  it('keep nothing of what was answered', async () => {
    const calls = new KurrentCalls(defaultTimes);
    const answers: WeakRef<object>[] = [];
    for (let n = 0; n < 100; n += 1)
      answers.push(
        new WeakRef(await calls.once('A read', 60_000, () => Promise.resolve({ answer: n }))),
      );
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    // The last one may still be in a register.
    expect(answers.filter((answer) => answer.deref() !== undefined).length).toBeLessThan(10);
  });

  it('end when the store is closed, and none begins after that', async () => {
    const calls = new KurrentCalls(defaultTimes);
    const never = () => new Promise<never>(() => undefined);
    const running = [1, 2].map(() => calls.once('A read', 1_000, never));
    calls.close();
    for (const call of running) await expect(call).rejects.toMatchObject({ code: 'closed' });
    await expect(calls.once('A read', 1_000, never)).rejects.toMatchObject({ code: 'closed' });
  });
});
