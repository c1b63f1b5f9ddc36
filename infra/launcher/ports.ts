import { createServer } from 'node:net';
import { portVariable, SettingsError, type AppName, type Settings } from './settings.ts';

/** Throws {@link SettingsError}, naming the variable to change, when a port cannot be listened on. */
export async function requireFreePorts(settings: Settings): Promise<void> {
  for (const app of ['web', 'api', 'worker'] satisfies AppName[]) {
    const port = settings.ports[app];
    const code = await listenFailure(settings.host, port);
    if (code === undefined) continue;
    const variable = portVariable(app);
    throw new SettingsError(
      code === 'EADDRINUSE'
        ? `Port ${port} is already in use: stop what is using it, or set ${variable} to a free port.`
        : `Port ${port} cannot be used (${code}): set ${variable} to another port.`,
    );
  }
}

function listenFailure(host: string, port: number): Promise<string | undefined> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => settle(undefined)));
  });
}
