import 'reflect-metadata';
import { SystemClock } from '@interventions/application';
import { FileEvidenceStore } from '@interventions/adapters/evidence';
import { LocalIssuer, signingKeyAt, OperatorToken } from '@interventions/adapters/identity';
import { ServiceMetrics } from '@interventions/adapters/metrics';
import { addressBookOf } from '@interventions/adapters/notices';
import { Backend, witnessKeeperOf } from '@interventions/adapters/backend';
import { publish, RedisLink, type SharedPlace } from '@interventions/adapters/redis';
import { PublicUrl } from './calendar/public-url.js';
import { ChangeFeed } from './changes/change-feed.js';
import { shareChanges } from './changes/share-changes.js';
import { readConfig, type ApiConfig } from './config.js';
import { EvidenceLimits } from './evidence/evidence-limits.js';
import { createApi, type Api } from './create-api.js';
import { RateLimit } from './http/rate-limit.js';
import { Log } from './log.js';

const stopLimitMs = 9_000;

type Started = Api & { readonly backend: Backend; readonly link: RedisLink | null };

async function start(config: ApiConfig, log: Log): Promise<Started> {
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
  const changes = new ChangeFeed();
  const shared = sharedPlace(config, log);
  const onFault = (error: unknown): void =>
    log.pino.error({ err: error }, 'The log or its views fail. Trying again.');
  const backend: Backend = new Backend({
    dataDir,
    eventStore,
    viewFile,
    onAppend: metrics.appended,
    onTakenIn: (events) => changes.takenIn(events, (id) => backend.views.queries.councilOfCase(id)),
    onFault,
    witness: witnessKeeperOf(config, shared, onFault),
  });
  const addresses = await addressBookOf(config, (error) =>
    log.pino.warn({ err: error }, 'The address book.'),
  );
  const links = new PublicUrl(config.publicUrl);
  if (shared !== null) {
    const { link, prefix } = shared;
    shareChanges(
      changes,
      (text) => publish(link, `${prefix}:changes`, text),
      (error) =>
        log.pino.warn({ err: error }, 'Changes cannot be told to the pages. Trying again.'),
    );
  }
  const limit = new RateLimit(shared);
  const evidence = new FileEvidenceStore(config.evidence.folder);
  await evidence.clearUnfinished();
  const evidenceLimits = new EvidenceLimits(config.evidence.maxBytes);
  const files = { evidence, evidenceLimits };
  const outside = { addresses, links, limit, changes, ...files };
  const parts = { log, clock, backend, issuer, operator, metrics, ...outside };
  const api = await createApi(parts);
  await api.app.listen({ host, port });
  backend.start();
  return { ...api, backend, link: shared?.link ?? null };
}

/** The Redis that all processes of the api share; null where there is none. */
function sharedPlace({ redis: { url, prefix } }: ApiConfig, log: Log): SharedPlace | null {
  if (url === null) return null;
  const onFault = (error: unknown): void =>
    log.pino.warn({ err: error }, 'Redis cannot be used. The api goes on without it.');
  return { link: new RedisLink({ url, onFault }), prefix };
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
      parts.link?.close();
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
