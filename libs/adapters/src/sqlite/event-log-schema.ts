import { EventStoreError } from '@interventions/eventsourcing';
import type { SqliteDatabase } from './sqlite-driver.js';

/** Marks a SQLite file as an event log of this platform ("IVEL"). */
const applicationId = 0x4956454c;
const version = 2;

/**
 * Since format 2: each row begins a new epoch, and holds the ordinal up to which the epoch before it names the same
 * events. The row of `log` keeps the first epoch for ever.
 */
const lineageSchema = `
  CREATE TABLE renewals (
    number INTEGER PRIMARY KEY,
    epoch TEXT NOT NULL UNIQUE,
    up_to INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER renewals_stay BEFORE UPDATE ON renewals
    BEGIN SELECT RAISE(ABORT, 'a renewal is never changed'); END;
  CREATE TRIGGER renewals_remain BEFORE DELETE ON renewals
    BEGIN SELECT RAISE(ABORT, 'a renewal is never deleted'); END;
  PRAGMA user_version = ${version};
`;

/**
 * Events stand in commit order and are never changed. `data` comes last, so that a search by stream does
 * not read the pages it overflows into.
 */
const schema = `
  CREATE TABLE log (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    metadata TEXT,
    data TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_revision ON events (stream, revision);
  CREATE UNIQUE INDEX events_by_id ON events (stream, id);
  CREATE TRIGGER events_stay BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER events_remain BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
  CREATE TRIGGER epoch_stays BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the epoch is never changed'); END;
  CREATE TRIGGER epoch_remains BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, 'the epoch is never deleted'); END;
  PRAGMA application_id = ${applicationId};
  ${lineageSchema}
`;

/**
 * Creates the log in an empty file, brings one of format 1 into the present form, or checks that the file holds one
 * this release can read. Throws `unsupported` when it does not.
 */
export function prepareEventLog(database: SqliteDatabase, newEpoch: () => string): void {
  if (isEmpty(database)) {
    database.transaction(() => {
      if (!isEmpty(database)) return;
      database.exec(schema);
      database.prepare('INSERT INTO log (one, epoch) VALUES (1, ?)').run(newEpoch());
    });
  }
  if (pragma(database, 'application_id') !== applicationId) {
    throw new EventStoreError(
      'unsupported',
      `${database.file} is a SQLite file but not an event log. Name another file.`,
    );
  }
  if (pragma(database, 'user_version') === 1) {
    database.transaction(() => {
      if (pragma(database, 'user_version') === 1) database.exec(lineageSchema);
    });
  }
  const found = pragma(database, 'user_version');
  if (found !== version) {
    throw new EventStoreError(
      'unsupported',
      `${database.file} has event log format ${found}; this release reads formats 1 and ${version}. Use the release that wrote it.`,
    );
  }
}

function isEmpty(database: SqliteDatabase): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function pragma(database: SqliteDatabase, name: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[0]);
}
