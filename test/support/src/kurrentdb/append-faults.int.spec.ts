import { randomUUID } from 'node:crypto';
import { DoubleWithClient, failureOf, noted, notes, until } from './client.fixtures.js';
import { KurrentDbDouble } from './kurrentdb-double.js';
import type { Fault } from './switches.js';

const stored = (here: DoubleWithClient, stream = 'case-1') =>
  here.double.records.filter((record) => record.stream === stream).length;
const dropped = { name: 'UnavailableError', message: '14 UNAVAILABLE: Connection dropped' };

describe.each([true, false])('an append, batch append offered: %s', (batchAppend) => {
  let here: DoubleWithClient;
  beforeEach(async () => {
    here = await DoubleWithClient.start({ batchAppend });
    await here.client.appendToStream('other-1', noted(0));
  });
  afterEach(() => here.dispose());
  const id = randomUUID();
  const append = () =>
    here.client.appendToStream('case-1', noted(0, id), { streamState: 'no_stream' });

  it('can be lost before it is stored', async () => {
    here.double.failNext('append', 'lose-request');
    expect(await failureOf(append())).toMatchObject(dropped);
    expect(stored(here)).toBe(0);
    expect((await append()).nextExpectedRevision).toBe(0n);
    expect(stored(here)).toBe(1);
  });

  it('can lose its answer after it is stored, and is then repeated without effect', async () => {
    here.double.failNext('append', 'lose-ack');
    expect(await failureOf(append())).toMatchObject(dropped);
    expect(stored(here)).toBe(1);
    await here.client.appendToStream('case-1', noted(1));
    expect((await append()).nextExpectedRevision).toBe(0n);
    expect(stored(here)).toBe(2);
  });

  const inBatch: [Fault, object][] = [
    ['not-ready', { name: 'UnknownError', message: 'Could not recognize Server Is Not Ready' }],
    ['busy', { name: 'UnknownError', message: 'Could not recognize Server Is Busy' }],
    [
      'no-leader',
      {
        name: 'UnknownError',
        message: 'Could not recognize No leader info available in response',
      },
    ],
    ['timeout', { name: 'DeadlineExceededError', message: '' }],
  ];
  const alone: [Fault, object][] = [
    ['not-ready', { name: 'UnavailableError', message: '14 UNAVAILABLE: Server Is Not Ready' }],
    ['busy', { name: 'UnavailableError', message: '14 UNAVAILABLE: Server Is Too Busy' }],
    [
      'no-leader',
      { name: 'UnknownError', message: '2 UNKNOWN: No leader info available in response' },
    ],
    ['timeout', { name: 'UnknownError', code: 10 }],
  ];
  it.each(batchAppend ? inBatch : alone)('can be refused: %s', async (fault, failure) => {
    here.double.failNext('append', fault, 2);
    expect(await failureOf(append())).toMatchObject(failure);
    expect(await failureOf(append())).toMatchObject(failure);
    expect(stored(here)).toBe(0);
    expect((await append()).nextExpectedRevision).toBe(0n);
  });

  it('can time out although it is stored', async () => {
    here.double.failNext('append', 'timeout-after-storing');
    const { name } = await failureOf(append());
    expect(name).toBe(batchAppend ? 'DeadlineExceededError' : 'UnknownError');
    expect(stored(here)).toBe(1);
  });

  it('can be sent to the leader, which the client follows', async () => {
    const leader = await KurrentDbDouble.start({ batchAppend });
    here.double.failNext('append', { leader: { host: '127.0.0.1', port: leader.port } });
    const failure = { name: 'NotLeaderError', leader: { address: '127.0.0.1', port: leader.port } };
    expect(await failureOf(append())).toMatchObject(failure);
    await append();
    expect(leader.records.some(({ stream }) => stream === 'case-1')).toBe(true);
    expect(stored(here)).toBe(0);
    await leader.dispose();
  });

  it('can be answered late', async () => {
    here.double.delayAnswers(300);
    const start = performance.now();
    const answer = append();
    await until(() => stored(here) === 1, 'the append to be stored');
    await answer;
    expect(performance.now() - start).toBeGreaterThanOrEqual(295);
  });

  it('that no client was told of can be lost by a kill, as a whole', async () => {
    here.double.delayAnswers(60_000);
    const lost = failureOf(here.client.appendToStream('case-1', notes(3)));
    await until(() => stored(here) === 3, 'the append to be stored');
    await here.double.kill({ loseUnacknowledged: true });
    expect(await lost).toMatchObject({ name: 'UnavailableError' });
    expect(stored(here)).toBe(0);
    expect(stored(here, 'other-1')).toBe(1);
  });
});
