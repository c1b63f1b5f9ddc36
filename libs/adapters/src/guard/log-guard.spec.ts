import { randomUUID } from 'node:crypto';
import { recordAcceptance } from '@interventions/application';
import { MemoryEventStore, ordinalOf, type EventStore } from '@interventions/eventsourcing';
import { propertySeed } from '@interventions/eventsourcing/testing';
import fc from 'fast-check';
import { LogGuard } from './log-guard.js';
import type { Witness, WitnessKeeper } from './witness.js';

class MemoryWitness implements WitnessKeeper {
  kept: Witness | undefined;
  broken = false;

  load(): Promise<Witness | undefined> {
    return this.broken ? Promise.reject(new Error('broken')) : Promise.resolve(this.kept);
  }

  save(witness: Witness): Promise<void> {
    this.kept = witness;
    this.broken = false;
    return Promise.resolve();
  }
}

/** Notes what of itself it is asked for. */
class AskedLog extends MemoryEventStore {
  readonly asked: string[] = [];

  override epoch(): Promise<string> {
    this.asked.push('epoch');
    return super.epoch();
  }

  override formerEpochs(): ReturnType<MemoryEventStore['formerEpochs']> {
    this.asked.push('former epochs');
    return super.formerEpochs();
  }

  override head(): ReturnType<MemoryEventStore['head']> {
    this.asked.push('head');
    return super.head();
  }
}

const newLog = (epoch: string, now = '2026-11-27T13:00:00.000Z') =>
  new MemoryEventStore({ now: () => now, epoch });
const faults: unknown[] = [];
const guardOf = (store: EventStore, keeper: WitnessKeeper, now = '2026-11-27T13:00:00.000Z') =>
  new LogGuard(store, keeper, { onFault: (error) => faults.push(error), now: () => now });

async function append(store: EventStore, count: number): Promise<void> {
  const events = Array.from({ length: count }, () => ({
    id: randomUUID(),
    type: 'noted.v1',
    data: {},
  }));
  await store.append('s', 'any', events);
}

/** A log as a backup would have it: with the same epoch, and only the first events. */
async function restored(count: number, epoch = 'aaaaaaaa'): Promise<MemoryEventStore> {
  const store = newLog(epoch);
  if (count > 0) await append(store, count);
  return store;
}

describe('the guard of a log', () => {
  let keeper: MemoryWitness;
  beforeEach(async () => {
    keeper = new MemoryWitness();
    faults.length = 0;
    await guardOf(await restored(12), keeper).note();
  });

  it('keeps how far the log was seen', () => {
    expect(keeper.kept).toEqual({
      epoch: 'aaaaaaaa',
      ordinal: 12n,
      seenAt: '2026-11-27T13:00:00.000Z',
    });
  });

  it('has nothing to say where nothing was seen before, or everything is there', async () => {
    expect(await guardOf(newLog('bbbbbbbb'), new MemoryWitness()).judge()).toBeUndefined();
    expect(await guardOf(await restored(12), keeper).judge()).toBeUndefined();
    expect(await guardOf(await restored(13), keeper).judge()).toBeUndefined();
  });

  it('misses nothing of a log that was seen empty, such as one that a backup took the place of', async () => {
    const empty = new MemoryWitness();
    await guardOf(newLog('cccccccc'), empty).note();
    expect(empty.kept?.ordinal).toBe(0n);
    const guard = guardOf(await restored(4), empty);
    expect(await guard.judge()).toBeUndefined();
    await guard.note();
    expect(empty.kept).toMatchObject({ epoch: 'aaaaaaaa', ordinal: 4n });
  });

  it('withholds a log that lost its end, and says what was seen, what is there and what to do', async () => {
    const found = await guardOf(await restored(11), keeper).judge();
    expect(found).toMatchObject({
      seen: 'aaaaaaaa-00000000000000000012',
      ended: 'aaaaaaaa-00000000000000000011',
    });
    expect(found?.detail).toMatch(
      /lacks entries.*0012 was seen on 2026-11-27 13:00 UTC.*ends at .*0011.*ops accept-log/,
    );
  });

  it('withholds it also after the epoch of the restored copy was renewed', async () => {
    const store = await restored(11);
    await store.renewEpoch();
    expect(await guardOf(store, keeper).judge()).toBeDefined();
    await append(store, 5);
    expect(await guardOf(store, keeper).judge()).toBeDefined();
    const whole = await restored(12);
    await whole.renewEpoch();
    expect(await guardOf(whole, keeper).judge()).toBeUndefined();
  });

  it('withholds another log, such as the new one after its file was deleted', async () => {
    const found = await guardOf(newLog('bbbbbbbb'), keeper).judge();
    expect(found?.detail).toContain('not the one that was seen here before');
  });

  it.each([
    ['by who saw it', async (store: EventStore) => (await guardOf(store, keeper).judge())?.seen],
    ['by who had seen nothing of it', () => Promise.resolve(undefined)],
  ])(
    'goes on once the loss was accepted %s, also for other witnesses of it',
    async (_who, seen) => {
      const store = await restored(11);
      const other = new MemoryWitness();
      other.kept = { epoch: 'aaaaaaaa', ordinal: 20n, seenAt: '2026-11-27T14:00:00.000Z' };
      const request = {
        ...{ actor: 'operator', role: 'system' as const, commandId: randomUUID() },
        ...{ requestHash: 'a', correlationId: 'a', causationId: 'a' },
      };
      const accepted = {
        reason: 'The disk failed.',
        seen: (await seen(store)) ?? null,
        ended: await store.head(),
      };
      await store.renewEpoch();
      await recordAcceptance(store, request, accepted);
      for (const one of [keeper, other]) {
        const guard = guardOf(store, one);
        expect(await guard.judge()).toBeUndefined();
        await guard.note();
        expect(one.kept).toMatchObject({ epoch: await store.epoch(), ordinal: 12n });
      }
    },
  );

  it('never lets a witness go back, or take the place of one of another log', async () => {
    const behind = await restored(5);
    await guardOf(behind, keeper).note();
    expect(keeper.kept?.ordinal).toBe(12n);
    const other = await restored(30, 'bbbbbbbb');
    await guardOf(other, keeper).note();
    expect(keeper.kept).toMatchObject({ epoch: 'aaaaaaaa', ordinal: 12n });
  });

  it('asks a log that stands still, or only grew, for its end alone where the epoch is known', async () => {
    const store = new AskedLog({ now: () => '2026-11-27T13:00:00.000Z', epoch: 'aaaaaaaa' });
    await append(store, 13);
    const guard = guardOf(store, keeper);
    await guard.note('aaaaaaaa');
    expect([store.asked.splice(0), keeper.kept?.ordinal]).toEqual([['head'], 13n]);
    await guard.note('aaaaaaaa');
    expect(store.asked.splice(0)).toEqual(['head']);
    await append(store, 2);
    await guard.note();
    expect([store.asked, keeper.kept?.ordinal]).toEqual([['epoch', 'head'], 15n]);
  });

  it('tells of a witness that cannot be read, and writes it anew', async () => {
    keeper.broken = true;
    const guard = guardOf(await restored(3), keeper);
    expect(await guard.judge()).toBeUndefined();
    expect(faults).toHaveLength(1);
    await guard.note();
    expect(keeper.kept?.ordinal).toBe(3n);
  });

  it('never withholds a healthy log, and always one that lost what a witness saw', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constant('note' as const), by: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ kind: fc.constant('open' as const), by: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ kind: fc.constant('renew' as const) }),
      fc.record({ kind: fc.constant('clock' as const), hour: fc.integer({ min: 0, max: 23 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const store = newLog('00000001');
        const [shared, own] = [new MemoryWitness(), new MemoryWitness()];
        // Two processes share a data folder, a third has its own.
        const keepers = [shared, shared, own];
        let now = '2026-11-27T13:00:00.000Z';
        const guards = keepers.map((one) => guardOf(store, one, now));
        for (const one of steps) {
          if (one.kind === 'append') await append(store, one.count);
          else if (one.kind === 'renew') await store.renewEpoch();
          else if (one.kind === 'clock')
            now = `2026-11-27T${String(one.hour).padStart(2, '0')}:00:00.000Z`;
          else if (one.kind === 'note') await guards[one.by]?.note();
          else {
            const guard = guardOf(store, keepers[one.by] ?? own, now);
            expect(await guard.judge()).toBeUndefined();
            guards[one.by] = guard;
          }
        }
        const total = ordinalOf(await store.epoch(), await store.head());
        for (const { kept } of [shared, own]) {
          if (kept === undefined || kept.ordinal === 0n) continue;
          expect(kept.ordinal).toBeLessThanOrEqual(total);
          const lost = await restored(Number(kept.ordinal) - 1, kept.epoch);
          const witness = new MemoryWitness();
          witness.kept = kept;
          expect(await guardOf(lost, witness).judge()).toBeDefined();
        }
      }),
      { numRuns: 100, seed: propertySeed() },
    );
  });
});
