import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { runCommandLine } from '../command-line.js';

const history = (direction: string) => `authority: '871'
coverage: [{ on: 2026-06-29, kinds: [judgements], period: 2013-11/2026-06 }]
interventions:
  - key: spell
    entries:
      - { key: opened, act: InterventionOpened, on: 2014-02-14, details: { trigger: unknown } }
      - { key: ${direction}, act: DirectionIssued, on: 2014-10, details: { kind: social-care } }
`;

/** A folder with a data folder that holds a log, and the operator's commands on it. */
export class OpsFolder {
  dataDir: string;
  /** What the environment says besides the data folder. */
  env: Readonly<Record<string, string>> = {};

  private constructor(readonly path: string) {
    this.dataDir = this.at('data');
  }

  /** A new one, whose log holds one short history. */
  static async make(): Promise<OpsFolder> {
    const folder = new OpsFolder(await mkdtemp(join(tmpdir(), 'ops-folder-')));
    await folder.record('first');
    return folder;
  }

  at(...path: readonly string[]): string {
    return join(this.path, ...path);
  }

  /** A file of the data folder. */
  data(name: string): string {
    return join(this.dataDir, name);
  }

  /** Runs a command; answers with its exit code and all that it said. */
  async ops(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
    const printed: string[] = [];
    const output = {
      print: (line: string) => void printed.push(line),
      complain: (line: string) => void printed.push(line),
      write: (line: string) => Promise.resolve(void printed.push(line)),
      terminal: false,
    };
    const code = await runCommandLine(args, output, { ...this.env, DATA_DIR: this.dataDir });
    return { code, text: printed.join('\n') };
  }

  /** Imports a history with one more entry, of this key. */
  async record(direction: string): Promise<{ readonly code: number; readonly text: string }> {
    await writeFile(this.at('slough.yaml'), history(direction));
    return this.ops('import', 'histories', this.at('slough.yaml'));
  }

  /** Every event of the log; of its position only what a restored log keeps. */
  async events(): Promise<readonly string[]> {
    const { text } = await this.ops('export', '--all');
    return text.split('\n').map((line) => {
      const event = JSON.parse(line) as Record<string, unknown>;
      return JSON.stringify({ ...event, position: String(event['position']).slice(9) });
    });
  }

  async head(): Promise<string> {
    const store = new SqliteEventStore({ file: this.data('events.db') });
    const position = await store.head();
    await store.close();
    return position;
  }

  async removeLog(): Promise<void> {
    for (const end of ['', '-wal', '-shm']) await rm(this.data(`events.db${end}`), { force: true });
  }

  async dispose(): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}

/** Changes one byte in the middle of a file. */
export async function spoil(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
}
