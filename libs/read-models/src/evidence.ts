import type { Position } from '@interventions/eventsourcing';
import type { ReadableDb } from './reader.js';
import { councilOfStream } from './streams.js';
import type { TimelineEntry } from './timeline-entry.js';
import { timelineOfCase, type AsAtView } from './timeline.read-model.js';

type Common = Pick<
  TimelineEntry,
  'id' | 'visibility' | 'effectiveOn' | 'effectiveText' | 'recordedAt' | 'actor'
> & { readonly ofCouncil: boolean; readonly retracted: boolean };

/** What an entry says of its file; whether the file is there is not the log’s to tell. */
export type EvidenceFile = {
  readonly fileName: string | null;
  readonly mediaType: string | null;
  /** Null for a file that this service never kept. */
  readonly bytes: number | null;
  readonly sha256: string | null;
};

/** One piece of evidence. */
export type EvidenceItem = Common & {
  readonly title: string;
  readonly shows: string | null;
  readonly source: TimelineEntry['source'];
  readonly about: readonly Pick<TimelineEntry, 'id' | 'title' | 'effectiveText'>[];
  readonly file: EvidenceFile | null;
};

/** One note. */
export type NoteItem = Common & { readonly text: string };

/** The evidence and the notes of a case, newest first. */
export type EvidenceOfCase = {
  readonly items: readonly EvidenceItem[];
  readonly notes: readonly NoteItem[];
  readonly asAt: AsAtView;
  readonly incompleteFrom: string | null;
  readonly position: Position;
};

/** More than any case has entries. */
const all = 100_000;

/** Evidence and notes of a case with its council; undefined where there is no such case at that time. */
export function evidenceOfCase(
  db: ReadableDb,
  id: string,
  asAt?: AsAtView,
): EvidenceOfCase | undefined {
  const timeline = timelineOfCase(db, id, { order: 'newest', limit: all }, asAt);
  if (timeline === undefined) return undefined;
  const { items, incompleteFrom, position } = timeline;
  const byId = new Map(items.map((entry) => [entry.id, entry]));
  return {
    items: items
      .filter(({ act }) => act === 'EvidenceAttached')
      .map((entry) => evidenceItem(entry, byId)),
    notes: items
      .filter(({ act }) => act === 'NoteAdded')
      .map((entry) => ({ ...commonOf(entry), text: textIn(entry.details, 'text') ?? '' })),
    asAt: timeline.asAt,
    incompleteFrom,
    position,
  };
}

function evidenceItem(
  entry: TimelineEntry,
  byId: ReadonlyMap<string, TimelineEntry>,
): EvidenceItem {
  const { details, source } = entry;
  const about = Array.isArray(details['about']) ? (details['about'] as readonly unknown[]) : [];
  return {
    ...commonOf(entry),
    title: textIn(details, 'title') ?? entry.title,
    shows: textIn(details, 'shows'),
    source,
    about: about.flatMap((one) => {
      const found = byId.get(String(one));
      if (found === undefined) return [];
      return [{ id: found.id, title: found.title, effectiveText: found.effectiveText }];
    }),
    file: fileIn(details),
  };
}

function fileIn(details: TimelineEntry['details']): EvidenceFile | null {
  const { bytes } = details;
  const file = {
    fileName: textIn(details, 'fileName'),
    mediaType: textIn(details, 'mediaType'),
    bytes: typeof bytes === 'number' ? bytes : null,
    sha256: textIn(details, 'sha256'),
  };
  return Object.values(file).every((value) => value === null) ? null : file;
}

function commonOf(entry: TimelineEntry): Common {
  const { id, visibility, effectiveOn, effectiveText, recordedAt, actor, stream } = entry;
  return {
    ...{ id, visibility, effectiveOn, effectiveText, recordedAt, actor },
    ofCouncil: councilOfStream(stream) !== undefined,
    retracted: entry.retracted !== null,
  };
}

function textIn(details: TimelineEntry['details'], key: string): string | null {
  const value = details[key];
  return typeof value === 'string' ? value : null;
}
