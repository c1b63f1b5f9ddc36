// Follows a log with a view file: `follower.child.ts <log> <view file> <rows after which it kills itself, 0 for never>`.
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { openViews, ViewsInUseError } from '@interventions/adapters/views';

const [log = '', file = '', rows = '0'] = process.argv.slice(2);
let left = Number(rows);
const store = new SqliteEventStore({ file: log });
try {
  const views = await openViews({
    file,
    store,
    onWrite: () => {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
    },
  });
  views.follow();
  const report = setInterval(() => {
    if (!views.ready()) return;
    clearInterval(report);
    process.stdout.write('ready\n');
  }, 5);
  process.stdin.on('end', () => {
    void views.close().then(() => store.close());
  });
  process.stdin.resume();
} catch (error) {
  if (!(error instanceof ViewsInUseError)) throw error;
  process.stdout.write(`refused ${error.message}\n`);
  process.exit(0);
}
