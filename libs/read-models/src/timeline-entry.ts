import {
  actNamed,
  correct,
  formatDate,
  targetOf,
  visibilitiesOf,
  withReplacement,
  type ActData,
  type ActName,
  type Amendment,
  type Claim,
  type CorrectedEntry,
  type Departure,
  type Entry,
  type Source,
  type Track,
  type Visibility,
} from '@interventions/domain';
import { changesBetween, type Change } from './field-words.js';

/** Who did something to an entry, and when the service learnt it. */
type Done = { readonly by: string; readonly actor: string; readonly recordedAt: string };

/** One line of a timeline: what happened, both its times, who recorded it, and all that was done to it since. */
export type TimelineEntry = {
  readonly id: string;
  readonly act: string;
  readonly title: string;
  readonly track: Track;
  readonly weight: 'major' | 'standard' | 'minor';
  /** Who may read it, by all that is known of it: what is said of an entry is as closed as that. */
  readonly visibility: Visibility;
  readonly sentence: string;
  readonly effectiveOn: string;
  readonly effectiveText: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly role: string;
  readonly decidedBy: string;
  readonly source: Source | null;
  readonly legalBasis: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly policyVersion: string;
  readonly departures: readonly Departure[];
  readonly claims: readonly Claim[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly amendments: readonly (Done & {
    readonly how: Amendment['how'];
    readonly because: string;
    readonly changes: readonly Change[];
  })[];
  readonly retracted: (Done & { readonly because: string }) | null;
  readonly annotations: readonly (Done & { readonly text: string })[];
  readonly target: string | null;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
};

/** The entries of one stream as lines of a timeline, in log order, corrections applied. */
export function timelineEntries(entries: readonly Entry[]): readonly TimelineEntry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const classes = visibilitiesOf(entries);
  return correct(entries).map((entry) => ({
    ...timelineEntry(entry, byId),
    visibility: classes.get(entry.id) ?? 'case-team',
  }));
}

function timelineEntry(
  entry: CorrectedEntry,
  byId: ReadonlyMap<string, Entry>,
): Omit<TimelineEntry, 'visibility'> {
  const { data } = entry;
  const act = actNamed(entry.act);
  const done = (by: string): Done => {
    const { actor = '', recordedAt = '' } = byId.get(by) ?? {};
    return { by, actor, recordedAt };
  };
  return {
    id: entry.id,
    act: act.name,
    title: act.title,
    track: act.track,
    weight: act.weight,
    sentence: act.sentence(data),
    effectiveOn: data.effectiveOn,
    effectiveText: formatDate(data.effectiveOn),
    recordedAt: entry.recordedAt,
    actor: entry.actor,
    role: entry.role,
    decidedBy: act.decidedBy,
    source: data.source ?? null,
    legalBasis: data.legalBasis ?? act.legalBasis,
    reason: data.reason ?? null,
    note: data.note ?? null,
    policyVersion: data.policyVersion,
    departures: data.departures,
    claims: data.claims ?? [],
    details: data.details,
    amendments: entry.amendments.map((one) => ({
      ...done(one.by),
      how: one.how,
      because: one.because,
      changes: changesBetween(entry.act, one.before, amended(entry.act, one, byId.get(one.by))),
    })),
    retracted: entry.retracted && { ...done(entry.retracted.by), because: entry.retracted.because },
    annotations: entry.annotations.map((one) => ({ ...done(one.by), text: one.text })),
    target: targetOf(entry) ?? null,
    stream: entry.stream,
    revision: entry.revision.toString(),
    position: entry.position,
  };
}

/** The data right after an amendment: what it replaced, and not what others did later. */
function amended(act: ActName, amendment: Amendment, by: Entry | undefined): ActData {
  const { before, how } = amendment;
  const { replacement, claim } = by?.data.details ?? {};
  if (how === 'claim-accepted') {
    const accepted = before.claims?.[Number(claim)];
    return accepted === undefined ? before : { ...before, effectiveOn: accepted.effectiveOn };
  }
  return withReplacement(
    { act, data: before },
    (replacement ?? {}) as Readonly<Record<string, unknown>>,
  );
}
