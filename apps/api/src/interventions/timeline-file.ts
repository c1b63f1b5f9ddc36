import { precisionOf, type Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import type { TimelineEntry } from '@interventions/read-models';
import { csvOf, disarmedNote, type CsvForm, type CsvValue } from '../http/csv.js';

/** What a file says of the timeline that it comes from. */
export type TimelineOrigin = {
  readonly council: string;
  readonly validAt: Day | null;
  readonly position: Position;
  readonly drawnAt: string;
  readonly filtered: boolean;
};

/** The columns by the names that research reads and those that people read. */
const columns: readonly (readonly [
  key: string,
  label: string,
  value: (entry: TimelineEntry) => CsvValue,
])[] = [
  ['effective_on', 'Happened', ({ effectiveOn }) => effectiveOn],
  ['effective_text', 'Happened, in words', ({ effectiveText }) => effectiveText],
  ['precision', 'Exact to the', ({ effectiveOn }) => precisionOf(effectiveOn)],
  ['recorded_at', 'Recorded at', ({ recordedAt }) => recordedAt],
  ['track', 'Track', ({ track }) => track],
  ['act', 'Kind of entry', ({ act }) => act],
  ['title', 'Title', ({ title }) => title],
  ['sentence', 'What happened', ({ sentence }) => sentence],
  ['decided_by', 'Decided by', ({ decidedBy }) => decidedBy],
  ['recorded_by', 'Recorded by', ({ actor }) => actor],
  ['source_title', 'Source', ({ source }) => source?.title ?? null],
  ['source_url', 'Link to the source', ({ source }) => source?.url ?? null],
  ['other_dates', 'Dates of other sources', ({ claims }) => otherDates(claims)],
  ['corrected', 'Corrected', ({ amendments }) => yesOrNo(amendments.length > 0)],
  ['retracted', 'Retracted', ({ retracted }) => yesOrNo(retracted !== null)],
  ['policy', 'Policy of its date', ({ policyVersion }) => policyVersion],
  ['stream', 'Stream', ({ stream }) => stream],
  ['entry_id', 'Entry', ({ id }) => id],
  ['position', 'Position in the log', ({ position }) => position],
];

/** Entries as a file, one in each row, with both their times. */
export function timelineFile(
  entries: readonly TimelineEntry[],
  origin: TimelineOrigin,
  form: CsvForm,
): string {
  const head = columns.map(([key, label]) => (form === 'research' ? key : label));
  const rows = entries.map((entry) => columns.map(([, , value]) => value(entry)));
  return csvOf([head, ...rows], originOf(origin), form);
}

/** The name of the file: whose history, what had happened by when, and from which position of the log. */
export function timelineFileName(
  { council, validAt, position, filtered }: TimelineOrigin,
  form: CsvForm,
): string {
  const name = council.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const by = validAt === null ? '' : `-by-${validAt}`;
  return `timeline-${name}-${form}${filtered ? '-filtered' : ''}${by}-log-${position}.csv`;
}

function originOf(origin: TimelineOrigin): readonly (readonly string[])[] {
  const { council, validAt, position, drawnAt, filtered } = origin;
  return [
    [`${council}: timeline${filtered ? ', filtered' : ''}`],
    [validAt === null ? 'Everything that had happened' : `What had happened by ${validAt}`],
    [`Drawn at ${drawnAt} from position ${position} of the log`],
    [disarmedNote],
    [],
  ];
}

function otherDates(claims: TimelineEntry['claims']): string | null {
  return claims.length === 0
    ? null
    : claims.map(({ effectiveOn, source }) => `${effectiveOn} (${source.title})`).join(' | ');
}

function yesOrNo(flag: boolean): 'yes' | 'no' {
  return flag ? 'yes' : 'no';
}
