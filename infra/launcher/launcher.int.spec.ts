import { createServer, type AddressInfo } from 'node:net';
import { ending, freePorts, launch, Stage, until } from './testing/stage.ts';

describe('the launcher, with dummy apps', () => {
  let stage: Stage;
  let ports: Record<string, string>;

  beforeEach(async () => {
    stage = new Stage();
    ports = await freePorts();
  });

  afterEach(() => stage.clear(), 30_000);

  const ready = () => until(() => stage.output.includes('Ready on'));

  it('starts all three, imports once, says where and as whom to sign in, and stops on SIGTERM', async () => {
    const launcher = stage.start({ ...ports, HOST: 'name-of-a-machine' });
    await ready();
    expect(stage.output).toContain(`Ready on http://127.0.0.1:${ports['WEB_PORT']}\n`);
    expect(stage.output).toContain('case officer, commissioner, researcher, team leader');
    expect(stage.output).toContain('worker | says hello\n');
    expect(
      stage
        .facts()
        .map(({ app }) => app)
        .sort(),
    ).toEqual(['api', 'ops', 'web', 'worker']);
    expect(stage.facts().find(({ app }) => app === 'ops')?.args).toEqual([
      'import',
      'histories',
      'infra/histories',
      '--once',
    ]);
    expect(stage.facts().at(0)?.apiUrl).toBe(`http://127.0.0.1:${ports['API_PORT']}`);
    expect(stage.facts().every(({ host }) => host === '127.0.0.1')).toBe(true);
    launcher.kill('SIGTERM');
    expect(await ending(launcher)).toBe(0);
    expect(stage.alive()).toEqual([]);
  }, 30_000);

  it('leaves nothing behind when it is killed outright', async () => {
    const launcher = stage.start(ports);
    await ready();
    expect(stage.alive()).toHaveLength(3);
    launcher.kill('SIGKILL');
    await until(() => stage.alive().length === 0);
  }, 30_000);

  it('stops everything when npm is killed outright', async () => {
    const npm = stage.start(ports, ['npm', 'start']);
    await ready();
    npm.kill('SIGKILL');
    await until(() => stage.alive().length === 0);
  }, 30_000);

  it('stops everything when npm is asked to stop', async () => {
    const npm = stage.start(ports, ['npm', 'start']);
    await ready();
    npm.kill('SIGTERM');
    await ending(npm);
    await until(() => stage.alive().length === 0);
  }, 30_000);

  it('starts a crashed app again and says so', async () => {
    stage.start(ports);
    await ready();
    const [first = 0] = stage.pids('worker');
    process.kill(first, 'SIGKILL');
    await until(() => stage.pids('worker').length === 2);
    expect(stage.output).toContain(
      'worker ended with signal SIGKILL; starting it again in 0.5 s.\n',
    );
    expect(stage.pids('api')).toHaveLength(1);
  }, 30_000);

  it('gives up with a sentence when an app never becomes ready', async () => {
    stage.tell('web-is-unready');
    stage.tell('worker-crashes');
    const launcher = stage.start({ ...ports, READY_TIMEOUT_SECONDS: '2' });
    expect(await ending(launcher)).toBe(1);
    expect(stage.output).toContain('Not ready within 2 seconds: worker, web.');
    expect(stage.output).toContain('no luck');
    expect(stage.output).not.toContain('Ready on');
    expect(stage.alive()).toEqual([]);
  }, 30_000);

  it('tries a failed import again, then serves and says what is missing', async () => {
    stage.tell('ops-fails');
    stage.start(ports);
    await ready();
    expect(stage.pids('ops')).toHaveLength(3);
    expect(stage.output).toContain('Not all histories are loaded');
  }, 30_000);

  it('starts nothing when a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const launcher = stage.start({ ...ports, WEB_PORT: String(port) });
    expect(await ending(launcher)).toBe(1);
    expect(stage.output).toBe(
      `Port ${port} is already in use: stop what is using it, or set WEB_PORT to a free port.\n`,
    );
    expect(stage.facts()).toEqual([]);
    await new Promise((closed) => other.close(closed));
  }, 30_000);

  it('kills an app that ignores the request to stop', async () => {
    stage.tell('api-is-stubborn');
    const launcher = stage.start(ports);
    await ready();
    launcher.kill('SIGINT');
    await until(() => stage.alive().length === 1);
    expect(await ending(launcher)).toBe(0);
    expect(stage.output).toContain('api did not stop within 10 s and was killed.');
    expect(stage.alive()).toEqual([]);
  }, 30_000);

  it('runs the sources in development and restarts what a change concerns', async () => {
    stage.start(ports, [process.execPath, ...launch, '--dev']);
    await ready();
    stage.edit('apps/web/src/main.ts');
    await until(() => stage.pids('web').length === 2);
    expect(stage.pids('api')).toHaveLength(1);
    stage.edit('libs/one.ts');
    await until(() => stage.pids('web').length === 3 && stage.pids('worker').length === 2);
    await until(() => stage.alive().length === 3);
    expect(stage.pids('api')).toHaveLength(2);
    expect(stage.pids('ops')).toHaveLength(1);
    expect(stage.output).not.toContain('starting it again');
  }, 30_000);
});
