import type { TimelineEntry } from './timeline-entry.js';

/** Details that name people in office, by act. Private persons are not listed: they stand in the text alone. */
export const peopleFields: Readonly<Record<string, readonly string[]>> = {
  AdviserAppointed: ['name'],
  AdviserReplaced: ['name'],
  BoardAppointed: ['appointed'],
  BoardChairAppointed: ['chair'],
  CaseOfficerAssigned: ['officer'],
  CommissionerAppointed: ['commissioners'],
  CommissionerReplaced: ['commissioners'],
  CommissionerReported: ['author'],
  DiagnosticCommissioned: ['expert'],
  DiagnosticReported: ['expert'],
  DirectionIssued: ['signatories'],
  DirectionRevised: ['signatories'],
  DirectionRevoked: ['signatories'],
  ImprovementBoardFormed: ['chair'],
  MinisterialDecisionMade: ['minister'],
};

/** What sources are quoted with that name nobody. */
const nobody = /^an? (person|official|expert) not named\b/i;

/** The people in office whom an entry names, each once. */
export function peopleIn({ act, details }: TimelineEntry): readonly string[] {
  const names = (peopleFields[act] ?? []).flatMap((field) => namesIn(details[field]));
  return [...new Set(names)].filter((name) => !nobody.test(name));
}

/** The sources that an entry cites: its own and those that give another date, each once. */
export function sourcesIn({ source, claims }: TimelineEntry) {
  const all = [...(source === null ? [] : [source]), ...claims.map((claim) => claim.source)];
  const cited = all.map(({ title, url }) => ({ title, url: url ?? null }));
  return [...new Map(cited.map((one) => [`${one.title} ${one.url ?? ''}`, one])).values()];
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return typeof value === 'object' && value !== null && 'name' in value ? namesIn(value.name) : [];
}
