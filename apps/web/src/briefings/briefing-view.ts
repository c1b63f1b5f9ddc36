import type { Briefing, TimelineEntry } from '@interventions/contracts';
import { dateWords } from '../rendering/filters.js';
import { stateSummary } from '../timeline/state-summary.js';
import { lateness } from '../timeline/timeline-view.js';
import type { BriefingPart } from './briefing-query.js';

type Source = NonNullable<TimelineEntry['source']>;

/** An entry with the number of its source, and how late the service learnt of it. */
export interface BriefedEntry {
  readonly entry: TimelineEntry;
  readonly reference: number | null;
  readonly late: string | null;
}

/** A question that is open, with the entry it is about. */
export interface OpenQuestion {
  readonly text: string;
  readonly lines: readonly string[];
}

const decided = ['MinisterialDecisionMade', 'CouncilDecisionMade', 'ReturnDecided'];
const directed = ['DirectionIssued', 'DirectionRevised', 'DirectionRevoked'];

/** A briefing as its page shows it: each part that was asked for, and the sources by number. */
export function briefingView(briefing: Briefing, parts: readonly BriefingPart[]) {
  const sources = sourcesOf(briefing.entries.filter((entry) => isTold(entry, parts)));
  const entries = briefing.entries.map((entry): BriefedEntry => ({
    entry,
    reference: referenceOf(sources, entry.source),
    late: lateness(entry.effectiveOn, entry.recordedAt),
  }));
  const acts = (...names: readonly string[]) =>
    entries.filter(({ entry }) => names.includes(entry.act));
  const published = briefing.audience === 'publishable';
  const withheld: readonly BriefingPart[] = published ? ['state', 'due', 'departures'] : [];
  return {
    parts: parts.filter((part) => !withheld.includes(part)),
    withheld: parts.filter((part) => withheld.includes(part)),
    state: briefing.state === null ? [] : stateSummary(briefing.state),
    due: (briefing.obligations ?? []).filter(({ state }) => state === 'open' || state === 'missed'),
    judgements: entries.filter(({ entry }) => entry.track === 'judgements'),
    directions: acts(...directed).map((one) => ({ ...one, duties: dutiesIn(one.entry) })),
    decisions: acts(...decided).map((one) => ({ ...one, reasons: reasonsIn(one.entry) })),
    chronology: entries,
    questions: questionsIn(briefing, published),
    departures: briefing.departures ?? [],
    sources,
    leftOut: leftOutWords(briefing),
  };
}

/** Whether a part that was asked for tells an entry. */
function isTold({ act, track }: TimelineEntry, parts: readonly BriefingPart[]): boolean {
  return (
    parts.includes('chronology') ||
    (parts.includes('judgements') && track === 'judgements') ||
    (parts.includes('directions') && directed.includes(act)) ||
    (parts.includes('decisions') && decided.includes(act))
  );
}

/** Each source once, in the order in which entries name them; the number of one is its place from 1. */
function sourcesOf(entries: readonly TimelineEntry[]): readonly Source[] {
  const all = entries.flatMap(({ source }) => (source === null ? [] : [source]));
  return [...new Map(all.map((source) => [keyOf(source), source])).values()];
}

function referenceOf(sources: readonly Source[], source: Source | null): number | null {
  if (source === null) return null;
  const at = sources.findIndex((one) => keyOf(one) === keyOf(source));
  return at < 0 ? null : at + 1;
}

function keyOf({ title, url, page }: Source): string {
  return JSON.stringify([title, url ?? '', page ?? '']);
}

function textIn(entry: TimelineEntry, key: string): string | null {
  const value = entry.details[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function reasonsIn(entry: TimelineEntry) {
  const said = [
    ['Reasons', textIn(entry, 'reasons')],
    ['Compelling reasons', textIn(entry, 'compellingReasons')],
    ['Conditions', textIn(entry, 'conditions')],
    ['Reason given on recording', entry.reason],
  ] as const;
  return said.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]));
}

function dutiesIn({ details }: TimelineEntry) {
  const { duties } = details;
  if (!Array.isArray(duties)) return [];
  return duties.flatMap((duty) => {
    if (typeof duty !== 'object' || duty === null || Array.isArray(duty)) return [];
    const { text, due } = duty;
    return typeof text === 'string'
      ? [{ text, due: typeof due === 'string' ? dateWords(due) : null }]
      : [];
  });
}

function questionsIn(
  { entries, obligations }: Briefing,
  published: boolean,
): readonly OpenQuestion[] {
  const disputed = entries
    .filter(({ claims }) => claims.length > 0)
    .map(({ title, effectiveText, claims }): OpenQuestion => ({
      text: `Sources disagree about the date of “${title}”: taken here as ${effectiveText}`,
      lines: claims.map(
        ({ effectiveOn, source }) => `${source.title} says ${dateWords(effectiveOn)}`,
      ),
    }));
  const antecedents = entries
    .filter(({ act }) => act === 'AntecedentStated')
    .map(({ sentence }): OpenQuestion => ({
      text: `The beginning of something is not in the sources: ${sentence}`,
      lines: [],
    }));
  const unsure = (obligations ?? [])
    .filter(({ state }) => state === 'cannot-tell')
    .map(({ what, stateText, explanation }): OpenQuestion => ({
      text: `${what}: ${stateText.toLowerCase()}`,
      lines: [explanation],
    }));
  const untold = [...new Set(notRecorded(obligations).map(({ kindTitle }) => kindTitle))].map(
    (kind): OpenQuestion => {
      const dates = notRecorded(obligations).flatMap(({ kindTitle, due }) =>
        kindTitle === kind ? [due?.text ?? 'no date stated'] : [],
      );
      return {
        text: `${kind}: the record says nothing about ${dates.length === 1 ? 'one that was' : `${dates.length} that were`} to be expected, and does not claim to hold everything`,
        lines: [`Due: ${dates.join('; ')}`],
      };
    },
  );
  return [...disputed, ...antecedents, ...(published ? [] : [...unsure, ...untold])];
}

function notRecorded(obligations: Briefing['obligations']) {
  return (obligations ?? []).filter(({ state }) => state === 'not-recorded');
}

/** What is not in it and why, a sentence each. */
function leftOutWords({ leftOut, audience }: Briefing): readonly string[] {
  const said = (count: number, why: string) =>
    count === 0
      ? []
      : [`${count} ${count === 1 ? 'entry is' : 'entries are'} left out because ${why}.`];
  const they = (count: number, one: string, many: string) => (count === 1 ? one : many);
  const { caseTeam, department, retracted, kinds, period } = leftOut;
  return [
    ...said(caseTeam, `${they(caseTeam, 'it is', 'they are')} for the case team`),
    ...(audience === 'publishable'
      ? said(department, `${they(department, 'it is', 'they are')} for the department`)
      : []),
    ...said(retracted, `${they(retracted, 'it was', 'they were')} retracted`),
    ...said(
      kinds,
      `${they(kinds, 'it is of a kind that was', 'they are of kinds that were')} not chosen`,
    ),
    ...said(period, `${they(period, 'it', 'they')} happened outside the period`),
  ];
}
