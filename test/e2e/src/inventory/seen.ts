import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A page that axe has looked at: its route, such as `GET /help`, and its template. Either is empty where there was none. */
export interface Seen {
  readonly route: string;
  readonly view: string;
}

const variable = 'PAGES_SEEN_FILE';

/** Begins a new list for all workers of a run, and gives its file. */
export function beginSeen(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'pages-seen-')), 'seen.jsonl');
  writeFileSync(file, '');
  process.env[variable] = file;
  return file;
}

/** Notes that axe has looked at a page. Throws outside a run that began a list. */
export function noteSeen(seen: Seen): void {
  const file = process.env[variable];
  if (file === undefined) throw new Error(`${variable} is not set: run the journeys through jest.`);
  appendFileSync(file, `${JSON.stringify(seen)}\n`);
}

/** Everything that was noted; the file is removed. */
export function endSeen(): readonly Seen[] {
  const file = process.env[variable];
  if (file === undefined) throw new Error(`${variable} is not set.`);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  rmSync(dirname(file), { recursive: true });
  return lines.map((line) => JSON.parse(line) as Seen);
}
