import {
  calendarFeedOfStream,
  calendarFeedOpened,
  calendarFeedRevoked,
  calendarSubjectText,
  type CalendarSubject,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { documentAt, textAt, type ReadDb, type ReadRow } from './read-db.js';
import {
  UnknownEventTypeError,
  type ReadModel,
  type Row,
  type Table,
  type ViewEvent,
} from './read-model.js';

const table = {
  name: 'calendar_feeds',
  columns: {
    position: 'TEXT',
    id: 'TEXT',
    event: 'TEXT',
    token_hash: 'TEXT',
    subject: 'TEXT',
    by: 'TEXT',
    at: 'TEXT',
  },
  group: 'position',
  key: ['position'],
  indexes: [['token_hash'], ['id', 'event']],
} as const satisfies Table;

/** The calendars that other programs subscribe to: one row for each opening and each revocation. */
export const calendarFeedsModel: ReadModel = {
  name: 'calendar-feeds',
  version: 1,
  tables: [table],
  project: (event) => {
    const id = calendarFeedOfStream(event.stream);
    if (id === undefined) return [];
    const { position, recordedAt } = event;
    const row = { position, id, at: recordedAt, ...rowOf(event) };
    return [{ table: table.name, group: position, rows: [row] }];
  },
};

function rowOf({ type, data }: ViewEvent): Row {
  switch (type) {
    case calendarFeedOpened.stored: {
      const { tokenHash, of, openedBy } = calendarFeedOpened.data.parse(data);
      const subject = JSON.stringify(of);
      return { event: 'opened', token_hash: tokenHash, subject, by: openedBy };
    }
    case calendarFeedRevoked.stored:
      return { event: 'revoked', by: calendarFeedRevoked.data.parse(data).revokedBy };
    default:
      throw new UnknownEventTypeError(type);
  }
}

/** A calendar that somebody opened. `revokedAt` is the instant at which it ended. */
export type CalendarFeed = {
  readonly id: string;
  readonly of: CalendarSubject;
  readonly ofText: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly revokedAt: string | null;
};

/** All calendars, the latest first. */
export type CalendarFeeds = {
  readonly items: readonly CalendarFeed[];
  readonly position: Position;
};

const select = `SELECT id, subject, by, at,
  (SELECT min(ended.at) FROM calendar_feeds ended WHERE ended.id = feed.id AND ended.event = 'revoked')
  FROM calendar_feeds feed WHERE event = 'opened'`;

/** All calendars that were ever opened, the latest first. */
export function calendarFeeds(db: ReadDb): CalendarFeeds {
  return {
    items: db.all(`${select} ORDER BY position DESC`).map(feedOf),
    position: db.position(calendarFeedsModel.name),
  };
}

/** One calendar; undefined for an id that none has. */
export function calendarFeed(db: ReadDb, id: string): CalendarFeed | undefined {
  return db.all(`${select} AND id = ?`, id).map(feedOf)[0];
}

/** The calendar whose token has this SHA-256 digest; undefined for none and for a revoked one. */
export function calendarFeedByToken(db: ReadDb, tokenHash: string): CalendarFeed | undefined {
  return db
    .all(`${select} AND token_hash = ?`, tokenHash)
    .map(feedOf)
    .find((feed) => feed.revokedAt === null);
}

function feedOf(row: ReadRow): CalendarFeed {
  const of = documentAt<CalendarSubject>(row, 1);
  const revokedAt = row[4];
  return {
    id: textAt(row, 0),
    of,
    ofText: calendarSubjectText(of),
    openedBy: textAt(row, 2),
    openedAt: textAt(row, 3),
    revokedAt: typeof revokedAt === 'string' ? revokedAt : null,
  };
}
