import type { EventStore } from '@interventions/eventsourcing';
import { appendContract } from './append.contract.js';
import { idempotencyContract } from './idempotency.contract.js';
import { lifecycleContract } from './lifecycle.contract.js';
import { lineageContract } from './lineage.contract.js';
import { logContract } from './log.contract.js';
import { readContract } from './read.contract.js';
import type { StoreHarness, StoreSettings } from './store-harness.js';
import { subscriptionContract } from './subscription.contract.js';

/** What every adapter of the event store port must do; the numbers are those of the contract's cases. */
export function eventStoreContract(name: string, makeHarness: () => Promise<StoreHarness>): void {
  describe(`event store contract: ${name}`, () => {
    let harness: StoreHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.dispose());
    const open = (settings?: StoreSettings): Promise<EventStore> => harness.open(settings);

    describe('append', () =>
      appendContract((bytes) => open(bytes === undefined ? {} : { maxAppendBytes: bytes })));
    describe('repeated calls', () => idempotencyContract(open, () => harness));
    describe('one stream', () =>
      readContract(
        (now) => open(now === undefined ? {} : { now }),
        () => harness,
      ));
    describe('the whole log', () => logContract(open, () => harness));
    describe('subscriptions', () => subscriptionContract(open, () => harness));
    describe('epochs', () => lineageContract(open, () => harness));
    describe('lifecycle', () => lifecycleContract(open));
  });
}
