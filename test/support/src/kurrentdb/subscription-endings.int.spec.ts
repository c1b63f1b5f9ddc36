import { streamNameFilter, type SubscribeToAllOptions } from '@kurrent/kurrentdb-client';
import { DoubleWithClient, failureOf, follow, noted, notes } from './client.fixtures.js';

let here: DoubleWithClient;
beforeEach(async () => {
  here = await DoubleWithClient.start();
});
afterEach(() => here.dispose());

const all = (options: SubscribeToAllOptions = {}) => follow(here.client.subscribeToAll(options));
const cases = streamNameFilter({ prefixes: ['case-'] });

describe('a running subscription', () => {
  it('can be ended without an error', async () => {
    const { ended, heard, error } = all();
    await heard('caught up');
    expect(here.double.endSubscriptions()).toBe(1);
    await ended;
    expect(error()).toBeUndefined();
    expect(here.double.openSubscriptions).toBe(0);
  });

  it('can be ended with an error, which leaves others calls alone', async () => {
    const { ended, heard, error } = all();
    await heard('caught up');
    here.double.failSubscriptions();
    await ended;
    expect(error()).toMatchObject({ type: 'unavailable', code: 14 });
    await expect(here.client.appendToStream('case-1', noted(0))).resolves.toMatchObject({
      success: true,
    });
  });

  it('can fall silent and stay open', async () => {
    const silent = all({ filter: cases });
    await silent.heard('caught up');
    expect(here.double.silenceSubscriptions()).toBe(1);
    const other = all({ filter: cases });
    await here.client.appendToStream('case-1', noted(0));
    await other.heard(0);
    expect(silent.said).toEqual(['confirmed', 'caught up']);
    expect(here.double.openSubscriptions).toBe(2);
  });

  it('ends with an error when the server is killed', async () => {
    const { ended, heard, error } = all();
    await heard('caught up');
    await here.double.kill();
    await ended;
    expect(error()).toMatchObject({
      type: 'unavailable',
      message: '14 UNAVAILABLE: Connection dropped',
    });
  });

  it('is cancelled when the server is stopped', async () => {
    const { ended, heard, error } = all();
    await heard('caught up');
    await here.double.stop();
    await ended;
    expect(error()).toMatchObject({ type: 'cancelled', code: 1 });
  });

  it('can break off after some events', async () => {
    await here.client.appendToStream('case-1', notes(5));
    here.double.failNext('subscribe', { failAfter: 3 });
    const { said, ended, error } = all({ filter: cases });
    await ended;
    expect(said.filter((word) => typeof word === 'number').length).toBeLessThanOrEqual(3);
    expect(error()).toMatchObject({ type: 'unavailable' });
  });

  it('can be refused', async () => {
    here.double.failNext('subscribe', 'not-ready');
    const { ended, error } = all();
    await ended;
    expect(await failureOf(Promise.reject(error() as Error))).toMatchObject({
      name: 'UnavailableError',
      message: '14 UNAVAILABLE: Server Is Not Ready',
    });
  });
});
