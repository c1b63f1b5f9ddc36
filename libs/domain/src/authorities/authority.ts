import type { Day } from '../dates/index.js';

/** The nine regions of England. */
export const regions = [
  'North East',
  'North West',
  'Yorkshire and the Humber',
  'East Midlands',
  'West Midlands',
  'East of England',
  'London',
  'South East',
  'South West',
] as const;

/** A region of England. */
export type Region = (typeof regions)[number];

/** The kind of council that runs children's services. */
export type AuthorityType =
  | 'city-corporation'
  | 'county-council'
  | 'london-borough'
  | 'metropolitan-district'
  | 'unitary-authority';

/** A statistical (GSS) code and the days on which it was in use; an absent end is open. */
export interface GssCode {
  readonly code: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** An official name and when it was used; EDTF dates, an absent end is open. */
export interface DatedName {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

/** A council that took over, from which day, and which part of the area when not all of it. */
export interface Successor {
  readonly laCode: string;
  readonly on: Day;
  readonly part?: string;
}

/**
 * An English upper-tier council, identified for ever by its three-digit LA code.
 * A council that changes its name, kind or GSS code but keeps its LA code is one authority.
 * `from` is absent for councils older than April 2009, `to` (last day) for councils of today.
 */
export interface Authority {
  readonly laCode: string;
  /** Oldest first. */
  readonly gssCodes: readonly GssCode[];
  /** Ofsted's number for the council; absent where it is not known. */
  readonly urn?: string;
  /** Everyday name, such as "Slough". */
  readonly name: string;
  /** Official name in use now, or the last one. */
  readonly officialName: string;
  readonly region: Region;
  readonly type: AuthorityType;
  readonly from?: Day;
  readonly to?: Day;
  readonly successors: readonly Successor[];
  /** LA codes of the councils it took over from. */
  readonly predecessors: readonly string[];
  readonly aliases: readonly string[];
  /** Official names, oldest first. */
  readonly names: readonly DatedName[];
  /** Where the row comes from. */
  readonly source: string;
}

/** One council of today: LA code, GSS code, Ofsted number, everyday name, official name. */
export type CurrentRow = readonly [string, string, string, string, string];

/** Councils of today that share a region and a kind. */
export interface CurrentGroup {
  readonly region: Region;
  readonly type: AuthorityType;
  readonly rows: readonly CurrentRow[];
}
