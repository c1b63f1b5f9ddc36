import { spawnSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A clock for processes that are started with its environment: it runs on, and jumps when told, while they run. */
export class FakeClock {
  readonly #file: string;
  readonly #library: string;
  #offsetSeconds = 0;

  constructor(folder: string) {
    this.#file = join(folder, 'clock');
    this.#library = preloaded();
    this.set(new Date().toISOString());
  }

  /** What a process needs in its environment to see this clock. Waiting times stay real. */
  get env(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: this.#library,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    };
  }

  /** The instant that processes see now. */
  get now(): string {
    return new Date(Date.now() + this.#offsetSeconds * 1_000).toISOString();
  }

  /** Jumps to an instant, forwards or back. */
  set(instant: string): void {
    this.#offsetSeconds = Math.round((Date.parse(instant) - Date.now()) / 1_000);
    const sign = this.#offsetSeconds < 0 ? '' : '+';
    writeFileSync(`${this.#file}.new`, `${sign}${this.#offsetSeconds}\n`);
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** Jumps by so many milliseconds. */
  jump(ms: number): void {
    this.set(new Date(Date.parse(this.now) + ms).toISOString());
  }
}

/** The library that `faketime` loads into processes. */
function preloaded(): string {
  const { stdout, error } = spawnSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (error !== undefined) throw error;
  return stdout.trim();
}
