import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { someTimers } from '@interventions/test-support';
import { durationOf, nothingWrong, TimerPlace } from './timer-place.js';

/** Passes bytes on after a while, in both directions. */
async function slowWay(port: number, delayMs: number): Promise<{ server: Server; url: string }> {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pass = (from: Socket, to: Socket): void => {
      from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delayMs));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    };
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a scheduler whose Redis is slow', () => {
  it('is late, and misses and repeats nothing', async () => {
    const place = await TimerPlace.open();
    const { server, url } = await slowWay(place.redis.port, 150);
    const scheduler = await place.scheduler('a', {
      url,
      callLimitMs: 5_000,
      startLimitMs: 5_000,
      lockMs: 5_000,
    });
    const timers = someTimers(120, () => Date.now() + 300, 120);
    expect(await durationOf(() => place.set(scheduler, timers))).toBeLessThan(6_000);
    expect((await scheduler.status()).up).toBe(true);
    await place.ledger.settled(30_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    await place.dispose();
    await new Promise((closed) => server.close(closed));
  });
});
