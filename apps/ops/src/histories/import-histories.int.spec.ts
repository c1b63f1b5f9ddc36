import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { findImport } from '@interventions/application';
import { importStream } from '@interventions/domain';
import { ofstedActor } from '../import-actor.js';
import { openLog, type OpenLog } from '../open-log.js';
import { filesDigest, importHistories, type ImportReport } from './import-histories.js';
import { loadHistories } from './load-histories.js';

const root = join(import.meta.dirname, '../../../..');
const notes = 150;

const head = `authority: '871'
coverage: [{ on: 2026-06-29, kinds: [judgements], period: 2013-11/2026-06 }]
council:
  - key: judgement
    act: JudgementRecorded
    on: 2014-02-14
    details:
      framework: SIF
      inspectionStart: 2013-11-19
      overall: inadequate
      grades: { help-and-protection: inadequate }
interventions:
  - key: spell
    entries:
      - key: opened
        act: InterventionOpened
        on: 2014-02-14
        details: { trigger: inadequate-judgement, judgementId: { entry: judgement } }
`;
const noteNumber = (number: number) => `      - key: note-${number}
        act: NoteAdded
        on: 2015
        details: { text: Note ${number}, visibility: department }
`;
const text = head + Array.from({ length: notes }, (_, index) => noteNumber(index)).join('');

let folder: string;
let dataDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'histories-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rm(folder, { recursive: true }));

async function withLog<T>(work: (open: OpenLog) => Promise<T>): Promise<T> {
  const open = await openLog({ dataDir, eventStore: null });
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

function importText(open: OpenLog, content: string): Promise<ImportReport> {
  const texts = [{ file: 'slough.yaml', text: content }];
  const loaded = loadHistories(texts);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return importHistories(open, loaded.steps, { digest: filesDigest(texts), count: 1 });
}

async function eventsOf(open: OpenLog) {
  const events = [];
  for await (const event of open.log.store.readAll()) events.push(event);
  return events;
}

describe('an import of histories', () => {
  it('writes nothing new when it is repeated', () =>
    withLog(async (open) => {
      const first = await importText(open, text);
      expect(first).toMatchObject({ entries: notes + 3, recorded: notes + 3, refused: [] });
      const before = await eventsOf(open);
      expect(before.at(-1)).toMatchObject({
        stream: importStream,
        type: 'import-completed.v1',
        data: { files: 1, entries: notes + 3, recorded: notes + 3 },
      });
      expect(before[0]?.metadata).toMatchObject({ actor: 'history import', role: 'system' });
      expect(await importText(open, text)).toMatchObject({ recorded: 0, unchanged: notes + 3 });
      expect(await eventsOf(open)).toHaveLength(before.length);
    }));

  it('adds what is new, and reports what was changed without overwriting it', () =>
    withLog(async (open) => {
      await importText(open, head + noteNumber(1));
      const changed =
        head + noteNumber(1).replace('text: Note 1', 'text: Note one') + noteNumber(2);
      const report = await importText(open, changed);
      expect(report).toMatchObject({ recorded: 1, unchanged: 3, refused: [] });
      expect(report.changed.map(({ step, why }) => [step.key, step.line, why])).toEqual([
        ['note-1', 19, expect.stringContaining('changed after it was imported')],
      ]);
    }));

  it('tells what was refused and is not complete', () =>
    withLog(async (open) => {
      const review = `      - key: review
        act: DirectionRevoked
        on: 2016
        details: {}
`;
      const report = await importText(open, head + review);
      expect(report.refused.map(({ step, why }) => [step.line, why])).toEqual([
        [19, expect.stringContaining('No direction is in force on that date')],
      ]);
      const digest = filesDigest([{ file: 'slough.yaml', text: head + review }]);
      expect(await findImport(open.log.store, digest)).toBeUndefined();
    }));

  it('leaves a judgement alone that the record holds from elsewhere', () =>
    withLog(async (open) => {
      await open.send({
        stream: 'authority',
        id: '871',
        act: 'JudgementRecorded',
        input: {
          effectiveOn: '2014-02-14',
          details: {
            framework: 'SIF',
            inspectionStart: '2013-11-19',
            overall: 'inadequate',
            grades: {},
          },
        },
        actor: ofstedActor,
        commandId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        requestHash: 'a',
      });
      expect(await importText(open, head)).toMatchObject({ recorded: 2, present: 1, refused: [] });
    }));

  it('that is killed in the middle is completed by the next', async () => {
    await writeFile(join(folder, 'slough.yaml'), text);
    const reached = await killAfter(30);
    expect(reached).toBeLessThan(notes);
    await withLog(async (open) => {
      const report = await importText(open, text);
      expect(report.unchanged).toBeGreaterThanOrEqual(reached);
      expect(report.unchanged + report.recorded).toBe(notes + 3);
      const ids = (await eventsOf(open)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(notes + 4);
      expect(ids).toHaveLength(notes + 4);
    });
  }, 60_000);
});

/** Starts the command line on the file, kills it once so many events are stored, and counts them. */
async function killAfter(events: number): Promise<number> {
  const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
  const child = spawn(
    process.execPath,
    [
      ...['-C', '@interventions/source', '--import', join(root, 'infra/tooling/ts.mjs')],
      ...[join(root, 'apps/ops/src/main.ts'), 'import', 'histories', join(folder, 'slough.yaml')],
    ],
    {
      env: { ...process.env, DATA_DIR: dataDir, NODE_OPTIONS: '' },
      stdio: 'inherit',
      timeout: 50_000,
    },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let stored = 0;
  const subscription = store.subscribe(
    { from: 'start', maxBatch: 5 },
    {
      events: (batch) => {
        stored += batch.length;
        if (stored >= events) child.kill('SIGKILL');
      },
    },
  );
  await ended;
  await subscription.stop();
  const all = [];
  for await (const event of store.readAll()) all.push(event.id);
  await store.close();
  return all.length;
}
