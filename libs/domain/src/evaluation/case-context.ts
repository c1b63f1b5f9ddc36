import type { Position } from '@interventions/eventsourcing';
import { correct, knownAt as cutAt } from '../case/corrections.js';
import { effectiveOrder } from '../case/effective-order.js';
import type { ActName } from '../case/acts/index.js';
import type { CorrectedEntry, Entry } from '../case/entry.js';
import { evolveCase } from '../case/evolve-case.js';
import { initialCaseState, type CaseState } from '../case/state.js';
import { dayRange, londonDay, type Day, type Edtf } from '../dates/index.js';
import { policyInForce, type PolicyVersion } from '../policy/index.js';
import { declaredCoverage, type DeclaredCoverage } from './coverage.js';
import type { Coverage } from './obligation-kinds.js';

/** What to evaluate: which policy to impose (each date's own when left out), and what may be known. */
export type CaseQuestion = {
  readonly policy?: PolicyVersion | undefined;
  /** Only what had happened by this day; all of it when left out. */
  readonly validAt?: Day | undefined;
  /** Only what the log held at this position. */
  readonly knownAt?: Position | undefined;
  /** The last day up to which obligations that come again and again are laid out. */
  readonly until: Day;
};

/** A case as the rules look at it: what happened, in order, with the state at every point and the policy of each date. */
export class CaseContext {
  /** What happened in the case and its council, in the order in which it happened. */
  readonly order: readonly CorrectedEntry[];
  readonly until: Day;
  /** The first day on which this service held anything of the case; undefined before it is opened. */
  readonly firstRecordedOn: Day | undefined;
  /** The version that judges every date; undefined where each date has its own. */
  readonly imposed: PolicyVersion | undefined;
  readonly #states: CaseState[] = [];
  readonly #byDay = new Map<Day, CaseState>();
  readonly #inForce = new Map<string, readonly PolicyVersion[]>();
  readonly #coverage: readonly DeclaredCoverage[];
  readonly #earliest: readonly Day[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(history: readonly Entry[], question: CaseQuestion) {
    const known = cutAt(history, question.knownAt);
    const { validAt } = question;
    const all = effectiveOrder(correct(known));
    this.order = all.filter((entry) => validAt === undefined || mayHaveHappenedBy(entry, validAt));
    this.until = question.until;
    this.imposed = question.policy;
    const own = known.filter((entry) => entry.stream.startsWith('intervention'));
    this.firstRecordedOn = own.map((entry) => londonDay(entry.recordedAt)).sort()[0];
    // What a record claims to hold is said of it as it stands, whatever day is asked about.
    this.#coverage = declaredCoverage(all);
    this.#earliest = this.order.map(earliestOf);
    this.#places = new Map(this.order.map(({ id }, at) => [id, at]));
  }

  /** The entries of the given acts, in effective order. */
  entries(...acts: readonly ActName[]): readonly CorrectedEntry[] {
    return this.order.filter((entry) => acts.includes(entry.act));
  }

  /** The opening; undefined before the case is opened. */
  get opening(): CorrectedEntry | undefined {
    return this.order.find((entry) => entry.act === 'InterventionOpened');
  }

  /** The place of an entry in effective order; -1 for one that is not in it. */
  placeOf(id: string): number {
    return this.#places.get(id) ?? -1;
  }

  /** The entries that stand after one in effective order. */
  after({ id }: CorrectedEntry): readonly CorrectedEntry[] {
    return this.order.slice(this.placeOf(id) + 1);
  }

  /** The state just before an entry. */
  stateBefore(entry: CorrectedEntry): CaseState {
    const at = this.placeOf(entry.id);
    return at <= 0 ? initialCaseState : this.#stateAt(at - 1);
  }

  /** The state with an entry and everything before it. */
  stateWith(entry: CorrectedEntry): CaseState {
    return this.#stateAt(this.placeOf(entry.id));
  }

  /** The state after everything that had or may have happened by the end of a day. */
  stateOn(day: Day): CaseState {
    const known = this.#byDay.get(day);
    if (known !== undefined) return known;
    const state = this.#foldUpTo(day);
    this.#byDay.set(day, state);
    return state;
  }

  /** The entries of a day are mostly the first ones of the order, whose states are kept. */
  #foldUpTo(day: Day): CaseState {
    const count = this.#earliest.filter((earliest) => earliest <= day).length;
    if (this.#earliest.slice(0, count).every((earliest) => earliest <= day))
      return count === 0 ? initialCaseState : this.#stateAt(count - 1);
    return this.order
      .filter((entry) => mayHaveHappenedBy(entry, day))
      .reduce(evolveCase, initialCaseState);
  }

  /** The policy versions that judge a fact: the imposed one, or those that may have been in force on its date. */
  policiesOf({ data }: CorrectedEntry): readonly PolicyVersion[] {
    const start = data.details['inspectionStart'];
    return this.#policies(data.effectiveOn, typeof start === 'string' ? start : undefined);
  }

  /** The policy versions that judge what falls on a date. */
  policiesOn(day: Edtf): readonly PolicyVersion[] {
    return this.#policies(day, undefined);
  }

  #policies(effectiveOn: Edtf, start: Edtf | undefined): readonly PolicyVersion[] {
    if (this.imposed !== undefined) return [this.imposed];
    const key = `${effectiveOn} ${start ?? ''}`;
    const known = this.#inForce.get(key);
    if (known !== undefined) return known;
    const { policies } = policyInForce({
      effectiveOn,
      ...(start !== undefined && { inspectionStart: start }),
    });
    this.#inForce.set(key, policies);
    return policies;
  }

  /**
   * Whether the record claims to hold what was done about something between two days: from the day the
   * service first held the case it does; before that only where its coverage was declared (domain §3).
   */
  covers(kind: Coverage, from: Day, to: Day): boolean {
    if (this.firstRecordedOn !== undefined && to >= this.firstRecordedOn) return true;
    return this.#coverage.some(
      (one) => one.kinds.includes(kind) && one.from <= from && to <= one.to,
    );
  }

  #stateAt(at: number): CaseState {
    for (let next = this.#states.length; next <= at; next += 1) {
      const entry = this.order[next];
      const before = this.#states[next - 1] ?? initialCaseState;
      this.#states.push(entry === undefined ? before : evolveCase(before, entry));
    }
    return this.#states[at] ?? initialCaseState;
  }
}

function mayHaveHappenedBy(entry: CorrectedEntry, day: Day): boolean {
  return earliestOf(entry) <= day;
}

function earliestOf({ data }: CorrectedEntry): Day {
  return dayRange(data.effectiveOn).earliest ?? '0000';
}
