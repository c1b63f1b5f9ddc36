import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KurrentDbDouble } from './kurrentdb-double.js';

const settings = z.strictObject({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  file: z.string().min(1),
  delay: z.coerce.number().int().min(0).default(0),
});

/** The double as a process of its own, so that a test can kill it: `--file records [--port 2113] [--delay ms]`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    file: { type: 'string' },
    delay: { type: 'string' },
  },
});
const { port, file, delay } = settings.parse(values);
const double = await KurrentDbDouble.start({ port, file });
double.delayAnswers(delay);
process.once('SIGTERM', () => {
  void double.dispose().then(() => process.exit(0));
});
process.stdout.write(`Ready on port ${double.port}\n`);
