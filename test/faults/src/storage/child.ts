import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running script of this folder. */
export type Child = {
  /** Lines printed so far. */
  readonly lines: readonly string[];
  /** Kills it at once, as a power cut would, and waits for its end. */
  kill(): Promise<void>;
  /** Sends it a line. */
  say(line: string): void;
  /** Waits for its end; rejects when it fails or passes its time limit. */
  finished(): Promise<readonly string[]>;
  /** Waits for a printed line that begins so. */
  line(beginning: string): Promise<string>;
};

const loader = fileURLToPath(new URL('../../../../infra/tooling/ts.mjs', import.meta.url));

/** Starts a script of this folder in a process of its own, ended after `limitMs` at the latest. */
export function startChild(script: string, args: readonly string[], limitMs = 60_000): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const node = ['-C', '@interventions/source', '--import', loader, path, ...args];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, node, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const errors: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  child.stderr.on('data', (text: Buffer) => errors.push(text.toString()));
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const ended = Promise.all([once(child, 'exit'), once(output, 'close')]).then(
    ([[code, signal]]) => {
      clearTimeout(limit);
      return { code: code as number | null, signal: signal as string | null };
    },
  );
  return {
    lines,
    say: (line) => void child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    finished: async () => {
      const { code, signal } = await ended;
      if (code !== 0) throw new Error(`${script} ended with ${code ?? signal}: ${errors.join('')}`);
      return lines;
    },
    line: async (beginning) => {
      const find = (): string | undefined => lines.find((line) => line.startsWith(beginning));
      for (;;) {
        const found = find();
        if (found !== undefined) return found;
        const more = once(output, 'line');
        const outcome = await Promise.race([more, ended]);
        if (!Array.isArray(outcome) && find() === undefined) {
          throw new Error(`${script} ended without "${beginning}": ${errors.join('')}`);
        }
      }
    },
  };
}
