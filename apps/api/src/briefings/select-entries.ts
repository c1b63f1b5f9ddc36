import type { Audience, BriefingQuery } from '@interventions/contracts';
import { dayRange, type Day } from '@interventions/domain';
import type { TimelineEntry } from '@interventions/read-models';

/** Which entries a briefing is asked for. */
export type Selection = Pick<BriefingQuery, 'track' | 'from' | 'to'>;

/** How many entries are not in it, each by the first reason that keeps it out. */
export type LeftOut = Readonly<Record<'department' | 'retracted' | 'kinds' | 'period', number>>;

type Reason = keyof LeftOut;

/**
 * The entries of a briefing, and how many are left out. What is done to an entry later stands with it: an entry about
 * another one is not told apart, and not counted. What may be published loses what the department says of it.
 */
export function selectEntries(
  all: readonly TimelineEntry[],
  audience: Audience,
  selection: Selection,
): { readonly entries: readonly TimelineEntry[]; readonly leftOut: LeftOut } {
  const told = all
    .filter(({ target }) => target === null)
    .map((entry) => ({ entry, reason: reasonAgainst(entry, audience, selection) }));
  const count = (reason: Reason) => told.filter((one) => one.reason === reason).length;
  const entries = told.flatMap(({ entry, reason }) => (reason === null ? [entry] : []));
  return {
    entries: audience === 'publishable' ? entries.map(asPublished) : entries,
    leftOut: {
      department: count('department'),
      retracted: count('retracted'),
      kinds: count('kinds'),
      period: count('period'),
    },
  };
}

function reasonAgainst(
  entry: TimelineEntry,
  audience: Audience,
  { track, from, to }: Selection,
): Reason | null {
  if (audience === 'publishable' && entry.visibility !== 'publishable') return 'department';
  if (entry.retracted !== null) return 'retracted';
  if (track !== undefined && ![track].flat().includes(entry.track)) return 'kinds';
  return mayLieWithin(entry.effectiveOn, from, to) ? null : 'period';
}

/** Whether a date may lie in a period, both days included: an imprecise one stays in where it can. */
function mayLieWithin(on: string, from: Day | undefined, to: Day | undefined): boolean {
  const { earliest = '0000-01-01', latest = '9999-12-31' } = dayRange(on);
  return (from === undefined || latest >= from) && (to === undefined || earliest <= to);
}

/** An entry without who recorded it, and without what the department says of it: remarks, reasons and corrections. */
function asPublished(entry: TimelineEntry): TimelineEntry {
  return {
    ...entry,
    actor: '',
    role: '',
    reason: null,
    note: null,
    departures: [],
    amendments: [],
    annotations: [],
  };
}
