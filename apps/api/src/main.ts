import 'reflect-metadata';
import { SystemClock } from '@interventions/application';
import { LocalIssuer, signingKeyAt, OperatorToken } from '@interventions/adapters/identity';
import { ServiceMetrics } from '@interventions/adapters/metrics';
import { addressBookOf } from '@interventions/adapters/notices';
import { Backend } from '@interventions/adapters/backend';
import { PublicUrl } from './calendar/public-url.js';
import { readConfig, type ApiConfig } from './config.js';
import { createApi, type Api } from './create-api.js';
import { Log } from './log.js';

const stopLimitMs = 9_000;

async function start(config: ApiConfig, log: Log): Promise<Api & { readonly backend: Backend }> {
  const { dataDir, eventStore, identity, nodeEnv, port, viewFile } = config;
  const { host, demoSignIn } = identity;
  const clock = new SystemClock();
  const key = await signingKeyAt(identity.signingKey);
  const issuer = new LocalIssuer(key, () => clock.now(), { host, nodeEnv, demoSignIn });
  if (demoSignIn)
    log.pino.warn(
      { host },
      'DEMO_SIGN_IN is set: whoever reaches this service can sign in as anyone in it and record. Keep it behind a proxy that listens on this machine only, and put nothing real into it.',
    );
  const operator = await OperatorToken.at(identity.opsToken);
  const metrics = new ServiceMetrics({
    views: () => backend.views.status(),
    clockBehindSeconds: () => backend.clockBehindSeconds(),
    withheld: () => backend.store.state === 'withheld',
  }).withProcess();
  const backend: Backend = new Backend({
    dataDir,
    eventStore,
    viewFile,
    onAppend: metrics.appended,
    onFault: (error) => log.pino.error({ err: error }, 'The log or its views fail. Trying again.'),
  });
  const addresses = await addressBookOf(config, (error) =>
    log.pino.warn({ err: error }, 'The address book.'),
  );
  const links = new PublicUrl(config.publicUrl);
  const parts = { log, clock, backend, issuer, operator, metrics, addresses, links };
  const api = await createApi(parts);
  await api.app.listen({ host, port });
  backend.start();
  return { ...api, backend };
}

/** Stops taking requests, finishes those that run, then closes the views and the log. */
function stopWith(parts: Awaited<ReturnType<typeof start>>, log: Log): void {
  let stopping = false;
  const stop = async (reason: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.pino.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    // A connection that was busy when the server closed would otherwise stay open, idle, until it times out.
    const server = parts.app.getHttpServer();
    setInterval(() => server.closeIdleConnections(), 100).unref();
    try {
      await parts.app.close();
      await parts.backend.close();
      process.exit(0);
    } catch (error) {
      log.pino.error({ err: error }, 'The api did not stop cleanly.');
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  process.on('disconnect', () => void stop('disconnect'));
}

function sentence(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port is taken by another program. Set API_PORT to a free one.';
  if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL')
    return 'HOST is no address of this machine. Set it to one that is, or to 0.0.0.0.';
  return error instanceof Error ? error.message : String(error);
}

try {
  const config = readConfig(process.env);
  const log = new Log(config.logLevel);
  const parts = await start(config, log);
  log.pino.info({ url: await parts.app.getUrl() }, 'The api listens.');
  stopWith(parts, log);
} catch (error) {
  process.stderr.write(`The api could not start: ${sentence(error)}\n`);
  process.exit(1);
}
