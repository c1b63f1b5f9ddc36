import { audiences, londonDay, parseDay, positionSchema } from '@interventions/contracts';
import { dateFromText } from '../forms/read-date.js';
import { pickQuery, textOf, type UrlQuery } from '../http/url-query.js';
import { trackWords } from '../interventions/act-groups.js';
import { dateWords } from '../rendering/filters.js';

/** Audiences in the words of the form. */
export const audienceWords: Readonly<Record<string, { text: string; hint: string }>> = {
  'case-team': { text: 'The case team', hint: 'Every entry of this record' },
  department: { text: 'The department', hint: 'Without what is for the case team only' },
  publishable: {
    text: 'Anybody: it may be published',
    hint: 'Only entries that may be published, without remarks of the department',
  },
};

/** Parts of a briefing in their order, in the words of its headings. */
export const partWords = {
  state: 'The state of the case',
  due: 'What is due',
  judgements: 'Judgements',
  directions: 'Directions and duties',
  decisions: 'Decisions, with reasons',
  chronology: 'Chronology',
  open: 'Open questions',
  departures: 'Departures from policy',
} as const;
export type BriefingPart = keyof typeof partWords;
export const parts = Object.keys(partWords) as readonly BriefingPart[];

const names = [
  'audience',
  'part',
  'track',
  'from',
  'to',
  'title',
  'note',
  'asOf',
  'knownAt',
] as const;
const dates = { from: 'Happened from', to: 'Happened up to' } as const;
const lengths = { title: 150, note: 1_000 } as const;

/** What is wrong with a field: said beside it, and in the summary with the field’s name. */
export interface BriefingProblem {
  readonly text: string;
  readonly href: string;
  readonly beside: string;
}

/** What a briefing is asked for, as its address says it. */
export interface BriefingQuery {
  /** Whether a briefing is asked for at all, or its form alone. */
  readonly asked: boolean;
  readonly audience: string;
  readonly parts: readonly BriefingPart[];
  readonly tracks: readonly string[];
  readonly title: string;
  readonly note: string;
  readonly typed: Readonly<Record<'from' | 'to', string>>;
  /** What the api is asked: without title, note and parts. */
  readonly query: UrlQuery;
  /** The whole address of the briefing, its dates as days. */
  readonly address: UrlQuery;
  /** Whether the address names the day and the position, so that it answers the same for ever. */
  readonly pinned: boolean;
  readonly problems: readonly BriefingProblem[];
}

/** Reads the address of a briefing. Nothing that was written is lost: what is wrong is said beside it. */
export function readBriefing(raw: unknown, now: string): BriefingQuery {
  const given = pickQuery(raw, names);
  const today = londonDay(now);
  const all = (name: string) => [given[name] ?? []].flat();
  const audience = textOf(given, 'audience');
  const asked = audience !== '';
  const chosen = parts.filter((part) => all('part').includes(part));
  const tracks = all('track').filter((track) => Object.hasOwn(trackWords, track));
  const texts = { title: wholeText(raw, 'title'), note: wholeText(raw, 'note') };
  const days = { from: dayIn(given, 'from'), to: dayIn(given, 'to') };
  const asOf = parseDay(textOf(given, 'asOf'));
  const knownAt = positionSchema.safeParse(given['knownAt']).data;
  const isDay = asOf !== undefined && asOf <= today;
  const query: UrlQuery = {
    audience: asked ? audience : undefined,
    track: tracks.length === 0 ? undefined : tracks,
    from: days.from ?? undefined,
    to: days.to ?? undefined,
    asOf: isDay ? asOf : undefined,
    knownAt,
  };
  return {
    asked,
    audience: asked ? audience : 'department',
    parts: asked ? chosen : parts,
    tracks,
    ...texts,
    typed: { from: shown(given, 'from', days.from), to: shown(given, 'to', days.to) },
    query,
    address: {
      ...query,
      part: chosen,
      title: texts.title || undefined,
      note: texts.note || undefined,
    },
    pinned: isDay && knownAt !== undefined,
    problems: asked ? problemsOf(audience, chosen, days, texts) : [],
  };
}

type Days = Readonly<Record<'from' | 'to', string | null | undefined>>;

/** A day that was typed; null for none, undefined for a text that is no day. */
function dayIn(given: UrlQuery, name: 'from' | 'to'): string | null | undefined {
  const text = textOf(given, name);
  return text === '' ? null : parseDay(dateFromText(text) ?? '');
}

function shown(given: UrlQuery, name: 'from' | 'to', day: string | null | undefined): string {
  return typeof day === 'string' ? dateWords(day) : textOf(given, name);
}

function problemsOf(
  audience: string,
  chosen: readonly BriefingPart[],
  days: Days,
  texts: Readonly<Record<'title' | 'note', string>>,
): readonly BriefingProblem[] {
  const dayProblems = (['from', 'to'] as const).flatMap((name) =>
    days[name] === undefined
      ? [problem(name, 'Enter a day, like 30 September 2016 or 30/9/2016', dates[name])]
      : [],
  );
  const order =
    days.from && days.to && days.from > days.to
      ? [problem('to', 'Enter a day on or after the first one', dates.to)]
      : [];
  const long = (['title', 'note'] as const).flatMap((name) =>
    texts[name].length > lengths[name]
      ? [
          problem(
            name,
            `Shorten it to ${lengths[name].toLocaleString('en-GB')} characters or fewer`,
            name === 'title' ? 'Title' : 'Note for the reader',
          ),
        ]
      : [],
  );
  return [
    ...(audiences.some((one) => one === audience)
      ? []
      : [problem('audience', 'Select whom the briefing is for')]),
    ...(chosen.length === 0 ? [problem('part', 'Select at least one part')] : []),
    ...dayProblems,
    ...order,
    ...long,
  ];
}

/** Something wrong with a field. */
export function problem(name: string, beside: string, label?: string): BriefingProblem {
  const inText = beside.charAt(0).toLowerCase() + beside.slice(1);
  return { text: label === undefined ? beside : `${label}: ${inText}`, href: `#${name}`, beside };
}

/** A text of the raw query in full, its line ends plain; a repeated one is none. */
function wholeText(raw: unknown, name: string): string {
  if (typeof raw !== 'object' || raw === null) return '';
  const text: unknown = Object.entries(raw).find(([key]) => key === name)?.[1];
  return typeof text === 'string' ? text.replace(/\r\n?/g, '\n').trim().slice(0, 5_000) : '';
}
