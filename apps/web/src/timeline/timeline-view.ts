import {
  dayRange,
  daysUntilRecorded,
  decides,
  lateAfterDays,
  parseEdtf,
  type TimelineEntry,
} from '@interventions/contracts';
import { foldsOf, type TimelineGroup } from './timeline-folds.js';

/** An entry with what the page adds to it. */
export interface EntryView {
  readonly entry: TimelineEntry;
  /** "2 years later", or null where it was recorded within a month. */
  readonly late: string | null;
  /** Whether its imprecise date may lie after the day that was asked about. */
  readonly uncertain: boolean;
  /** Whether it was recorded after the position that the timeline begins at. */
  readonly fresh: boolean;
  /** Whether it stands in the council's record and not in the case's own. */
  readonly ofCouncil: boolean;
  /** Page under which acts about this entry are recorded. */
  readonly base: string;
  readonly correctable: boolean;
  /** Its page, then and now; null where it decides nothing, or for no case. */
  readonly decision: string | null;
  /** The entry that it is about, on the timeline; null where it is about none. */
  readonly about: string | null;
  /** Its step of the history; null for what is no step, or for no case. */
  readonly step: string | null;
  /** The dates that sources give for it, side by side; null for what is no step, or for no case. */
  readonly claims: string | null;
}

/** A year with its entries, minor ones in folds; `key` is `2014`, `../2014` for by then, or `unknown`. */
export interface YearView {
  readonly key: string;
  readonly anchor: string;
  readonly year: string;
  readonly entries: readonly EntryView[];
  readonly groups: readonly TimelineGroup[];
}

/** What of a timeline is looked at. */
export interface Looked {
  /** Entries that may have happened after the day asked for. */
  readonly uncertain?: readonly string[];
  /** Whether minor entries in a row are folded. */
  readonly folding?: boolean;
  /** The entry that a link leads to: its fold is open. */
  readonly entry?: string;
  /** The position after which entries are new. */
  readonly since?: string | undefined;
}

/** The entries under the years in which they happened, in their order. */
export function timelineView(
  items: readonly TimelineEntry[],
  interventionId: string | null,
  { uncertain = [], folding = false, entry: asked, since }: Looked = {},
): readonly YearView[] {
  const years: { key: string; entries: EntryView[] }[] = [];
  for (const entry of items) {
    const key = yearKeyOf(entry.effectiveOn);
    const last = years.at(-1);
    const fresh = since !== undefined && entry.position > since;
    const view = { ...entryView(entry, interventionId, uncertain.includes(entry.id)), fresh };
    if (last?.key === key) last.entries.push(view);
    else years.push({ key, entries: [view] });
  }
  return years.map(({ key, entries }) => ({
    key,
    anchor: yearAnchor(key),
    year: yearWords(key),
    entries,
    groups: folding ? foldsOf(entries, asked) : [{ fold: null, entries }],
  }));
}

/** The id of the heading of a year. */
export function yearAnchor(key: string): string {
  return `year-${key.replace('../', 'to-')}`;
}

/** A year in words: "2014", "2014 or earlier", "Date not known". */
export function yearWords(key: string): string {
  if (key === 'unknown') return 'Date not known';
  return key.startsWith('../') ? `${key.slice(3)} or earlier` : key;
}

function entryView(
  entry: TimelineEntry,
  interventionId: string | null,
  uncertain: boolean,
): Omit<EntryView, 'fresh'> {
  const [kind, ...id] = entry.stream.split('-');
  const ofCouncil = kind === 'authority';
  const ofCase = interventionId === null ? null : `/interventions/${interventionId}`;
  const standing = entry.retracted === null && entry.target === null;
  return {
    entry,
    late: lateness(entry.effectiveOn, entry.recordedAt),
    uncertain,
    ofCouncil: ofCouncil && interventionId !== null,
    base: ofCouncil ? `/authorities/${id.join('-')}` : `/interventions/${id.join('-')}`,
    correctable: standing,
    decision: decides(entry.act) && ofCase !== null ? `${ofCase}/decisions/${entry.id}` : null,
    about: entry.target === null ? null : aboutLink(ofCase, entry.target),
    step: standing && ofCase !== null ? `${ofCase}/steps/${entry.id}` : null,
    claims: standing && ofCase !== null ? `${ofCase}/entries/${entry.id}/claims` : null,
  };
}

/** A link that finds an entry on whichever page and in whichever fold it stands. */
function aboutLink(ofCase: string | null, target: string): string {
  return ofCase === null ? `#e-${target}` : `${ofCase}/timeline?entry=${target}#e-${target}`;
}

/** How long after it happened an entry was recorded, in words; null within a month or where it cannot be told. */
export function lateness(effectiveOn: string, recordedAt: string): string | null {
  const days = daysUntilRecorded(effectiveOn, recordedAt);
  if (days === undefined || days <= lateAfterDays) return null;
  if (days < 365) {
    const months = Math.max(1, Math.floor(days / 30.44));
    return `${months} ${months === 1 ? 'month' : 'months'} later`;
  }
  const years = Math.floor(days / 365.25) || 1;
  return `${years} ${years === 1 ? 'year' : 'years'} later`;
}

/** The year under which an entry stands: the earliest it can have happened in, by which timelines are sorted. */
function yearKeyOf(effectiveOn: string): string {
  const { latest, earliest } = parseEdtf(effectiveOn) === undefined ? {} : dayRange(effectiveOn);
  if (earliest !== undefined) return earliest.slice(0, 4);
  return latest === undefined ? 'unknown' : `../${latest.slice(0, 4)}`;
}
