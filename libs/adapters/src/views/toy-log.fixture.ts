import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, type EventReader } from '@interventions/eventsourcing';
import {
  entriesModel,
  UnknownEventTypeError,
  type ReadModel,
  type RowChange,
} from '@interventions/read-models';
import { SqliteDatabase } from '../sqlite/index.js';
import { openViews, type Views } from './views.js';
import type { ViewsOptions } from './views-options.js';

/** The type of event that a toy model does not know unless it is told of it. */
export const newerType = 'evidence-attached.v1';

export type ToyOptions = {
  /** Texts that the model cannot take in as long as they are among these. */
  readonly poison?: Set<string>;
  readonly version?: number;
  readonly knowsNewer?: boolean;
  /** Another column in its tables. */
  readonly wider?: boolean;
};

type Told = { readonly text: string; readonly group: string };

/** One row per stream that says all its texts, one row per group that says the texts of all its streams. */
export function toyModel(options: ToyOptions = {}): ReadModel {
  const { poison = new Set<string>(), version = 1, knowsNewer = false, wider = false } = options;
  const more = wider ? ({ more: 'TEXT' } as const) : {};
  const say = (texts: readonly string[]): string => {
    const bad = texts.find((text) => poison.has(text));
    if (bad !== undefined) throw new Error(`cannot take in ${bad}`);
    return texts.join(' ');
  };
  return {
    name: 'toy',
    version,
    tables: [
      {
        name: 'toy_texts',
        columns: { stream: 'TEXT', texts: 'TEXT', ...more },
        group: 'stream',
        key: ['stream'],
      },
      {
        name: 'toy_groups',
        columns: { name: 'TEXT', texts: 'TEXT' },
        group: 'name',
        key: ['name'],
      },
      {
        name: 'toy_events',
        columns: { position: 'TEXT', text: 'TEXT' },
        group: 'position',
        key: ['position'],
      },
    ],
    project: (event): readonly RowChange[] => {
      if (event.type === newerType && !knowsNewer) throw new UnknownEventTypeError(event.type);
      const { text, group } = toldIn(event.data);
      if (text.startsWith('!') && poison.has(text)) throw new Error(`cannot read ${text}`);
      const { stream, position } = event;
      return [
        { table: 'toy_events', group: position, rows: [{ position, text }] },
        {
          table: 'toy_texts',
          group: stream,
          rows: (lookup) => {
            const texts = lookup.entriesOf(stream).map((entry) => toldIn(entry.data).text);
            return texts.length === 0 ? [] : [{ stream, texts: say(texts) }];
          },
        },
        {
          table: 'toy_groups',
          group,
          rows: (lookup) => {
            const texts = ['a', 'b', 'c'].flatMap((name) =>
              lookup
                .entriesOf(`intervention-${name}`)
                .map((entry) => toldIn(entry.data))
                .filter((told) => told.group === group)
                .map((told) => told.text),
            );
            return texts.length === 0 ? [] : [{ name: group, texts: say(texts) }];
          },
        },
      ];
    },
  };
}

function toldIn(data: unknown): Told {
  return data as Told;
}

/** A log in memory, a view file in a folder of its own, and what the toy model says there. */
export class ToyLog {
  readonly store: MemoryEventStore;
  readonly folder = mkdtempSync(join(tmpdir(), 'views-'));
  readonly file = join(this.folder, 'views.db');
  readonly faults: unknown[] = [];
  readonly #open = new Set<Views>();

  constructor(epoch = '0000000a') {
    this.store = new MemoryEventStore({ now: () => '2026-07-01T12:00:00.000Z', epoch });
  }

  /** Appends a text to a stream; answers with its position. */
  async tell(stream: string, text: string, group = 'g', type = 'note-added.v1'): Promise<string> {
    const metadata = { actor: 'Priya Nair', role: 'case-officer', commandId: randomUUID() };
    const event = { id: randomUUID(), type, data: { text, group }, metadata };
    return (await this.store.append(`intervention-${stream}`, 'any', [event])).position;
  }

  /** Opens views over the entries and the toy model. */
  async views(options: ToyOptions & Partial<ViewsOptions> = {}): Promise<Views> {
    const { poison, version, knowsNewer, wider, ...others } = options;
    const toy = toyModel({
      ...(poison && { poison }),
      ...(version !== undefined && { version }),
      ...(knowsNewer !== undefined && { knowsNewer }),
      ...(wider !== undefined && { wider }),
    });
    const views = await openViews({
      file: this.file,
      store: this.store,
      models: [entriesModel, toy],
      onFault: (fault) => this.faults.push(fault),
      ...others,
    });
    this.#open.add(views);
    return views;
  }

  /** Opens views and follows the log to its end. */
  async follow(options: ToyOptions & Partial<ViewsOptions> = {}): Promise<Views> {
    const views = await this.views(options);
    views.follow();
    await until(() => views.ready());
    return views;
  }

  /** The rows of a table, as another reader of the file sees them. */
  rows(table: 'toy_texts' | 'toy_groups' | 'toy_events' | 'view_parked'): readonly unknown[] {
    const database = new SqliteDatabase(this.file, { synchronous: 'NORMAL' });
    try {
      return database
        .prepare(`SELECT * FROM ${table} ORDER BY 1, 2`)
        .all()
        .map((row) => row.slice(0, 2));
    } finally {
      database.close();
    }
  }

  texts(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      (this.rows('toy_texts') as [string, string][]).map(([stream, texts]) => [
        stream.replace('intervention-', ''),
        texts,
      ]),
    );
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#open].map((views) => views.close()));
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A reader that waits before each event that it gives from the whole log. */
export function slowly(store: EventReader, wait: () => Promise<void>): EventReader {
  return {
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => delayed(store.readAll(options), wait),
    streamState: (stream) => store.streamState(stream),
    head: () => store.head(),
    epoch: () => store.epoch(),
    formerEpochs: () => store.formerEpochs(),
    subscribe: (options, handler) => store.subscribe(options, handler),
  };
}

async function* delayed<T>(items: AsyncIterable<T>, wait: () => Promise<void>): AsyncIterable<T> {
  for await (const item of items) {
    await wait();
    yield item;
  }
}

/** Waits until something holds; fails after ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not come to hold in ten seconds.');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
