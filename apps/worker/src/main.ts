import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { ProcessRunner, SystemClock, type ProcessFault } from '@interventions/application';
import { Backend, witnessKeeperOf } from '@interventions/adapters/backend';
import { OperatorToken } from '@interventions/adapters/identity';
import { serviceLog } from '@interventions/adapters/log';
import { ServiceMetrics, TimerMetrics } from '@interventions/adapters/metrics';
import { addressBookOf, notifierOf } from '@interventions/adapters/notices';
import { RedisLink } from '@interventions/adapters/redis';
import { readConfig, type WorkerConfig } from './config.js';
import { HealthServer } from './health-server.js';
import { lateTimers, messageCounts } from './late-timers.js';
import { schedulerOf } from './scheduler.js';
import { workerRoutes } from './worker-routes.js';
import { WorkerModule } from './worker.module.js';

const stopLimitMs = 9_000;

type Part = { close(): Promise<void> };
type OnFault = (error: unknown) => void;

/** Starts following the log and running the process managers; answers with the parts to close, the first first. */
async function start(config: WorkerConfig, log: Logger): Promise<readonly Part[]> {
  const clock = new SystemClock();
  const metrics = new ServiceMetrics({
    views: () => backend.views.status(),
    clockBehindSeconds: () => backend.clockBehindSeconds(),
    withheld: () => backend.store.state === 'withheld',
  }).withProcess();
  const onFault = (error: unknown): void =>
    log.error({ err: error }, 'The log or its views fail. Trying again.');
  const shared = sharedPlace(config, (error) =>
    log.warn({ err: error }, 'Redis cannot be used. The worker goes on without it.'),
  );
  const backend: Backend = new Backend({
    dataDir: config.dataDir,
    eventStore: config.eventStore,
    viewFile: config.viewFile,
    onAppend: metrics.appended,
    onFault,
    witness: witnessKeeperOf(config, shared, onFault),
  });
  const scheduler = schedulerOf(config, log, (problem) => timerMetrics.failed(problem));
  const addressBook = await addressBookOf(config.notices, (error) =>
    log.warn({ err: error }, 'The address book.'),
  );
  const notifier = notifierOf(config.notices, config.dataDir, () => clock.now());
  const report = ({ error, ...fault }: ProcessFault): void =>
    log.warn({ err: error, ...fault }, 'A process manager failed. Trying again.');
  const context = await NestFactory.createApplicationContext(
    WorkerModule.of({
      ...{ config, backend, clock, scheduler, notifier, addressBook, report },
      observer: metrics,
    }),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  const runner = context.get(ProcessRunner);
  const timerMetrics = new TimerMetrics(metrics.registry, {
    timers: () => lateTimers(backend, clock.now()),
    scheduler: () => scheduler.status(),
    parkedCases: () => runner.status().parked.length,
    messages: () => messageCounts(backend),
  });
  const health = new HealthServer(
    workerRoutes({ backend, clock, scheduler, runner, metrics, timerMetrics }),
    await OperatorToken.at(config.identity.opsToken),
    (error) => log.error({ err: error }, 'An address of the worker cannot be answered.'),
  );
  const port = await health.listen(config.identity.host, config.port);
  backend.start();
  runner.start();
  log.info({ port }, 'The worker follows the log.');
  return [scheduler, runner, health, context, backend, ...(shared ? [ending(shared.link)] : [])];
}

/** The Redis that the witness of a log on a server is kept in as well; null where there is none. */
function sharedPlace({ eventStore, redis: { url, prefix } }: WorkerConfig, onFault: OnFault) {
  if (eventStore === null || url === null) return null;
  return { link: new RedisLink({ url, onFault }), prefix };
}

function ending(link: RedisLink): Part {
  return { close: () => Promise.resolve(link.close()) };
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
  if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL')
    return 'HOST is no address of this machine. Set it to one that is, or to 0.0.0.0.';
  return error instanceof Error ? error.message : String(error);
}

try {
  const config = readConfig(process.env);
  const log = serviceLog('worker', config.logLevel);
  stopWith(await start(config, log), log);
} catch (error) {
  process.stderr.write(`The worker could not start: ${sentence(error)}\n`);
  process.exit(1);
}
