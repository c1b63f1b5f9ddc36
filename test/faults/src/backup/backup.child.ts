// Copies a log into a folder, or back, once it is told to: `backup.child.ts back-up|restore <log> <folder>`.
import { once } from 'node:events';
import { backUpLog, restoreLog } from '@interventions/adapters/backup';

const [verb, logFile = '', folder = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
if (verb === 'back-up') await backUpLog({ logFile, folder, platform: 'test' });
else await restoreLog(folder, logFile);
process.stdout.write('done\n');
process.exit(0);
