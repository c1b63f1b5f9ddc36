import type { Position } from '@interventions/eventsourcing';
import { caseView } from '../case-view.js';
import { historyOfStream } from '../deadlines.read-model.js';
import { lookupIn } from '../entry-reader.js';
import type { ReadableDb } from '../reader.js';
import { streamOfCase } from '../streams.js';
import { caseLanes, type LanesTime } from './case-lanes.js';
import type { CaseLanes } from './lane.js';

/** A case as lanes; undefined where there was no such case at that time. */
export function lanesOfCase(
  db: ReadableDb,
  id: string,
  time: LanesTime,
): (CaseLanes & { readonly position: Position }) | undefined {
  const lookup = lookupIn(db, time.knownAt);
  const stream = streamOfCase(id);
  const view = caseView(lookup, stream, time);
  const lanes = view && caseLanes(id, historyOfStream(lookup, stream, view.laCode), time);
  return lanes && { ...lanes, position: db.position('entries') };
}
