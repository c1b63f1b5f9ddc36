import {
  dayRange,
  decides,
  londonDay,
  parseEdtf,
  type TimelineEntry,
} from '@interventions/contracts';

/** An entry recorded later than this after it happened carries a badge. */
const lateAfterDays = 30;
const dayMs = 86_400_000;

/** An entry with what the page adds to it. */
export interface EntryView {
  readonly entry: TimelineEntry;
  /** "2 years later", or null where it was recorded within a month. */
  readonly late: string | null;
  /** Whether its imprecise date may lie after the day that was asked about. */
  readonly uncertain: boolean;
  /** Whether it stands in the council's record and not in the case's own. */
  readonly ofCouncil: boolean;
  /** Page under which acts about this entry are recorded. */
  readonly base: string;
  readonly correctable: boolean;
  /** Its page, then and now; null where it decides nothing, or for no case. */
  readonly decision: string | null;
  /** Its step of the history; null for what is no step, or for no case. */
  readonly step: string | null;
  /** The dates that sources give for it, side by side; null for what is no step, or for no case. */
  readonly claims: string | null;
}

/** The entries under the years in which they happened, in their order. */
export function timelineView(
  items: readonly TimelineEntry[],
  interventionId: string | null,
  uncertain: readonly string[] = [],
): readonly { readonly year: string; readonly entries: readonly EntryView[] }[] {
  const years: { year: string; entries: EntryView[] }[] = [];
  for (const entry of items) {
    const year = yearOf(entry.effectiveOn);
    const last = years.at(-1);
    const view = entryView(entry, interventionId, uncertain.includes(entry.id));
    if (last?.year === year) last.entries.push(view);
    else years.push({ year, entries: [view] });
  }
  return years;
}

function entryView(
  entry: TimelineEntry,
  interventionId: string | null,
  uncertain: boolean,
): EntryView {
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
    step: standing && ofCase !== null ? `${ofCase}/steps/${entry.id}` : null,
    claims: standing && ofCase !== null ? `${ofCase}/entries/${entry.id}/claims` : null,
  };
}

/** How long after it happened an entry was recorded, in words; null within a month or where it cannot be told. */
export function lateness(effectiveOn: string, recordedAt: string): string | null {
  const { latest } = parseEdtf(effectiveOn) === undefined ? {} : dayRange(effectiveOn);
  if (latest === undefined || Number.isNaN(Date.parse(recordedAt))) return null;
  const days = Math.round((Date.parse(londonDay(recordedAt)) - Date.parse(latest)) / dayMs);
  if (days <= lateAfterDays) return null;
  if (days < 365) {
    const months = Math.max(1, Math.floor(days / 30.44));
    return `${months} ${months === 1 ? 'month' : 'months'} later`;
  }
  const years = Math.floor(days / 365.25) || 1;
  return `${years} ${years === 1 ? 'year' : 'years'} later`;
}

/** The year under which an entry stands: the earliest it can have happened in, by which timelines are sorted. */
function yearOf(effectiveOn: string): string {
  const { latest, earliest } = parseEdtf(effectiveOn) === undefined ? {} : dayRange(effectiveOn);
  if (earliest !== undefined) return earliest.slice(0, 4);
  return latest === undefined ? 'Date not known' : `${latest.slice(0, 4)} or earlier`;
}
