import { CaseContext, stateOf, type Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { caseView, cut } from '../case-view.js';
import { councilNamed } from '../case-words.js';
import { historyOfStream } from '../deadlines.read-model.js';
import { lookupIn } from '../entry-reader.js';
import { caseLanes } from '../lanes/case-lanes.js';
import type { ReadableDb } from '../reader.js';
import { streamOfCase, streamOfCouncil } from '../streams.js';
import { expectedWays } from './expected-ways.js';
import type { Improvement } from './improvement.js';
import { gradedSets, maturityOf } from './maturity-of.js';
import { stagesOf } from './stages-of.js';

/** The day up to which improvement is looked at, and the knowledge that it rests on. */
export type ImprovementTime = { readonly asOf: Day; readonly knownAt?: Position | undefined };

/** Improvement with the position of the log that it was read at. */
export type ImprovementAnswer = Improvement & { readonly position: Position };

/** How improvement moved in a case and its council; undefined where there was no such case at that time. */
export function improvementOfCase(
  db: ReadableDb,
  id: string,
  time: ImprovementTime,
): ImprovementAnswer | undefined {
  const lookup = lookupIn(db);
  const stream = streamOfCase(id);
  const view = caseView(lookup, stream, { validAt: time.asOf, knownAt: time.knownAt });
  if (view === undefined) return undefined;
  const history = cut(historyOfStream(lookup, stream, view.laCode), time.knownAt);
  const { order } = new CaseContext(history, { validAt: time.asOf, until: time.asOf });
  const assessments = maturityOf(order);
  const stages = stagesOf(order);
  const lanes = caseLanes(id, history, time);
  if (lanes === undefined) return undefined;
  const judgements = lanes.measures.find(({ name }) => name === 'inadequate-to-next');
  return {
    laCode: view.laCode,
    authority: councilNamed(view.laCode).name,
    asOf: time.asOf,
    assessments,
    sets: gradedSets(assessments),
    stages,
    ways: expectedWays(stages, judgements, time.asOf),
    position: db.position('entries'),
  };
}

/** How improvement moved by the record of a council alone. */
export function improvementOfCouncil(
  db: ReadableDb,
  laCode: string,
  { asOf, knownAt }: ImprovementTime,
): ImprovementAnswer {
  const history = cut(lookupIn(db).entriesOf(streamOfCouncil(laCode)), knownAt);
  const assessments = maturityOf(stateOf(history, { validAt: asOf }).entries);
  return {
    laCode,
    authority: councilNamed(laCode).name,
    asOf,
    assessments,
    sets: gradedSets(assessments),
    stages: [],
    ways: [],
    position: db.position('entries'),
  };
}
