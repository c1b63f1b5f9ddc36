import { MemoryEventStore } from '@interventions/eventsourcing';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('memory', () => {
  const opened: MemoryEventStore[] = [];
  return Promise.resolve({
    keeps: false,
    timesNeverDecrease: true,
    open: (settings = {}) => {
      const store = new MemoryEventStore({ now: () => new Date().toISOString(), ...settings });
      opened.push(store);
      return Promise.resolve(store);
    },
    dispose: async () => {
      for (const store of opened) await store.close();
    },
  });
});
