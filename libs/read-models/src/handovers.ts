import { startOfLondonDay, type ActName, type Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { filledFields } from './field-words.js';
import { textAt, type ReadRow } from './read-db.js';
import type { ReadableDb } from './reader.js';
import { timelineEntryById } from './timeline.read-model.js';
import type { TimelineEntry } from './timeline-entry.js';

/** A case that went to a case officer, with what was written for them. */
export type Handover = {
  readonly id: string;
  readonly interventionId: string;
  readonly authority: string;
  readonly officer: string;
  /** Whose case it was before; null for the first officer of a case. */
  readonly previous: string | null;
  readonly effectiveText: string;
  readonly recordedAt: string;
  readonly actor: string;
  /** The summary for the next owner; null where none was written. */
  readonly summary: string | null;
  /** Whether the case is still theirs by this assignment. */
  readonly current: boolean;
  readonly position: Position;
};

/** Which handovers to list. */
export type HandoversQuery = {
  /** Those to an officer whose case it still is. */
  readonly officer?: string | undefined;
  /** Recorded on this London day or later. */
  readonly from?: Day | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

/** Assignments of a case officer that stand, in cases that are not voided: those recorded last first. */
export function handovers(
  db: ReadableDb,
  query: HandoversQuery = {},
): { readonly items: readonly Handover[]; readonly position: Position } {
  const { officer, from, limit = 50 } = query;
  const rows = db.all(
    `SELECT a.id, a.intervention_id, a.authority, i.owner FROM audit_trail a
     JOIN interventions i ON i.id = a.intervention_id
     WHERE a.type = 'CaseOfficerAssigned' AND a.recorded_at >= ? AND i.status <> 'voided'
     AND (? = '' OR i.owner = ?) ORDER BY a.position DESC`,
    from === undefined ? '' : startOfLondonDay(from),
    officer ?? '',
    officer ?? '',
  );
  const items: Handover[] = [];
  for (const row of rows) {
    if (items.length === limit) break;
    const handover = handoverIn(db, row, officer);
    if (handover !== undefined) items.push(handover);
  }
  return { items, position: db.position('timeline') };
}

/** An assignment as a line of the list; undefined for one that was retracted, or that is to somebody else. */
function handoverIn(
  db: ReadableDb,
  row: ReadRow,
  wanted: string | undefined,
): Handover | undefined {
  const entry = timelineEntryById(db, textAt(row, 0));
  const officer = officerIn(entry);
  if (entry === undefined || entry.retracted !== null || officer === null) return undefined;
  if (wanted !== undefined && officer !== wanted) return undefined;
  const { id, effectiveText, recordedAt, actor, position } = entry;
  const interventionId = textAt(row, 1);
  const others = assignments(db, interventionId).filter((one) => one.id !== id);
  return {
    id,
    interventionId,
    authority: textAt(row, 2),
    officer,
    previous: officerIn(others.find((one) => one.position < position)),
    effectiveText,
    recordedAt,
    actor,
    summary: summaryOf(entry),
    current: row[3] === officer && others.every((one) => one.position < position),
    position,
  };
}

/** The assignments of a case that stand, the one recorded last first. */
function assignments(db: ReadableDb, interventionId: string): readonly TimelineEntry[] {
  return db
    .all(
      `SELECT id FROM audit_trail WHERE intervention_id = ? AND type = 'CaseOfficerAssigned'
       ORDER BY position DESC`,
      interventionId,
    )
    .flatMap((row) => timelineEntryById(db, textAt(row, 0)) ?? [])
    .filter((entry) => entry.retracted === null);
}

function officerIn(entry: TimelineEntry | undefined): string | null {
  const officer = entry?.details['officer'];
  return typeof officer === 'string' ? officer : null;
}

/** What is written for the next owner. */
const written = ['standing', 'next', 'contacts'];

/** What was written for the next owner, part by part; where things stand comes first and needs no heading. */
function summaryOf(entry: TimelineEntry): string | null {
  const parts = filledFields(entry.act as ActName, entry)
    .filter(({ field }) => written.includes(field))
    .map(({ field, label, text }) => (field === 'standing' ? text : `${label}: ${text}`));
  const all = [...parts, entry.note ?? ''].filter((text) => text.trim() !== '');
  return all.length === 0 ? null : all.join('\n\n');
}
