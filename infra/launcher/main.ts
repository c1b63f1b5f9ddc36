import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from '../tooling/build-if-needed.ts';
import { onChange } from './changes.ts';
import { importHistories } from './histories.ts';
import { complain, say } from './output.ts';
import { requireFreePorts } from './ports.ts';
import { becomesReady } from './readiness.ts';
import { readSettings, SettingsError, type AppName, type Settings } from './settings.ts';
import { supervise, type Supervised } from './supervisor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const apps: readonly AppName[] = ['api', 'worker', 'web'];
const personas = 'case officer, commissioner, researcher, team leader';

/** Resolves with the reason to stop: a signal, or the end of whoever started the launcher. */
function stopRequested(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => stop.abort(name));
  }
  process.on('disconnect', () => stop.abort('disconnect'));
  if (process.env['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid; // npm passes signals on, except the one that kills it outright
    setInterval(() => process.ppid !== parent && stop.abort('npm ended'), 1000).unref();
  }
  return stop.signal;
}

async function allReady(settings: Settings, signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(settings.readyTimeoutMs)]);
  const late = await Promise.all(
    apps.map(async (app) => {
      const url = `http://${settings.host}:${settings.ports[app]}/health/ready`;
      return (await becomesReady(url, limit)) ? [] : [app];
    }),
  );
  if (late.flat().length > 0 && !signal.aborted) {
    const seconds = settings.readyTimeoutMs / 1000;
    complain(
      `Not ready within ${seconds} seconds: ${late.flat().join(', ')}. The reason is in the lines above.`,
    );
  }
  return late.flat().length === 0;
}

async function serve(settings: Settings, signal: AbortSignal): Promise<void> {
  const running: Supervised[] = apps.map((app) => supervise({ name: app, app }, settings, root));
  process.once('exit', () => running.forEach((program) => program.kill()));
  const unwatch = settings.dev
    ? onChange(root, (app) =>
        running.filter(({ name }) => app === 'all' || app === name).forEach((p) => p.restart()),
      )
    : () => undefined;
  try {
    if (!(await allReady(settings, signal))) {
      process.exitCode = signal.aborted ? 0 : 1;
      return;
    }
    await importHistories(settings, root, signal);
    if (!(await allReady(settings, signal))) {
      process.exitCode = signal.aborted ? 0 : 1;
      return;
    }
    say(`Ready on http://${settings.host}:${settings.ports.web}`);
    say(`Sign in there as one of the personas: ${personas}.`);
    await new Promise((stopped) => signal.addEventListener('abort', stopped, { once: true }));
  } finally {
    unwatch();
    await Promise.all(running.map((program) => program.stop()));
  }
}

const signal = stopRequested();
try {
  const settings = readSettings(process.env, process.argv.slice(2), root);
  await requireFreePorts(settings);
  if (!settings.dev) await buildIfNeeded();
  if (!signal.aborted) await serve(settings, signal);
} catch (error) {
  complain(error instanceof SettingsError ? error.message : String(error));
  process.exitCode = 1;
}
process.exit();
