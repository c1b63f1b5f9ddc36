import {
  addDays,
  dueText,
  formatDate,
  reviewOutcomeWords,
  type CorrectedEntry,
  type Day,
  type ObligationAt,
} from '@interventions/domain';
import { compareText } from '../ordering.js';
import { pageOf, textIn, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  column,
  counted,
  date,
  headOf,
  nothing,
  number,
  numbers,
  upperFirst,
  words,
  type Cell,
  type Overview,
} from './overview.js';

/** Days within which a review counts as due soon. */
const soonDays = 30;

/** Where a review that was not held stands. */
const standingWords = {
  overdue: 'Overdue',
  soon: `Due in ${soonDays} days`,
  'cannot-tell': 'Cannot tell',
  later: 'Due later',
} as const;
type Standing = keyof typeof standingWords;

type Awaited = {
  readonly of: OverviewCase;
  readonly one: ObligationAt;
  readonly standing: Standing;
};
type Held = { readonly of: OverviewCase; readonly entry: CorrectedEntry };

/** The reviews that open cases wait for, those held in any case with their outcome, and what is not recorded. */
export function reviewsOverview(cases: readonly OverviewCase[], { asOf }: OverviewTime): Overview {
  const open = cases.filter(({ state }) => state.status === 'open');
  const awaited = open
    .flatMap((of) => awaitedIn(of, asOf))
    .sort((a, b) => compareText(sortOf(a), sortOf(b)));
  const held = cases.flatMap((of) =>
    of.context.entries('ReviewHeld').map((entry) => ({ of, entry })),
  );
  const silent = open
    .flatMap((of) => of.obligations('review', 'notice-review', 're-review'))
    .filter(({ state }) => state === 'not-recorded').length;
  return {
    ...headOf('reviews'),
    finding: findingOf(awaited, held, silent),
    limits: [
      'A review is due at least every six months while there is something to review, by the policy of the date; reviews under a notice and after a decision to leave services with the council are here too.',
      'For the time before a case was held here, silence does not mean that no review took place. Such reviews are counted as not recorded and are never overdue.',
      'Evidence is shown where the entry states it. Few published sources do.',
    ],
    picture: pictureOf(awaited),
    tables: [
      {
        id: 'awaited',
        caption: 'Reviews that open cases wait for',
        columns: [
          column('council', 'Council'),
          column('what', 'Review'),
          column('due', 'Due'),
          numbers('days_left', 'Days left'),
          column('standing', 'Standing'),
        ],
        rows: awaited.map(({ of, one, standing }) => [
          words(of.authority, `${pageOf(of)}#due`),
          words(one.what),
          one.due === null
            ? nothing('No set date')
            : { value: one.due.latest, text: upperFirst(dueText(one.due)) },
          one.daysLeft === null ? nothing('None') : number(one.daysLeft),
          words(standingWords[standing]),
        ]),
      },
      {
        id: 'held',
        caption: 'Reviews held, with outcome and evidence',
        columns: [
          column('council', 'Council'),
          column('held_on', 'Held'),
          column('outcome', 'Outcome'),
          column('evidence', 'Evidence'),
          column('next_step', 'Next step'),
        ],
        rows: held.map(({ of, entry }) => [
          words(of.authority, `${pageOf(of)}/decisions/${entry.id}`),
          date(entry.data.effectiveOn),
          outcomeCell(entry),
          quoteCell(of, entry, 'evidence'),
          quoteCell(of, entry, 'nextStep'),
        ]),
      },
    ],
  };
}

/** Overdue and soon ones, and of those due later only the next of a case. */
function awaitedIn(of: OverviewCase, asOf: Day): readonly Awaited[] {
  const all = of
    .obligations('review', 'notice-review', 're-review')
    .flatMap((one): readonly Awaited[] => {
      const standing = standingOf(one, asOf);
      return standing === undefined ? [] : [{ of, one, standing }];
    });
  const later = all.filter(({ standing }) => standing === 'later');
  const next = later.toSorted((a, b) => compareText(sortOf(a), sortOf(b))).slice(0, 1);
  return [...all.filter(({ standing }) => standing !== 'later'), ...next];
}

function standingOf(one: ObligationAt, asOf: Day): Standing | undefined {
  if (one.overtaken !== null) return undefined;
  switch (one.state) {
    case 'missed':
      return 'overdue';
    case 'cannot-tell':
      return 'cannot-tell';
    case 'open':
      return one.due !== null && one.due.latest <= addDays(asOf, soonDays) ? 'soon' : 'later';
    case 'met':
    case 'met-late':
    case 'waived':
    case 'lapsed':
    case 'not-recorded':
      return undefined;
    default:
      return one.state satisfies never;
  }
}

function sortOf({ one }: Awaited): string {
  return one.due?.latest ?? '~';
}

function isStated(entry: CorrectedEntry): boolean {
  return textIn(entry, 'outcome') !== 'not-stated';
}

function outcomeCell(entry: CorrectedEntry): Cell {
  const outcome = textIn(entry, 'outcome') ?? 'not-stated';
  return isStated(entry) && outcome in reviewOutcomeWords
    ? words(reviewOutcomeWords[outcome as keyof typeof reviewOutcomeWords])
    : nothing('Not stated in the source');
}

function quoteCell(of: OverviewCase, entry: CorrectedEntry, name: string): Cell {
  const text = of.quote(entry, name);
  return text === undefined ? nothing('None in the source') : words(text);
}

function findingOf(awaited: readonly Awaited[], held: readonly Held[], silent: number): string {
  const having = (standing: Standing) => awaited.filter((one) => one.standing === standing);
  const first = having('soon')[0] ?? having('later')[0];
  const unclear = having('cannot-tell').length;
  const unstated = held.filter(({ entry }) => !isStated(entry)).length;
  return [
    `In open cases ${having('overdue').length === 0 ? 'no review is' : counted(having('overdue').length, 'review is', 'reviews are')} overdue and ${having('soon').length === 0 ? 'none is' : counted(having('soon').length, 'is', 'are')} due in ${soonDays} days.`,
    first?.one.due === undefined || first.one.due === null
      ? ''
      : `The next one is ${first.of.authority}’s, due ${formatDate(first.one.due.latest)}.`,
    unclear === 0 ? '' : `For ${unclear} the dates cannot tell.`,
    `${counted(held.length, 'review is', 'reviews are')} recorded as held; ${unstated === 0 ? 'none' : unstated} without a stated outcome.`,
    silent === 0
      ? ''
      : `For ${counted(silent, 'earlier review')} of open cases the record does not claim to know whether they were held.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function pictureOf(awaited: readonly Awaited[]): Overview['picture'] {
  const rows = (Object.keys(standingWords) as Standing[]).map((standing) => ({
    label: standingWords[standing],
    values: [awaited.filter((one) => one.standing === standing).length],
    note: null,
  }));
  return awaited.length === 0
    ? null
    : {
        kind: 'bars',
        title: 'Reviews that open cases wait for',
        description: rows.map(({ label, values }) => `${label}: ${values[0] ?? 0}`).join('; '),
        parts: ['Reviews'],
        rows,
      };
}
