import {
  addMonths,
  CaseContext,
  compare,
  dayRange,
  initialCaseState,
  obligationOn,
  obligationsIn,
  type CaseState,
  type Comparison,
  type CorrectedEntry,
  type Day,
  type Entry,
  type ObligationAt,
  type ObligationKind,
  type PolicyVersion,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { councilNamed } from '../case-words.js';
import { laCodeIn } from '../case-view.js';
import { standingsOf, type Standing } from './standings.js';

/** The day that an overview is of, and the knowledge that it rests on. */
export type OverviewTime = { readonly asOf: Day; readonly knownAt?: Position | undefined };

/** Which cases an overview is of; by the year in which a case was opened where that is asked. */
export type OverviewFilter = {
  readonly region?: string | undefined;
  readonly status?: 'open' | 'closed' | 'transferred' | undefined;
  readonly openedFrom?: number | undefined;
  readonly openedTo?: number | undefined;
};

/** Whether the words of an entry may be told to whom the overview is for; its being there counts for everybody. */
export type MayQuote = (entryId: string) => boolean;

/** How far ahead overviews look. */
export const monthsAhead = 24;

/** What takes a while to find out of a case, and is the same for every reader. */
type Found = {
  standings?: readonly Standing[];
  obligations?: readonly ObligationAt[];
  readonly compared: Map<string, Comparison>;
};

/** A case as overviews look at it: what had happened by a day, as far as it was known. */
export class OverviewCase {
  readonly authority: string;
  readonly region: string;

  private constructor(
    readonly id: string,
    readonly laCode: string,
    readonly openedOn: string,
    readonly context: CaseContext,
    readonly state: CaseState,
    /** Its own and its council’s entries. */
    readonly history: readonly Entry[],
    private readonly time: OverviewTime,
    private readonly mayQuote: MayQuote = () => true,
    private readonly found: Found = { compared: new Map() },
  ) {
    const { name, region } = councilNamed(laCode);
    this.authority = name;
    this.region = region;
  }

  /**
   * A case on a day, for who may read all of it; undefined where it had not been opened by then, or was opened by
   * mistake.
   */
  static on(id: string, history: readonly Entry[], time: OverviewTime): OverviewCase | undefined {
    const { asOf, knownAt } = time;
    const until = addMonths(asOf, monthsAhead);
    const context = new CaseContext(history, { validAt: asOf, knownAt, until });
    const { opening } = context;
    const last = context.order.at(-1);
    const state = last === undefined ? initialCaseState : context.stateWith(last);
    if (opening === undefined || state.status === 'voided') return undefined;
    const { effectiveOn, details } = opening.data;
    const laCode = laCodeIn(details);
    return new OverviewCase(id, laCode, effectiveOn, context, state, history, time);
  }

  /** The same case for a reader; what was found out of it already is found out for them too. */
  quotedFor(mayQuote: MayQuote): OverviewCase {
    const { id, laCode, openedOn, context, state, history, time, found } = this;
    return new OverviewCase(
      ...([id, laCode, openedOn, context, state, history, time] as const),
      mayQuote,
      found,
    );
  }

  /** The words in a detail of an entry, where its reader may read the entry. */
  quote(entry: CorrectedEntry, name: string): string | undefined {
    return this.mayQuote(entry.id) ? textIn(entry, name) : undefined;
  }

  /** What is or was due of some kinds by the day, with its state on it. */
  obligations(...kinds: readonly ObligationKind[]): readonly ObligationAt[] {
    const { asOf } = this.time;
    this.found.obligations ??= obligationsIn(this.context)
      .filter(({ arisesOn }) => arisesOn <= asOf)
      .map((one) => obligationOn(one, asOf));
    return this.found.obligations.filter(({ kind }) => kinds.includes(kind));
  }

  /** What would be otherwise under a policy in place of that of each date; worked out once for each. */
  comparedWith(policy: PolicyVersion): Comparison {
    const { compared } = this.found;
    const known = compared.get(policy.id) ?? compare(this.history, null, policy, this.time);
    compared.set(policy.id, known);
    return known;
  }

  /** Where it stood at the end of each year and on the day; worked out once, since it takes a while. */
  get standings(): readonly Standing[] {
    this.found.standings ??= standingsOf(this.history, this.context, this.time);
    return this.found.standings;
  }
}

/** Whether a filter lets a case through. A year of opening that the date leaves open is let through. */
export function isAsked(one: OverviewCase, filter: OverviewFilter): boolean {
  const { earliest = '0000', latest = '9999' } = dayRange(one.openedOn);
  const { region, status, openedFrom, openedTo } = filter;
  return (
    (region === undefined || region === one.region) &&
    (status === undefined || status === one.state.status) &&
    (openedFrom === undefined || Number(latest.slice(0, 4)) >= openedFrom) &&
    (openedTo === undefined || Number(earliest.slice(0, 4)) <= openedTo)
  );
}

/** The address of a case’s page. */
export function pageOf({ id }: OverviewCase): string {
  return `/interventions/${id}`;
}

/** The text in a detail of an entry. */
export function textIn({ data }: CorrectedEntry, name: string): string | undefined {
  const value = data.details[name];
  return typeof value === 'string' ? value : undefined;
}
