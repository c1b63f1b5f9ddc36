import {
  allowedActs,
  initialCaseState,
  actNamed,
  evolveCase,
  type ActName,
  type CaseState,
  type Role,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { caseView, councilHistory, type PointInTime } from './case-view.js';
import { revisionOf } from './entries.read-model.js';
import { lookupIn } from './entry-reader.js';
import type { ReadDb } from './read-db.js';
import type { ReadableDb } from './reader.js';
import { streamOfCase, streamOfCouncil } from './streams.js';

/** The state of a case at a time, with the entries it rests on. */
export type CaseStateAnswer = {
  readonly state: CaseState;
  readonly entries: readonly string[];
  readonly uncertain: readonly string[];
  readonly position: Position;
};

/** The state of a case as of a day, from what the log held at a position; undefined where it held no such case. */
export function caseStateAt(
  db: ReadableDb,
  id: string,
  at: PointInTime = {},
): CaseStateAnswer | undefined {
  const view = caseView(lookupIn(db), streamOfCase(id), at);
  return (
    view && {
      state: view.state,
      entries: view.happened.map((entry) => entry.id),
      uncertain: view.uncertain,
      position: db.position('entries'),
    }
  );
}

/** A condition that an act lacks, with the acts that bring it about and whether each may be recorded itself. */
export type MissingConditionView = {
  readonly because: string;
  readonly remedy: string;
  readonly openedBy: readonly {
    readonly act: string;
    readonly label: string;
    readonly route: string;
    readonly stream: 'intervention' | 'authority' | 'either';
    readonly allowed: boolean;
  }[];
};

/** Whether an act may be recorded now, and otherwise why not and what would open it. */
export type AllowedActView = {
  readonly act: string;
  readonly label: string;
  readonly route: string;
  readonly track: string;
  readonly allowed: boolean;
  readonly because: string | null;
  readonly remedy: string | null;
  readonly missing: readonly MissingConditionView[];
};

/** The acts of a record for a role. `revision` is that of its own stream, as the view knows it. */
export type AllowedActsView = {
  readonly items: readonly AllowedActView[];
  readonly revision: string;
};

/** What may be recorded of a case; undefined where there is no such case. */
export function allowedActsOfCase(
  db: ReadableDb,
  id: string,
  role: Role,
): AllowedActsView | undefined {
  const stream = streamOfCase(id);
  const view = caseView(lookupIn(db), stream);
  return view && actsFor(db, stream, view.state, role, 'intervention');
}

/** What may be recorded of a council, whether or not anything is recorded of it yet. */
export function allowedActsOfCouncil(db: ReadableDb, laCode: string, role: Role): AllowedActsView {
  const stream = streamOfCouncil(laCode);
  const state = councilHistory(lookupIn(db), laCode).reduce(evolveCase, initialCaseState);
  return actsFor(db, stream, state, role, 'authority');
}

function actsFor(
  db: ReadDb,
  stream: string,
  state: CaseState,
  role: Role,
  kind: 'intervention' | 'authority',
): AllowedActsView {
  const found = allowedActs(state, role, kind);
  const now = new Map<string, boolean>(found.map(({ act, allowed }) => [act, allowed]));
  const items = found.map(({ act, allowed, because, remedy, missing }) => {
    const { label, route, track } = actNamed(act);
    return {
      act,
      label,
      route,
      track,
      allowed,
      because: because ?? null,
      remedy: remedy ?? null,
      missing: (missing ?? []).map((condition) => ({
        because: condition.because,
        remedy: condition.remedy,
        openedBy: condition.openedBy.map((name) => opening(name, role, now)),
      })),
    };
  });
  return { items, revision: revisionOf(db, stream) };
}

/** An act that opens another. A new case, and an act of the council, depend on the role alone. */
function opening(
  name: ActName,
  role: Role,
  now: ReadonlyMap<string, boolean>,
): MissingConditionView['openedBy'][number] {
  const { label, route, stream, roles } = actNamed(name);
  const apart = name === 'InterventionOpened' || !now.has(name);
  const allowed = apart ? roles.includes(role) : now.get(name) === true;
  return { act: name, label, route, stream, allowed };
}
