import { dayRange, daysUntilRecorded, lateAfterDays, londonDay } from '@interventions/domain';
import type { Day, Track } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { foldText } from './intervention-document.js';
import { peopleIn } from './named-in-entry.js';
import type { TimelineEntry } from './timeline-entry.js';

/** What a timeline is filtered by. */
export type TimelineFilter = {
  readonly track?: Track | readonly Track[] | undefined;
  readonly weight?: TimelineEntry['weight'] | undefined;
  /** Acts by name. */
  readonly act?: string | readonly string[] | undefined;
  readonly actor?: string | undefined;
  /** Part of the name of whoever recorded it, or of somebody in office whom it names. */
  readonly person?: string | undefined;
  /** Part of a source's title. */
  readonly source?: string | undefined;
  /** Entries whose date may lie in this period, both days included. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Entries recorded on this day or later. */
  readonly recordedFrom?: Day | undefined;
  /** Only what the log took in after this position. */
  readonly since?: Position | undefined;
  /** All but what this person recorded. */
  readonly notBy?: string | undefined;
  readonly corrected?: 'yes' | undefined;
  /** Recorded more than a month after it happened. */
  readonly late?: 'yes' | undefined;
  /** Other sources give another date. */
  readonly disputed?: 'yes' | undefined;
  /** Default `newest`, by date of effect. */
  readonly order?: 'oldest' | 'newest' | undefined;
  readonly cursor?: string | undefined;
  /** The page that holds this entry; a cursor goes before it. */
  readonly entry?: string | undefined;
  /** Default 200. */
  readonly limit?: number | undefined;
};

/** Whether a filter lets an entry through. */
export function isWanted(entry: TimelineEntry, filter: TimelineFilter): boolean {
  const { earliest = '0000-01-01', latest = '9999-12-31' } = dayRange(entry.effectiveOn);
  const { weight, actor, person, source, from, to, recordedFrom } = filter;
  return (
    isAmong(filter.track, entry.track) &&
    isAmong(filter.act, entry.act) &&
    (weight === undefined || entry.weight === weight) &&
    (actor === undefined || same(entry.actor, actor)) &&
    (person === undefined || [entry.actor, ...peopleIn(entry)].some((one) => holds(one, person))) &&
    (source === undefined || holds(entry.source?.title ?? '', source)) &&
    (from === undefined || latest >= from) &&
    (to === undefined || earliest <= to) &&
    (recordedFrom === undefined || londonDay(entry.recordedAt) >= recordedFrom) &&
    isNew(entry, filter) &&
    hasMarks(entry, filter)
  );
}

function isNew({ position, actor }: TimelineEntry, { since, notBy }: TimelineFilter): boolean {
  return (since === undefined || position > since) && (notBy === undefined || !same(actor, notBy));
}

function hasMarks(entry: TimelineEntry, { corrected, late, disputed }: TimelineFilter): boolean {
  return (
    (corrected === undefined || entry.amendments.length > 0 || entry.retracted !== null) &&
    (late === undefined || isLate(entry)) &&
    (disputed === undefined || entry.claims.length > 0)
  );
}

function isLate({ effectiveOn, recordedAt }: TimelineEntry): boolean {
  return (daysUntilRecorded(effectiveOn, recordedAt) ?? 0) > lateAfterDays;
}

function isAmong(wanted: string | readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || [wanted].flat().includes(value);
}

function same(text: string, wanted: string): boolean {
  return text.toLowerCase() === wanted.trim().toLowerCase();
}

function holds(text: string, wanted: string): boolean {
  return foldText(text).includes(foldText(wanted.trim()));
}
