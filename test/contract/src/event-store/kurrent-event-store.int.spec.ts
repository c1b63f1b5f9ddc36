import { KurrentEventStore } from '@interventions/adapters/kurrent';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('KurrentDB, its real client on a double of the server', async () => {
  const server = await KurrentDbDouble.start();
  const opened: KurrentEventStore[] = [];
  return {
    keeps: true,
    timesNeverDecrease: false,
    open: async ({ now, ...settings } = {}) => {
      if (now !== undefined) server.setClock(() => Date.parse(now()));
      const store = await KurrentEventStore.open({
        ...{ url: server.connectionString(), prefix: 'contract', credentials: null },
        ...{ caFile: null, userCertFile: null, userKeyFile: null },
        ...settings,
      });
      opened.push(store);
      return store;
    },
    dispose: async () => {
      for (const store of opened) await store.close();
      await server.dispose();
    },
  };
});
