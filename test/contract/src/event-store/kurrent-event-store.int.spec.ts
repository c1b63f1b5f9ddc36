import { randomBytes } from 'node:crypto';
import { KurrentEventStore, type KurrentEventStoreOptions } from '@interventions/adapters/kurrent';
import { KurrentDbDouble } from '@interventions/test-support/kurrentdb';
import { eventStoreContract } from './event-store.contract.js';

const plain = {
  ...{ prefix: 'contract', credentials: null, caFile: null },
  ...{ userCertFile: null, userKeyFile: null },
};

eventStoreContract('KurrentDB, its real client on a double of the server', async () => {
  const server = await KurrentDbDouble.start();
  const opened: KurrentEventStore[] = [];
  return {
    keeps: true,
    timesNeverDecrease: false,
    open: async ({ now, ...settings } = {}) => {
      if (now !== undefined) server.setClock(() => Date.parse(now()));
      const store = await KurrentEventStore.open({
        ...{ ...plain, url: server.connectionString() },
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

/** A connection string with user and password in it, as it is handed around for tests. */
function settingsIn(
  connectionString: string,
): Pick<KurrentEventStoreOptions, 'url' | 'credentials'> {
  const [, scheme = '', username, password = '', rest = ''] =
    /^([a-z+]+:\/\/)(?:([^:@/]*):([^@/]*)@)?(.*)$/i.exec(connectionString) ?? [];
  const decoded = decodeURIComponent;
  const credentials =
    username === undefined ? null : { username: decoded(username), password: decoded(password) };
  return { url: `${scheme}${rest}`, credentials };
}

// Against a server that is there already, and may be shared: each log has a prefix of its own, and stays behind.
const live = process.env['KURRENTDB_URL'];
if (live)
  eventStoreContract(
    'KurrentDB at KURRENTDB_URL',
    () => {
      const prefix = `contract${randomBytes(8).toString('hex')}`;
      const opened: KurrentEventStore[] = [];
      return Promise.resolve({
        keeps: true,
        timesNeverDecrease: false,
        open: async ({ maxAppendBytes } = {}) => {
          const store = await KurrentEventStore.open({
            ...{ ...plain, ...settingsIn(live), prefix },
            ...(maxAppendBytes !== undefined && { maxAppendBytes }),
          });
          opened.push(store);
          return store;
        },
        dispose: async () => {
          for (const store of opened) await store.close();
        },
      });
    },
    { setsClock: false },
  );
