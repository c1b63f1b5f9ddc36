import {
  compare,
  evaluate,
  findPolicy,
  formatDate,
  responsibleWords,
  type Day,
  type Difference,
  type Entry,
  type Evaluation,
  type ExpectedStep,
  type FoundDeparture,
  type PolicyVersion,
  type Responsible,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { caseTasks, type TaskPhase } from './case-tasks.js';
import { caseView, cut, type CaseView } from './case-view.js';
import { directionChain, type ChainedDirection } from './direction-chain.js';
import { historyOfStream } from './deadlines.read-model.js';
import { lookupIn } from './entry-reader.js';
import { actRef, obligationView, type ActRef, type ObligationView } from './obligation-view.js';
import { firstRow, textAt, type ReadDb } from './read-db.js';
import type { ReadableDb } from './reader.js';
import { QueryError } from './read-model.js';
import { streamOfCase, streamOfCouncil } from './streams.js';

/** What to evaluate a case as of; `policy` imposes one version instead of each date’s own. */
export type EvaluationOf = {
  readonly asOf: Day;
  readonly knownAt?: Position | undefined;
  readonly policy?: string | undefined;
};

/** The versions to compare; a side left out is each date’s own. */
export type ComparisonOf = {
  readonly a?: string | undefined;
  readonly b?: string | undefined;
  readonly asOf: Day;
};

/** A step that is expected next, with its words. */
export type ExpectedStepView = Omit<ExpectedStep, 'act'> & {
  readonly act: ActRef;
  readonly who: Responsible;
  readonly whoText: string;
  readonly byText: string | null;
};

/** What the policy says of a case on a day, with its words and the tasks that follow. */
export type EvaluationView = Pick<
  Evaluation,
  'policyId' | 'asOf' | 'knownAt' | 'phase' | 'departures' | 'explanations'
> & {
  readonly obligations: readonly ObligationView[];
  readonly expectedNext: readonly ExpectedStepView[];
  readonly tasks: readonly TaskPhase[];
  readonly position: Position;
};

/** What differs in a case between two versions of the policy. */
export type CaseComparison = {
  readonly a: string | null;
  readonly b: string | null;
  readonly asOf: Day;
  readonly obligations: readonly Difference<ObligationView>[];
  readonly departures: readonly Difference<FoundDeparture>[];
  readonly expectedNext: readonly Difference<ExpectedStepView>[];
  readonly position: Position;
};

/** How many things differ in a case. */
export type DifferenceCounts = Readonly<
  Record<'obligations' | 'departures' | 'expectedNext', number>
>;

/** A case that is not closed, and the last entry of it and its council: while that stays, so do answers about it. */
export type OpenCase = {
  readonly id: string;
  readonly laCode: string;
  readonly authority: string;
  readonly last: Position;
};

/** The open cases at a position of the log. */
export type OpenCases = { readonly items: readonly OpenCase[]; readonly position: Position };

/** A case as evaluations read it: its own entries and its council’s. */
export type CaseHistory = {
  readonly laCode: string;
  readonly own: readonly Entry[];
  readonly council: readonly Entry[];
};

/** The entries of a case and its council; undefined for an id that no case has. */
export function caseHistory(db: ReadableDb, id: string): CaseHistory | undefined {
  const lookup = lookupIn(db);
  const stream = streamOfCase(id);
  const view = caseView(lookup, stream);
  return (
    view && {
      laCode: view.laCode,
      own: lookup.entriesOf(stream),
      council: lookup.entriesOf(streamOfCouncil(view.laCode)),
    }
  );
}

/** A case under the policy on a day, from what was known. Undefined where the log held no such case then. */
export function evaluationOfCase(
  db: ReadableDb,
  id: string,
  { asOf, knownAt, policy }: EvaluationOf,
): EvaluationView | undefined {
  const asked = askedCase(db, id, asOf, knownAt);
  if (asked === undefined) return undefined;
  const { view, history } = asked;
  const found = evaluate(policyNamed('policy', policy), history, { asOf, knownAt });
  const onHold = view.state.hold !== null;
  return {
    policyId: found.policyId,
    asOf: found.asOf,
    knownAt: found.knownAt,
    phase: found.phase,
    obligations: found.obligations.map((one) => obligationView(one, onHold)),
    expectedNext: found.expectedNext.map(stepView),
    departures: found.departures,
    explanations: found.explanations,
    tasks: caseTasks(found, view),
    position: db.position('entries'),
  };
}

/** The directions of a case with what became of their duties by a day. */
export type DirectionsView = {
  readonly items: readonly ChainedDirection[];
  readonly position: Position;
};

/** The directions of a case in the order in which they were issued; undefined for an id that no case has. */
export function directionsOfCase(
  db: ReadableDb,
  id: string,
  asOf: Day,
): DirectionsView | undefined {
  const asked = askedCase(db, id, asOf, undefined);
  if (asked === undefined) return undefined;
  const { view, history } = asked;
  const onHold = view.state.hold !== null;
  const { obligations } = evaluate(null, history, { asOf });
  return {
    items: directionChain(
      view.happened,
      obligations.map((one) => obligationView(one, onHold)),
    ),
    position: db.position('entries'),
  };
}

/** What differs in a case between two versions; undefined for an id that no case has. */
export function comparisonOfCase(
  db: ReadableDb,
  id: string,
  { a, b, asOf }: ComparisonOf,
): CaseComparison | undefined {
  const asked = askedCase(db, id, asOf, undefined);
  if (asked === undefined) return undefined;
  const onHold = asked.view.state.hold !== null;
  const found = compare(asked.history, policyNamed('a', a), policyNamed('b', b), { asOf });
  return {
    a: found.policyA,
    b: found.policyB,
    asOf,
    obligations: found.obligations.map((one) =>
      both(one, (obligation) => obligationView(obligation, onHold)),
    ),
    departures: found.departures,
    expectedNext: found.expectedNext.map((one) => both(one, stepView)),
    position: db.position('entries'),
  };
}

/** How many things differ in a case between two versions. Throws `QueryError` for a version that there is not. */
export function differencesOfCase(
  db: ReadableDb,
  id: string,
  { a, b, asOf }: ComparisonOf,
): DifferenceCounts {
  const [under, instead] = [policyNamed('a', a), policyNamed('b', b)];
  const history = askedCase(db, id, asOf, undefined)?.history ?? [];
  const found = compare(history, under, instead, { asOf });
  return {
    obligations: found.obligations.length,
    departures: found.departures.length,
    expectedNext: found.expectedNext.length,
  };
}

/** The open cases by council. */
export function openCases(db: ReadDb): OpenCases {
  const items = db
    .all(
      `SELECT id, la_code, authority FROM interventions WHERE status = 'open' ORDER BY authority, id`,
    )
    .map((row) => {
      const [id, laCode, authority] = [textAt(row, 0), textAt(row, 1), textAt(row, 2)];
      return { id, laCode, authority, last: lastEntry(db, id, laCode) };
    });
  return { items, position: db.position('entries') };
}

function lastEntry(db: ReadDb, id: string, laCode: string): Position {
  const row = firstRow(
    db,
    'SELECT max(position) FROM entries WHERE stream IN (?, ?)',
    streamOfCase(id),
    streamOfCouncil(laCode),
  );
  return row === undefined ? '' : textAt(row, 0);
}

type AskedCase = { readonly view: CaseView; readonly history: readonly Entry[] };

function askedCase(
  db: ReadableDb,
  id: string,
  asOf: Day,
  knownAt: Position | undefined,
): AskedCase | undefined {
  const lookup = lookupIn(db);
  const stream = streamOfCase(id);
  const view = caseView(lookup, stream, { validAt: asOf, knownAt });
  return view && { view, history: cut(historyOfStream(lookup, stream, view.laCode), knownAt) };
}

function policyNamed(field: string, id: string | undefined): PolicyVersion | null {
  if (id === undefined) return null;
  const policy = findPolicy(id);
  if (policy === undefined)
    throw new QueryError(field, `There is no policy version ${id}. Choose one of /v1/policies.`);
  return policy;
}

function stepView(step: ExpectedStep): ExpectedStepView {
  const { act, who, by } = step;
  return {
    ...step,
    act: actRef(act),
    whoText: responsibleWords[who],
    byText: by === null ? null : formatDate(by),
  };
}

function both<Item, View>(
  { under, instead, ...rest }: Difference<Item>,
  view: (item: Item) => View,
): Difference<View> {
  return {
    ...rest,
    under: under === null ? null : view(under),
    instead: instead === null ? null : view(instead),
  };
}
