import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { KurrentDbDouble } from './kurrentdb-double.js';

const script = `
  import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
  const client = KurrentDBClient.connectionString(process.argv[1]);
  await client.appendToStream('case-1', jsonEvent({ type: 'noted', data: {} }));
  for await (const { event } of client.readStream('case-1', { maxCount: 1 })) console.log(event.type);
  const subscription = client.subscribeToStream('case-1');
  for await (const { event } of subscription) { console.log(event.type); break; }
  await client.dispose();
  console.log('disposed');
`;

it('a process ends by itself once its client is disposed of, while the server lives on', async () => {
  const double = await KurrentDbDouble.start();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script, double.connectionString()],
    { timeout: 40_000, killSignal: 'SIGKILL', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  expect(stdout.split('\n')).toEqual(['noted', 'noted', 'disposed', '']);
  expect(double.openSubscriptions).toBe(0);
  await double.dispose();
});
