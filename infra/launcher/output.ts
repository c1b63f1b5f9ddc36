import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline';

/** Copies a child's output line by line, each line with the child's name before it. */
export function prefixLines(name: string, from: Readable, to: Writable): void {
  const label = name.padEnd(6);
  createInterface({ input: from }).on('line', (line) => to.write(`${label} | ${line}\n`));
}

/** One line of the launcher itself. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One line of the launcher itself about something that went wrong. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
