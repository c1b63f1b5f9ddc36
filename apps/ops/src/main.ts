import { once } from 'node:events';
import { EventStoreError } from '@interventions/eventsourcing';
import { runCommandLine } from './command-line.js';
import { exitCodes, OperatorError, UsageError, type Output } from './usage.js';

const output: Output = {
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  write: async (line) => {
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  },
  terminal: process.stderr.isTTY,
};

// A launcher that died takes its import with it; the next start completes it. Its channel alone keeps nothing alive.
process.on('disconnect', () => process.exit(exitCodes.fault));
process.channel?.unref();
// The reader of a pipe (`| head`) may stop reading before everything is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.done);
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), output);
} catch (error) {
  if (error instanceof UsageError) {
    output.complain(`${error.message} “npm run ops -- help” shows what there is.`);
    process.exitCode = exitCodes.usage;
  } else if (error instanceof OperatorError || error instanceof EventStoreError) {
    output.complain(error.message);
    process.exitCode = exitCodes.fault;
  } else {
    output.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = exitCodes.fault;
  }
}
