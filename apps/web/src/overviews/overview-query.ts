import { overviewQuerySchema, parseDay, type Overview } from '@interventions/contracts';
import { dateFromText } from '../forms/read-date.js';
import { pickQuery, textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import { dateWords } from '../rendering/filters.js';

const names = ['region', 'status', 'openedFrom', 'openedTo', 'by', 'validAt', 'knownAt'] as const;

/** Filters that people write themselves, with what their messages call them. */
const typedNames = {
  openedFrom: 'Opened from',
  openedTo: 'Opened up to',
  validAt: 'What had happened by',
  knownAt: 'What was known on',
} as const;
type TypedName = keyof typeof typedNames;

/** A problem with a filter, for the summary and beside the field. */
export type FilterProblem = {
  readonly field: string;
  readonly text: string;
  readonly href: string;
};

/** The filters of an overview: what to ask the api, what was typed, and what is wrong with it. */
export interface OverviewFilters {
  readonly query: UrlQuery;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FilterProblem[];
}

/** Reads the filters of the URL. Dates may be written as people write them; what cannot be read is kept and told. */
export function readOverviewQuery(raw: unknown): OverviewFilters {
  const given = pickQuery(raw, names);
  const typed = Object.fromEntries(names.map((name) => [name, textOf(given, name)]));
  const read = names.map((name) => ({ name, value: valueOf(name, textOf(given, name)) }));
  return {
    query: Object.fromEntries(read.map(({ name, value }) => [name, value])),
    typed: {
      ...typed,
      ...Object.fromEntries(
        read.flatMap(({ name, value }) =>
          value !== undefined && isDated(name) && parseDay(value) !== undefined
            ? [[name, dateWords(value)]]
            : [],
        ),
      ),
    },
    problems: read.flatMap(({ name, value }) =>
      isTyped(name) && value === undefined && typed[name] !== ''
        ? [problemWith(name, isDated(name) ? enterDay : 'enter a year, like 2016')]
        : [],
    ),
  };
}

const enterDay = 'enter a day, like 30 September 2016 or 30/9/2016';

/** A problem that the api found with a filter, such as a day that has not come yet. */
export function problemWith(field: string, says: string): FilterProblem {
  const name = isTyped(field) ? `${typedNames[field]}: ` : '';
  return { field, text: `${name}${says}`, href: `#${field}` };
}

/** The groupings of the phases as links. */
export function groupingLinks(path: string, query: UrlQuery) {
  const by = textOf(query, 'by') || 'phase';
  return [
    { by: 'phase', text: 'By phase' },
    { by: 'region', text: 'By region' },
    { by: 'route', text: 'By route' },
  ].map((one) => ({
    text: one.text,
    href: urlWith(path, query, { by: one.by === 'phase' ? undefined : one.by }),
    current: one.by === by,
  }));
}

/** A link to a table as a file, of exactly what the page shows. */
export function fileLinks(overview: Overview, query: UrlQuery) {
  const path = `/overviews/${overview.name}.csv`;
  const exactly = { ...query, validAt: overview.asOf, knownAt: overview.position };
  return Object.fromEntries(
    overview.tables.map(({ id }) => [
      id,
      {
        research: urlWith(path, exactly, { table: id }),
        spreadsheet: urlWith(path, exactly, { table: id, form: 'spreadsheet' }),
      },
    ]),
  );
}

function isTyped(name: string): name is TypedName {
  return name in typedNames;
}

function isDated(name: string): boolean {
  return name === 'validAt' || name === 'knownAt';
}

/** What to ask for; undefined where nothing, or nothing that can be read, was given. */
function valueOf(name: (typeof names)[number], text: string): string | undefined {
  if (text === '') return undefined;
  if (isDated(name)) {
    const day = parseDay(dateFromText(text) ?? '');
    const shared = name === 'knownAt' && /^[0-9A-Za-z:.+~-]{10,64}$/.test(text);
    return day ?? (shared ? text : undefined);
  }
  return overviewQuerySchema.shape[name].safeParse(text).success ? text : undefined;
}
