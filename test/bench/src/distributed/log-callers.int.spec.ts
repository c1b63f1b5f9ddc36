import { MemoryEventStore } from '@interventions/eventsourcing';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { benchMetadata, caseHistory, reportCommand, reportEvent } from '../bench-events.js';
import type { PlainCommand } from '../plain-stream.js';
import { seededRandom, seededUuid } from '../seeded-random.js';
import { openKurrent } from './kurrent-log.js';
import { bareCaller, portCaller, type LogCaller } from './log-callers.js';

describe('callers of a log', () => {
  let server: KurrentDbDouble;
  let callers: readonly LogCaller[];

  beforeAll(async () => {
    server = await KurrentDbDouble.start();
    const url = server.connectionString();
    callers = [
      portCaller('KurrentDB', await openKurrent(url)),
      portCaller('memory', new MemoryEventStore({ now: () => '2026-11-27T13:00:00.000Z' })),
      bareCaller(url),
    ];
  });
  afterAll(async () => {
    for (const caller of callers) await caller.close();
    await server.dispose();
  });

  it('do the same work on the same data', async () => {
    for (const caller of callers) {
      const random = seededRandom(1);
      const id = seededUuid(random);
      await caller.append(`intervention-${id}`, 0, caseHistory(random, 70));
      await caller.append(`intervention-${id}`, 70, [reportEvent(random)]);
      const { type, data } = reportEvent(random);
      const command: PlainCommand = { type, data: data as PlainCommand['data'] };
      await caller.command({ id, command, metadata: benchMetadata(random) });
      await caller.act?.({ id, command: reportCommand(random), metadata: benchMetadata(random) });
      expect([caller.name, await caller.read(id)]).toEqual([
        caller.name,
        caller.act === undefined ? 72 : 73,
      ]);
    }
  });

  it('begin a stream where there is none', async () => {
    for (const caller of callers) {
      const random = seededRandom(2);
      const id = seededUuid(random);
      const { type, data } = reportEvent(random);
      const command: PlainCommand = { type, data: data as PlainCommand['data'] };
      await caller.command({ id, command, metadata: benchMetadata(random) });
      expect(await caller.read(id)).toBe(1);
    }
  });
});
