import { setTimeout as sleep } from 'node:timers/promises';
import { CaseTurns } from './case-turns.js';

describe('the turns of cases', () => {
  it('come one after the other in a case, in the order of asking, also after a failure', async () => {
    const turns = new CaseTurns();
    const seen: string[] = [];
    const work = (name: string, ms: number) => async (): Promise<string> => {
      seen.push(`${name} begins`);
      await sleep(ms);
      seen.push(`${name} ends`);
      if (name === 'first') throw new Error('first failed');
      return name;
    };
    const first = turns.take('case', work('first', 30));
    const second = turns.take('case', work('second', 1));
    await expect(first).rejects.toThrow('first failed');
    await expect(second).resolves.toBe('second');
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('come side by side in different cases, and are waited for together', async () => {
    const turns = new CaseTurns();
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20);
      running -= 1;
    };
    const all = Promise.all([turns.take('one', work), turns.take('two', work)]);
    await turns.idle();
    expect({ running, most }).toEqual({ running: 0, most: 2 });
    await all;
  });
});
