import 'reflect-metadata';
import { RedisSettingsError } from '@interventions/adapters/redis';
import { ConfigError, readConfig } from './config.js';
import { createApp } from './create-app.js';

/** How long a stop may take before the process ends anyway, in milliseconds. */
const stopLimitMs = 8_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  const { log } = app.getHttpAdapter().getInstance();
  log.info({ url: await app.getUrl() }, 'serving pages');

  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    void app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('disconnect', () => stop('the launcher is gone'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof RedisSettingsError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'Another program uses the port of the pages: stop it, or choose another with WEB_PORT.';
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') {
    return 'HOST is no address of this machine. Set it to one that is, or to 0.0.0.0.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
