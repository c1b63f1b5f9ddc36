import type { EventStore } from '@interventions/eventsourcing';
import { appendContract } from './append.contract.js';
import { idempotencyContract } from './idempotency.contract.js';
import { lifecycleContract } from './lifecycle.contract.js';
import { lineageContract } from './lineage.contract.js';
import { logContract } from './log.contract.js';
import { readContract } from './read.contract.js';
import type { StoreHarness, StoreSettings } from './store-harness.js';
import { subscriptionContract } from './subscription.contract.js';

/** What a suite can do with the stores it is given. */
export type ContractScope = {
  /** Whether a test can say what time it is for the store. */
  readonly setsClock: boolean;
};

/** What every adapter of the event store port must do; the numbers are those of the contract's cases. */
export function eventStoreContract(
  name: string,
  makeHarness: () => Promise<StoreHarness>,
  { setsClock }: ContractScope = { setsClock: true },
): void {
  const scope = setsClock ? '' : ', without what needs a clock that can be set';
  describe(`event store contract: ${name}${scope}`, () => {
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
        setsClock,
      ));
    describe('the whole log', () => logContract(open, () => harness));
    describe('subscriptions', () => subscriptionContract(open, () => harness));
    describe('epochs', () => lineageContract(open, () => harness));
    describe('lifecycle', () => lifecycleContract(open));
  });
}
