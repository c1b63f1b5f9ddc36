import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  const opened: SqliteEventStore[] = [];
  return Promise.resolve({
    keeps: true,
    timesNeverDecrease: true,
    open: (settings = {}) => {
      const store = new SqliteEventStore({ file: join(folder, 'events.db'), ...settings });
      opened.push(store);
      return Promise.resolve(store);
    },
    dispose: async () => {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true });
    },
  });
});
