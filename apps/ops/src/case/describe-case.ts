import {
  correct,
  dayRange,
  formatDate,
  listOf,
  sortKey,
  stateOf,
  triggerWords,
  type AsAt,
  type CaseState,
  type Entry,
} from '@interventions/domain';
import {
  arrangementView,
  deliveryView,
  plannedViews,
  timelineEntries,
  type TimelineEntry,
} from '@interventions/read-models';
import type { CaseEntries } from './cases.js';

/** A case in plain text: its state, then everything that happened in it and its council. */
export function describeCase(
  { id, entries }: CaseEntries,
  council: readonly Entry[],
  asAt: AsAt,
): readonly string[] {
  const { state, uncertain } = stateOf([...entries, ...council], asAt);
  return [
    `Intervention ${id}`,
    ...fact('Status', standingWords(state)),
    ...fact('On hold', state.hold && `since ${formatDate(state.hold.since)}: ${state.hold.reason}`),
    ...facts(
      'In force',
      state.instruments.map(({ name, since, antecedent }) =>
        antecedent
          ? `${name} (${formatDate(since)}; its beginning is not in the sources)`
          : `${name}, since ${formatDate(since)}`,
      ),
      'Nothing',
    ),
    ...fact('Delivery', deliveryView(state).text),
    ...facts(
      'Arrangements',
      state.arrangements.map((one) => arrangementView(state, one).text),
    ),
    ...fact('Decision', state.decision === 'none' ? null : state.decision.replace('-', ' ')),
    ...facts(
      'Planned',
      plannedViews(state).map(({ what, onText }) => `${what}: ${onText}`),
    ),
    ...facts(
      'Conditions',
      state.conditions.map(({ text, status }) => `${text} (${status})`),
    ),
    ...fact('Case officer', state.owner),
    ...fact('Team', state.team),
    ...(uncertain.length === 0
      ? []
      : fact('Uncertain', `${uncertain.length} entries whose date may lie after that day`)),
  ];
}

/** The entries of a record as they happened, one line each with what belongs to it below. */
export function describeTimeline(
  streams: readonly (readonly Entry[])[],
  { validAt, knownAt }: AsAt,
): readonly string[] {
  const lines = streams
    .map((entries) =>
      entries.filter(({ position }) => knownAt === undefined || position <= knownAt),
    )
    .flatMap(timelineEntries)
    .filter(
      ({ effectiveOn }) =>
        validAt === undefined || (dayRange(effectiveOn).earliest ?? '0000') <= validAt,
    )
    .map((entry) => ({ entry, key: `${sortKey(entry.effectiveOn)}/${entry.position}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [
    `Timeline (${lines.length} ${lines.length === 1 ? 'entry' : 'entries'})`,
    ...lines.flatMap(({ entry }) => timelineLines(entry)),
  ];
}

/** Whether a case was opened by a point in time. */
export function existedAt({ entries }: CaseEntries, { knownAt }: AsAt): boolean {
  return correct(entries).some(
    ({ act, position }) =>
      act === 'InterventionOpened' && (knownAt === undefined || position <= knownAt),
  );
}

const dateWidth = 24;

function timelineLines(entry: TimelineEntry): readonly string[] {
  const below = (text: string) => ' '.repeat(dateWidth + 2) + text;
  const { source, claims, departures, reason, note, amendments, annotations, retracted } = entry;
  return [
    `  ${entry.effectiveText.padEnd(dateWidth - 1)} ${entry.sentence}`,
    ...(retracted === null ? [] : [below(`RETRACTED by ${retracted.actor}: ${retracted.because}`)]),
    ...amendments.map(({ actor, because }) => below(`corrected by ${actor}: ${because}`)),
    ...annotations.map(({ actor, text }) => below(`remark of ${actor}: ${text}`)),
    ...(reason === null ? [] : [below(`reason: ${reason}`)]),
    ...(note === null ? [] : [below(`note: ${note}`)]),
    ...claims.map((claim) =>
      below(
        `${claim.source.title} says ${formatDate(claim.effectiveOn)}${claim.note === undefined ? '' : ` (${claim.note})`}`,
      ),
    ),
    ...departures.map(({ says }) => below(`departs from: ${says}`)),
    below(
      `${source === null ? 'no source' : `source: ${source.title}`}; recorded by ${entry.actor} on ${formatDate(entry.recordedAt.slice(0, 10))}`,
    ),
  ];
}

function standingWords(state: CaseState): string {
  if (state.status === 'not-opened') return 'Not opened by then';
  const opened = `opened ${formatDate(state.openedOn)} (${triggerOf(state.trigger)})`;
  switch (state.status) {
    case 'open':
      return `Open, ${opened}`;
    case 'closed':
      return `Closed ${formatDate(state.closedOn)}, ${opened}`;
    case 'transferred':
      return `Passed to ${listOf(state.successors)} on ${formatDate(state.on)}, ${opened}`;
    case 'voided':
      return `Voided, ${opened}: ${state.because}`;
    default:
      return state satisfies never;
  }
}

function triggerOf(trigger: string): string {
  return (
    Object.entries(triggerWords).find(([key]) => key === trigger)?.[1] ?? trigger
  ).toLowerCase();
}

function fact(label: string, text: string | null): readonly string[] {
  return text === null ? [] : [`  ${label.padEnd(14)} ${text}`];
}

function facts(label: string, texts: readonly string[], none?: string): readonly string[] {
  const [first = none, ...rest] = texts;
  if (first === undefined) return [];
  return [...fact(label, first), ...rest.flatMap((text) => fact('', text))];
}
