import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { councilOf } from '@interventions/application';
import { authorityStream, interventionStream, type Entry } from '@interventions/domain';
import { headerOf, type JsonObject } from '@interventions/eventsourcing';
import { temporaryFolder } from './places.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const importLimitMs = 5 * 60_000;

/** Every real history with its council’s entries, read from a log that the operator’s import filled. */
export async function realCases(folder: string): Promise<readonly (readonly Entry[])[]> {
  const home = temporaryFolder(folder);
  try {
    importHistories(home.path);
    const store = new SqliteEventStore({ file: join(home.path, 'events.db') });
    try {
      const streams = new Map<string, Entry[]>();
      for await (const event of store.readAll({ prefixes: ['intervention-', 'authority-'] })) {
        const of = event.stream.startsWith('authority-') ? authorityStream : interventionStream;
        const content = of.decode(event.type, event.data as JsonObject);
        const entries = streams.get(event.stream) ?? [];
        streams.set(event.stream, [...entries, { ...headerOf(event), ...content }]);
      }
      return [...streams]
        .filter(([stream]) => stream.startsWith('intervention-'))
        .map(([, own]) => [...own, ...(streams.get(`authority-${councilOf(own)}`) ?? [])]);
    } finally {
      await store.close();
    }
  } finally {
    home.remove();
  }
}

/** Loads the real histories into the log of a folder, as an operator does. */
export function importHistories(dataDir: string): void {
  const loader = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];
  const verb = ['apps/ops/src/main.ts', 'import', 'histories', 'infra/histories'];
  const { status, stderr } = spawnSync(process.execPath, [...loader, ...verb], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: importLimitMs,
    killSignal: 'SIGKILL',
  });
  // 1: done with findings, which are not for a benchmark to judge.
  if (status !== 0 && status !== 1)
    throw new Error(`The real histories could not be loaded: ${stderr.toString().slice(0, 500)}`);
}
