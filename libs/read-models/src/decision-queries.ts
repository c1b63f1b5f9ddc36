import { decidingActs, sortKey } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { caseStepIn, type CaseStep } from './case-step.js';
import { decisionIn, type Decision, type DecisionAsked } from './decision.js';
import { lookupIn } from './entry-reader.js';
import { compareText } from './ordering.js';
import { firstRow, numberAt, textAt, type ReadValue } from './read-db.js';
import type { ReadableDb } from './reader.js';
import { timelineEntryById, type AsAtView } from './timeline.read-model.js';

/** A decision of a case, then and now; undefined where there is no such decision of that case. */
export function decision(
  db: ReadableDb,
  id: string,
  entryId: string,
  asked: DecisionAsked,
): (Decision & { readonly position: Position }) | undefined {
  const found = decisionIn(lookupIn(db), id, entryId, asked);
  return found && { ...found, position: db.position('entries') };
}

/** One step of a case’s history; undefined where the case has no such step at that time. */
export function caseStep(
  db: ReadableDb,
  id: string,
  entryId: string,
  asAt: AsAtView,
): (CaseStep & { readonly asAt: AsAtView; readonly position: Position }) | undefined {
  const found = caseStepIn(lookupIn(db), id, entryId, {
    validAt: asAt.validAt ?? undefined,
    knownAt: asAt.knownAt ?? undefined,
  });
  return found && { ...found, asAt, position: db.position('entries') };
}

/** A decision as a line of a list. */
export type DecisionLine = {
  readonly id: string;
  readonly interventionId: string;
  readonly authority: string;
  readonly title: string;
  readonly sentence: string;
  readonly effectiveOn: string;
  readonly effectiveText: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly retracted: boolean;
};

/** Which decisions to list: of a case, recorded by somebody, or both. */
export type DecisionsQuery = {
  readonly interventionId?: string | undefined;
  readonly actor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

/** Decisions that were recorded last, the latest date first; `total` counts those left out too. */
export type DecisionsPage = {
  readonly items: readonly DecisionLine[];
  readonly total: number;
  readonly position: Position;
};

/** The decisions of a case or of a person. Corrections of a decision show in its line. */
export function decisions(db: ReadableDb, query: DecisionsQuery): DecisionsPage {
  const { interventionId, actor, limit = 50 } = query;
  const values: ReadValue[] = [...decidingActs];
  const conditions = [`type IN (${decidingActs.map(() => '?').join(', ')})`];
  if (interventionId !== undefined) conditions.push('intervention_id = ?');
  if (actor !== undefined) conditions.push('actor = ?');
  values.push(...[interventionId?.toLowerCase(), actor].filter((value) => value !== undefined));
  const where = ` WHERE ${conditions.join(' AND ')}`;
  const count = firstRow(db, `SELECT count(*) FROM audit_trail${where}`, ...values);
  const items = db
    .all(
      `SELECT id, intervention_id, authority FROM audit_trail${where} ORDER BY position DESC LIMIT ?`,
      ...values,
      limit,
    )
    .flatMap((row): readonly DecisionLine[] => {
      const entry = timelineEntryById(db, textAt(row, 0));
      if (entry === undefined) return [];
      const { id, title, sentence, effectiveOn, effectiveText, recordedAt } = entry;
      return [
        {
          id,
          interventionId: textAt(row, 1),
          authority: textAt(row, 2),
          title,
          sentence,
          effectiveOn,
          effectiveText,
          recordedAt,
          actor: entry.actor,
          retracted: entry.retracted !== null,
        },
      ];
    });
  return {
    items: items.sort((a, b) => compareText(sortKey(b.effectiveOn), sortKey(a.effectiveOn))),
    total: count === undefined ? 0 : numberAt(count, 0),
    position: db.position('timeline'),
  };
}
