import type { Position } from '@interventions/eventsourcing';
import { numberAt, textAt, type ReadRow } from './read-db.js';

/** One line of the audit trail. */
export type AuditLine = {
  readonly id: string;
  readonly position: Position;
  readonly recordedAt: string;
  readonly actor: string;
  readonly role: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly type: string;
  readonly what: string;
  readonly refused: boolean;
  readonly code: string | null;
  readonly stream: string;
  readonly interventionId: string | null;
  readonly laCode: string | null;
  readonly authority: string | null;
};

/** The columns that `auditLineOf` reads, in its order. */
export const auditColumns =
  'position, id, recorded_at, actor, role, command_id, correlation_id, type, what, refused, code, stream, intervention_id, la_code, authority';

/** A row as people read it. */
export function auditLineOf(row: ReadRow): AuditLine {
  const optional = (column: number) => optionalText(row[column]);
  return {
    position: textAt(row, 0),
    id: textAt(row, 1),
    recordedAt: textAt(row, 2),
    actor: textAt(row, 3),
    role: textAt(row, 4),
    commandId: textAt(row, 5),
    correlationId: textAt(row, 6),
    type: textAt(row, 7),
    what: textAt(row, 8),
    refused: numberAt(row, 9) === 1,
    code: optional(10),
    stream: textAt(row, 11),
    interventionId: optional(12),
    laCode: optional(13),
    authority: optional(14),
  };
}

function optionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
