import { spawn, type ChildProcess } from 'node:child_process';
import { complain, prefixLines } from './output.ts';
import type { Settings } from './settings.ts';

/** A program of the platform that can be started: a name for its log lines, and what to run. */
export interface Program {
  readonly name: string;
  /** Folder in `apps`. */
  readonly app: string;
  readonly args?: readonly string[];
}

/** How a run ended: an exit code, or the signal that ended it. */
export type Ending = { readonly code: number } | { readonly signal: string };

/** A started process and the promise of its end. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
}

/**
 * Starts a program with an IPC channel and no standard input. The channel carries no messages: it
 * closes when the launcher dies, however it dies, and a program must exit on `disconnect`.
 */
export function run(program: Program, settings: Settings, root: string): Run {
  const child = spawn(process.execPath, [...command(program, settings), ...(program.args ?? [])], {
    cwd: root,
    env: { ...process.env, ...environment(settings) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (child.stdout) prefixLines(program.name, child.stdout, process.stdout);
  if (child.stderr) prefixLines(program.name, child.stderr, process.stderr);
  const ended = new Promise<Ending>((settle) => {
    child.once('error', (error) => {
      complain(`${program.name} could not be started: ${error.message}`);
      settle({ code: 1 });
    });
    child.once('exit', (code, signal) => settle(signal ? { signal } : { code: code ?? 1 }));
  });
  return { child, ended };
}

/** Says how a run ended in a few words. */
export function describeEnding(ending: Ending): string {
  return 'signal' in ending ? `signal ${ending.signal}` : `exit code ${ending.code}`;
}

function command({ app }: Program, settings: Settings): string[] {
  const always = ['--enable-source-maps', '--disable-warning=ExperimentalWarning'];
  if (!settings.dev) return [...always, `apps/${app}/dist/main.js`];
  const sources = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];
  return [...always, ...sources, `apps/${app}/src/main.ts`];
}

function environment({ host, ports, dataDir }: Settings): Record<string, string> {
  return {
    HOST: host, // some shells export the machine’s name under it
    DATA_DIR: dataDir,
    API_PORT: String(ports.api),
    WEB_PORT: String(ports.web),
    WORKER_PORT: String(ports.worker),
    API_URL: `http://${host}:${ports.api}`,
  };
}
