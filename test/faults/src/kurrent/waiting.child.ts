import { KurrentEventStore } from '@interventions/adapters/kurrent';
import { EventStoreError } from '@interventions/eventsourcing';

/** Opens a log on a server that is not there, and prints what that failed with: `<connection string>`. */
const [, , url = ''] = process.argv;
try {
  await KurrentEventStore.open({
    ...{ url, prefix: 'faults', credentials: null },
    ...{ caFile: null, userCertFile: null, userKeyFile: null },
    times: { attemptMs: 500, totalMs: 1_000 },
  });
} catch (error) {
  if (!(error instanceof EventStoreError)) throw error;
  process.stdout.write(`${error.code}\n`);
}
