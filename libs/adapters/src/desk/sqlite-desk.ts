import {
  checkDeskRoom,
  Desk,
  DeskError,
  deskRepeat,
  deskText,
  latestFirst,
  type DeskItem,
  type DeskKind,
  type DeskPlace,
  type ExpectedVersion,
} from '@interventions/application';
import { EventStoreError, type Json } from '@interventions/eventsourcing';
import { retryWhileBusy } from '../sqlite/busy-retry.js';
import { SqliteDatabase, type SqlRow, type Statement } from '../sqlite/sqlite-driver.js';

const applicationId = 0x4956444b;
const busyLimitMs = 5_000;

type Open = {
  readonly database: SqliteDatabase;
  readonly find: Statement;
  readonly ofOwner: Statement;
  readonly count: Statement;
  readonly put: Statement;
  readonly remove: Statement;
};

/**
 * The desks of all people in a file of their own (mode 0600), which several processes may share. It is made when
 * first used: who only reads the log has none. What is removed is overwritten, not only unlinked.
 */
export class SqliteDesk extends Desk {
  #opened: Open | undefined;

  constructor(private readonly file: string) {
    super();
  }

  override async put(
    place: DeskPlace,
    { value, at }: { readonly value: Json; readonly at: string },
    expected: ExpectedVersion,
  ): Promise<DeskItem> {
    const text = deskText(place, value);
    return this.#work((open) =>
      open.database.transaction(() => {
        const { owner, kind, id } = place;
        const present = itemIn(open.find.get(owner, kind, id));
        const repeated = deskRepeat(present, text, expected);
        if (repeated !== undefined) return repeated;
        if (present === undefined) checkDeskRoom(kind, Number(open.count.get(owner, kind)?.[0]));
        const item = itemIn(open.put.get(owner, kind, id, text, at));
        if (item === undefined) throw new EventStoreError('storage', 'The desk kept nothing.');
        return item;
      }),
    );
  }

  override async get({ owner, kind, id }: DeskPlace): Promise<DeskItem | undefined> {
    return this.#work(({ find }) => itemIn(find.get(owner, kind, id)));
  }

  override async list(owner: string, kind: DeskKind): Promise<readonly DeskItem[]> {
    return this.#work(({ ofOwner }) =>
      latestFirst(ofOwner.all(owner, kind).flatMap((row) => itemIn(row) ?? [])),
    );
  }

  override async remove({ owner, kind, id }: DeskPlace): Promise<boolean> {
    return this.#work(({ database, remove }) => {
      if (remove.get(owner, kind, id) === undefined) return false;
      // Where another process reads at this moment, its next removal empties the write-ahead log.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return true;
    });
  }

  /** Closes the file. */
  close(): void {
    this.#opened?.database.close();
  }

  /** Faults of the file become the port's; what the desk refuses stays what it is. */
  async #work<T>(work: (open: Open) => T): Promise<T> {
    const done = await retryWhileBusy(() => {
      try {
        return { result: work((this.#opened ??= openDesk(this.file))) };
      } catch (error) {
        if (error instanceof DeskError) return { refused: error };
        throw error;
      }
    }, busyLimitMs);
    if ('refused' in done) throw done.refused;
    return done.result;
  }
}

function openDesk(file: string): Open {
  const database = new SqliteDatabase(file, { synchronous: 'FULL' }, prepareDesk);
  const columns = 'id, value, at, version';
  const there = 'owner = ? AND kind = ? AND id = ?';
  return {
    database,
    find: database.prepare(`SELECT ${columns} FROM desk WHERE ${there}`),
    ofOwner: database.prepare(`SELECT ${columns} FROM desk WHERE owner = ? AND kind = ?`),
    count: database.prepare('SELECT count(*) FROM desk WHERE owner = ? AND kind = ?'),
    put: database.prepare(
      `INSERT OR REPLACE INTO desk (owner, kind, id, value, at) VALUES (?, ?, ?, ?, ?) RETURNING ${columns}`,
    ),
    remove: database.prepare(`DELETE FROM desk WHERE ${there} RETURNING id`),
  };
}

function prepareDesk(database: SqliteDatabase): void {
  database.exec('PRAGMA secure_delete = ON');
  database.transaction(() => {
    if (database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined) return;
    database.exec(`
      CREATE TABLE desk (
        version INTEGER PRIMARY KEY AUTOINCREMENT,
        owner TEXT NOT NULL,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        value TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (owner, kind, id)
      ) STRICT;
      PRAGMA application_id = ${applicationId};
    `);
  });
  if (database.prepare('PRAGMA application_id').get()?.[0] !== applicationId)
    throw new EventStoreError(
      'unsupported',
      `${database.file} is a SQLite file but holds no desks. Name another file.`,
    );
}

function itemIn(row: SqlRow | undefined): DeskItem | undefined {
  if (row === undefined) return undefined;
  const [id, value, at, version] = row;
  return {
    id: String(id),
    value: JSON.parse(String(value)) as Json,
    at: String(at),
    version: BigInt(Number(version)),
  };
}
