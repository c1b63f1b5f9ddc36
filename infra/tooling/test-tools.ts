import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that some test needs and npm cannot bring: any of its commands will do. */
interface Tool {
  readonly debianPackage: string;
  readonly commands: readonly string[];
  /** Variable that names the program where it is installed elsewhere. */
  readonly variable?: string;
}

const tools: readonly Tool[] = [
  {
    debianPackage: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    variable: 'CHROMIUM_PATH',
  },
  { debianPackage: 'redis-server', commands: ['redis-server'] },
  { debianPackage: 'faketime', commands: ['faketime'] },
  { debianPackage: 'nginx-light', commands: ['nginx'] },
];

/** Installs what is missing where that is possible; otherwise throws, saying exactly what to install. */
export function installTestTools(): void {
  const wanted = missing();
  if (wanted.length === 0) return;
  const packages = wanted.map((tool) => tool.debianPackage);
  if (process.getuid?.() === 0 && isInstalled('apt-get')) {
    process.stdout.write(`Installing ${packages.join(' and ')} for the tests…\n`);
    apt(['update', '-q']);
    apt(['install', '-q', '-y', '--no-install-recommends', ...packages]);
  }
  const still = missing();
  if (still.length === 0) return;
  const names = still.map((tool) => tool.debianPackage).join(' ');
  const elsewhere = still.some((tool) => tool.variable !== undefined)
    ? ' A Chromium in another place is found through CHROMIUM_PATH.'
    : '';
  throw new Error(
    `The tests need ${still.map((tool) => tool.debianPackage).join(' and ')}. On Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}.${elsewhere}`,
  );
}

function missing(): Tool[] {
  return tools.filter(
    ({ commands, variable }) =>
      !(variable !== undefined && process.env[variable]) && !commands.some(isInstalled),
  );
}

function isInstalled(command: string): boolean {
  return placeOf(command) !== undefined;
}

/** Where a program is: in a folder of PATH, or among the servers of Debian, which are not on everybody’s PATH. */
export function placeOf(command: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  return folders
    .map((folder) => join(folder, command))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false; // not in this folder
      }
    });
}

/** A failure is not fatal here: what is still missing afterwards is reported. */
function apt(args: readonly string[]): void {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  });
  if (status !== 0) process.stderr.write(`apt-get ${args.join(' ')} failed.\n`);
}
