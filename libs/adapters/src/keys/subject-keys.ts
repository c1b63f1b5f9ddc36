import { randomBytes } from 'node:crypto';
import { EventStoreError } from '@interventions/eventsourcing';
import { SqliteDatabase, type Statement } from '../sqlite/sqlite-driver.js';

/** A key and the name by which what it hid refers to it. */
export type SubjectKey = { readonly id: string; readonly bytes: Uint8Array };

const applicationId = 0x49564b59;
const keyBytes = 32;

/**
 * The keys of the people that the log names, in a file of their own (mode 0600) which several processes may
 * share. A key is on disk before it is used; an erased key is overwritten, not only unlinked. A copy of the
 * file keeps what it held: backups of it must be short-lived.
 */
export class SubjectKeys {
  readonly #database: SqliteDatabase;
  readonly #ofSubject: Statement;
  readonly #ofId: Statement;
  readonly #add: Statement;
  readonly #remove: Statement;

  constructor(file: string) {
    this.#database = new SqliteDatabase(file, { synchronous: 'FULL' }, prepareKeys);
    this.#database.exec('PRAGMA busy_timeout = 2000');
    const prepare = (sql: string): Statement => this.#database.prepare(sql);
    this.#ofSubject = prepare('SELECT id, key FROM subject_keys WHERE subject = ?');
    this.#ofId = prepare('SELECT key FROM subject_keys WHERE id = ?');
    this.#add = prepare('INSERT INTO subject_keys (id, subject, key) VALUES (?, ?, ?)');
    this.#remove = prepare('DELETE FROM subject_keys WHERE subject = ?');
  }

  /** The key of a subject, made now when there is none; also made anew for one that was erased before. */
  keyOf(subject: string): SubjectKey {
    return (
      this.#find(subject) ??
      this.#database.transaction(() => this.#find(subject) ?? this.#create(subject))
    );
  }

  /** A key by its name; undefined once erased. */
  keyNamed(id: string): Uint8Array | undefined {
    return this.#ofId.get(id)?.[0] as Uint8Array | undefined;
  }

  /** Destroys a subject's key; what it hid can never be read again. Does nothing when there is none. */
  erase(subject: string): void {
    this.#remove.run(subject);
    const [busy] = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? [1];
    if (busy !== 0) {
      throw new EventStoreError(
        'busy',
        `The key of ${subject} is deleted, but a reader kept its copy in the write-ahead log. Erase again.`,
      );
    }
  }

  close(): void {
    this.#database.close();
  }

  #find(subject: string): SubjectKey | undefined {
    const row = this.#ofSubject.get(subject);
    return row && { id: String(row[0]), bytes: row[1] as Uint8Array };
  }

  #create(subject: string): SubjectKey {
    const key = { id: randomBytes(8).toString('hex'), bytes: randomBytes(keyBytes) };
    this.#add.run(key.id, subject, key.bytes);
    return key;
  }
}

function prepareKeys(database: SqliteDatabase): void {
  database.exec('PRAGMA secure_delete = ON');
  database.transaction(() => {
    if (database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined) return;
    database.exec(`
      CREATE TABLE subject_keys (
        id TEXT PRIMARY KEY,
        subject TEXT NOT NULL UNIQUE,
        key BLOB NOT NULL CHECK (length(key) = ${keyBytes})
      ) STRICT;
      PRAGMA application_id = ${applicationId};
    `);
  });
  if (database.prepare('PRAGMA application_id').get()?.[0] !== applicationId) {
    throw new EventStoreError(
      'unsupported',
      `${database.file} is a SQLite file but holds no subject keys. Name another file.`,
    );
  }
}
