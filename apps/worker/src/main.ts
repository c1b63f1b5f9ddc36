import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { pino, stdTimeFunctions, type Logger } from 'pino';
import { SystemClock } from '@interventions/application';
import { Backend } from '@interventions/adapters/backend';
import { readConfig, type WorkerConfig } from './config.js';
import { HealthServer } from './health-server.js';
import { WorkerModule } from './worker.module.js';

const stopLimitMs = 9_000;

type Part = { close(): Promise<void> };

/** Starts following the log; answers with the parts to close, the first first. */
async function start(config: WorkerConfig, log: Logger): Promise<readonly Part[]> {
  const backend = new Backend({
    dataDir: config.dataDir,
    viewFile: 'worker.read.db',
    onFault: (error) => log.error({ err: error }, 'The log or its views fail. Trying again.'),
  });
  const context = await NestFactory.createApplicationContext(
    WorkerModule.of(backend, new SystemClock()),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  const health = new HealthServer(backend);
  const port = await health.listen(config.host, config.port);
  backend.start();
  log.info({ port }, 'The worker follows the log.');
  return [health, context, backend];
}

function stopWith(parts: readonly Part[], log: Logger): void {
  let stopping = false;
  const stop = async (reason: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    try {
      for (const part of parts) await part.close();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'The worker did not stop cleanly.');
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  process.on('disconnect', () => void stop('disconnect'));
}

function sentence(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port is taken by another program. Set WORKER_PORT to a free one.';
  return error instanceof Error ? error.message : String(error);
}

try {
  const config = readConfig(process.env);
  const log = pino({
    level: config.logLevel,
    base: { app: 'worker' },
    timestamp: stdTimeFunctions.isoTime,
  });
  stopWith(await start(config, log), log);
} catch (error) {
  process.stderr.write(`The worker could not start: ${sentence(error)}\n`);
  process.exit(1);
}
