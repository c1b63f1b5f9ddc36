import {
  addMonths,
  contractObligationsIn,
  dueText,
  formatDate,
  listOf,
  obligationOn,
  type Day,
  type Due,
} from '@interventions/domain';
import { vehicleName } from '../case-words.js';
import { compareText } from '../ordering.js';
import { monthsAhead, pageOf, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  counted,
  nothing,
  upperFirst,
  words,
  type Cell,
  type Meaning,
  type Overview,
  headOf,
} from './overview.js';

/** As many as a sentence holds. */
const fewNamed = 4;

const kindWords = {
  'contract-expiry': 'End',
  'contract-review': 'Review',
  'contract-break': 'Break point',
  'contract-notice': 'Last day for notice',
} as const;
type Kind = keyof typeof kindWords;

const shapes = {
  'contract-expiry': 'square',
  'contract-review': 'ring',
  'contract-break': 'diamond',
  'contract-notice': 'triangle',
} as const;

const meanings: readonly Meaning[] = (Object.keys(kindWords) as Kind[]).map((kind) => ({
  shape: shapes[kind],
  means: kindWords[kind],
}));

/** Where a date of a contract stands. */
const standings = {
  ahead: `In the next ${monthsAhead} months`,
  passed: 'Passed, and nothing is recorded since',
  later: 'Later',
  unknown: 'No source says when',
} as const;
type Standing = keyof typeof standings;

type ContractDate = {
  readonly of: OverviewCase;
  readonly kind: Kind;
  readonly what: string;
  readonly due: Due | null;
  readonly standing: Standing;
  /** The last day for notice under the same contract. */
  readonly notice: Due | null | undefined;
};

/** The ends, reviews and break points of contracts and partnerships that run, with the day for notice. */
export function contractDatesOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const until = addMonths(asOf, monthsAhead);
  const dates = cases
    .flatMap((one) => datesOf(one, asOf, until))
    .sort((a, b) => compareText(dueKey(a), dueKey(b)));
  const ahead = dates.filter(({ standing }) => standing === 'ahead');
  return {
    ...headOf('contract-dates'),
    finding: findingOf(dates, asOf, until),
    limits: [
      'A day for notice is shown only where the contract on record states it. “Not recorded” does not mean that no notice is needed: look into the contract.',
      'Where services moved and no contract is recorded, one is assumed and no source says when it ends.',
      'Where only a year is known, the date may be any day of that year.',
      'Contracts go on when a case is closed, so closed cases are here too.',
    ],
    picture: pictureOf(ahead, asOf, until),
    tables: [
      {
        id: 'dates',
        caption: 'Dates of contracts and partnerships in force',
        columns: [
          { key: 'council', label: 'Council' },
          { key: 'kind', label: 'What' },
          { key: 'about', label: 'Contract' },
          { key: 'on_or_after', label: 'On or after' },
          { key: 'on_or_before', label: 'On or before' },
          { key: 'notice_by', label: 'Notice by' },
          { key: 'standing', label: 'Standing' },
        ],
        rows: dates.map((entry) => [
          words(entry.of.authority, pageOf(entry.of)),
          words(kindWords[entry.kind]),
          words(entry.what),
          dayCell(entry.due?.earliest),
          dayCell(entry.due?.latest),
          noticeCell(entry),
          words(standings[entry.standing]),
        ]),
      },
    ],
  };
}

function datesOf(of: OverviewCase, asOf: Day, until: Day): readonly ContractDate[] {
  // The contracts of an abolished council are those of its successors.
  if (of.state.status === 'transferred') return [];
  const all = contractObligationsIn(of.context).map((one) => obligationOn(one, asOf));
  const open = all.filter(
    ({ met, waived, lapsed }) => met === null && waived === null && lapsed === null,
  );
  const dated = open.flatMap((one) => {
    if (!isKind(one.kind)) return [];
    const notice = open.find(
      ({ kind, anchor }) => kind === 'contract-notice' && anchor.entryId === one.anchor.entryId,
    );
    const { kind, what, due } = one;
    return [{ of, kind, what, due, standing: standingOf(due, asOf, until), notice: notice?.due }];
  });
  const known = new Set(all.map(({ anchor }) => anchor.entryId));
  return [...dated, ...undated(of, known)];
}

/** What runs without a contract on record: services moved, and nothing says on what terms. */
function undated(of: OverviewCase, known: ReadonlySet<string | null>): readonly ContractDate[] {
  return of.state.arrangements
    .filter(({ id }) => !known.has(id))
    .map((one): ContractDate => ({
      of,
      kind: 'contract-expiry',
      what: `Terms with ${vehicleName(of.state, one.with)} are not recorded`,
      due: null,
      standing: 'unknown',
      notice: undefined,
    }));
}

function isKind(kind: string): kind is Kind {
  return kind in kindWords;
}

function standingOf(due: Due | null, asOf: Day, until: Day): Standing {
  if (due === null) return 'unknown';
  if (due.latest < asOf) return 'passed';
  return due.earliest <= until ? 'ahead' : 'later';
}

function dueKey({ due, of }: ContractDate): string {
  return `${due?.latest ?? '~'} ${of.authority}`;
}

function dayCell(day: Day | undefined): Cell {
  return day === undefined ? nothing('Not in the sources') : { value: day, text: formatDate(day) };
}

function noticeCell({ kind, notice }: ContractDate): Cell {
  if (kind === 'contract-notice') return nothing('This is the day');
  if (kind === 'contract-review') return nothing('None needed to review');
  if (notice === undefined || notice === null) return nothing('Not recorded');
  return { value: notice.latest, text: upperFirst(dueText(notice)) };
}

/** The first few, each with what falls when. */
function named(ahead: readonly ContractDate[]): readonly string[] {
  const first = ahead
    .slice(0, fewNamed)
    .map(
      ({ of, kind, due }) =>
        `${of.authority} (${kindWords[kind].toLowerCase()}${due === null ? '' : ` ${dueText(due)}`})`,
    );
  const more = ahead.length - first.length;
  return more > 0 ? [...first, `${more} more`] : first;
}

function findingOf(dates: readonly ContractDate[], asOf: Day, until: Day): string {
  const standing = (which: Standing) => dates.filter((one) => one.standing === which);
  const [ahead, passed, unknown] = [standing('ahead'), standing('passed'), standing('unknown')];
  const notices = ahead.filter(
    ({ kind, notice }) => kind !== 'contract-notice' && kind !== 'contract-review' && notice,
  ).length;
  const needing = ahead.filter(
    ({ kind }) => kind === 'contract-expiry' || kind === 'contract-break',
  ).length;
  const span = `Between ${formatDate(asOf)} and ${formatDate(until)},`;
  return [
    ahead.length === 0
      ? `${span} no recorded date of a contract falls.`
      : `${span} ${counted(ahead.length, 'date of a contract falls', 'dates of contracts fall')}: ${listOf(named(ahead))}.`,
    needing === 0
      ? ''
      : `The last day for notice is recorded for ${notices} of the ${needing} that ${needing === 1 ? 'ends or can be broken' : 'end or can be broken'}.`,
    passed.length === 0
      ? ''
      : `${counted(passed.length, 'date has', 'dates have')} passed with nothing recorded since.`,
    unknown.length === 0
      ? ''
      : `For ${counted(unknown.length, 'arrangement')} no source says when it ends.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function pictureOf(ahead: readonly ContractDate[], asOf: Day, until: Day): Overview['picture'] {
  if (ahead.length === 0) return null;
  const councils = [...new Set(ahead.map(({ of }) => of.authority))];
  const within = (day: Day) => (day < asOf ? asOf : day > until ? until : day);
  const rows = councils.map((label) => {
    const own = ahead.filter(({ of }) => of.authority === label);
    return {
      label,
      spans: own.flatMap(({ due }) =>
        due === null || due.earliest === due.latest
          ? []
          : [{ from: within(due.earliest), to: within(due.latest), open: false, label: 'any day' }],
      ),
      marks: own.flatMap(({ kind, due }) =>
        due === null
          ? []
          : [
              {
                on: within(due.latest),
                shape: shapes[kind],
                label: `${kindWords[kind]} ${dueText(due)}`,
              },
            ],
      ),
    };
  });
  return {
    kind: 'calendar',
    title: 'Contract dates in the next 24 months',
    description: rows
      .map(({ label, marks }) => `${label}: ${marks.map((mark) => mark.label).join(', ')}`)
      .join('; '),
    from: asOf,
    to: until,
    meanings,
    rows,
  };
}
