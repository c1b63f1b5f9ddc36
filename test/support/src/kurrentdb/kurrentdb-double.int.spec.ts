import { randomUUID } from 'node:crypto';
import {
  jsonEvent,
  KurrentDBClient,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type JSONEventType,
} from '@kurrent/kurrentdb-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KurrentDbDouble } from './kurrentdb-double.js';

const event = (n: number, id = randomUUID()) => jsonEvent({ id, type: 'noted', data: { n } });

describe('the double of KurrentDB', () => {
  let double: KurrentDbDouble;
  let client: KurrentDBClient;
  beforeEach(async () => {
    double = await KurrentDbDouble.start();
    client = KurrentDBClient.connectionString(double.connectionString());
  });
  afterEach(async () => {
    await client.dispose();
    await double.dispose();
  });

  it('appends and reads back', async () => {
    const result = await client.appendToStream('s-1', [event(1), event(2)], {
      streamState: 'no_stream',
    });
    expect(result.nextExpectedRevision).toBe(1n);
    const seen = [];
    for await (const { event: e } of client.readStream('s-1', { maxCount: 10 })) seen.push(e);
    expect(seen.map((e) => [e?.revision, e?.data, e?.position])).toEqual([
      [0n, { n: 1 }, expect.anything()],
      [1n, { n: 2 }, result.position],
    ]);
    const all = [];
    for await (const { event: e } of client.readAll({ maxCount: 100 })) all.push(e?.streamId);
    expect(all).toContain('s-1');
    await expect(
      client.appendToStream('s-1', [event(1)], { streamState: 'no_stream' }),
    ).rejects.toBeInstanceOf(WrongExpectedVersionError);
    await expect(
      (async () => {
        for await (const _ of client.readStream('none', { maxCount: 1 }));
      })(),
    ).rejects.toBeInstanceOf(StreamNotFoundError);
  });

  it('subscribes', async () => {
    await client.appendToStream('s-1', [event(1), event(2)], { streamState: 'no_stream' });
    const sub = client.subscribeToAll<JSONEventType>({
      filter: {
        filterOn: 'streamName',
        prefixes: ['s-'],
        checkpointInterval: 1,
        maxSearchWindow: 32,
      } as never,
    });
    const seen: unknown[] = [];
    const trace: string[] = [];
    sub.on('caughtUp', () => trace.push('caughtUp'));
    for await (const { event: e } of sub) {
      seen.push(e?.revision);
      if (seen.length === 2) void client.appendToStream('s-1', event(3));
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([0n, 1n, 2n]);
    await sub.unsubscribe();
  });
});
