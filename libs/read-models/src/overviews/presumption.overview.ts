import {
  askParameter,
  decisionWords,
  formatDate,
  listOf,
  type CorrectedEntry,
} from '@interventions/domain';
import { conditionsCell, consideredTable, reReviewCell } from './considered.js';
import { pageOf, textIn, type OverviewCase, type OverviewTime } from './overview-case.js';
import { counted, date, nothing, words, type Overview, headOf } from './overview.js';

/** What became of the presumption that services leave the council once a commissioner is appointed (R5). */
export const presumptionWords = {
  followed: 'Followed: services were to leave the council',
  'set-aside': 'Set aside: services stay with the council',
  open: 'Left open: more time, or put off',
  'no-decision': 'No decision is recorded',
  'cannot-tell': 'The dates cannot tell',
  before: 'Before the presumption: not counted',
  'no-commissioner': 'No commissioner in the sources: not counted',
} as const;
type Outcome = keyof typeof presumptionWords;

const shortWords: Readonly<Record<Outcome, string>> = {
  followed: 'Followed',
  'set-aside': 'Set aside',
  open: 'Left open',
  'no-decision': 'No decision recorded',
  'cannot-tell': 'Cannot tell',
  before: 'Not counted',
  'no-commissioner': 'Not counted',
};

const outcomeOfOption: Readonly<Record<string, Outcome>> = {
  'remove-to-trust': 'followed',
  'executive-commissioner': 'followed',
  partnership: 'followed',
  retain: 'set-aside',
  pause: 'set-aside',
  cancel: 'set-aside',
};

type Decision = { readonly entry: CorrectedEntry; readonly outcome: Outcome };
type Decided = {
  readonly of: OverviewCase;
  readonly decisions: readonly Decision[];
  /** By the last decision, since a later one takes the place of those before. */
  readonly outcome: Outcome;
  /** The first commissioner; undefined where none is in the sources. */
  readonly appointed: CorrectedEntry | undefined;
};

/** How often the presumption was followed or set aside in the cases with a commissioner, and the reasons given. */
export function presumptionOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const decided = cases.flatMap((one) => decidedIn(one) ?? []);
  const counting = decided.filter(isCounted);
  return {
    ...headOf('presumption'),
    finding: findingOf(decided, formatDate(asOf)),
    limits: [
      'The presumption holds since July 2016. A case counts where a commissioner was appointed and the policy of the date of the decision held it; where no decision is recorded, that of the appointment.',
      'A case counts once, by its last decision; the table holds every decision on the way.',
      'Setting the presumption aside needs compelling reasons. Where none are in the source, that is said: it does not mean that none were given.',
      'A partnership with another council counts as followed, although the council goes on to answer for its services.',
      'These are few cases, so no percentage is given.',
    ],
    picture: pictureOf(counting),
    tables: [
      {
        id: 'decisions',
        caption: 'Decisions after a commissioner was appointed',
        columns: [
          { key: 'council', label: 'Council' },
          { key: 'appointed_on', label: 'First commissioner' },
          { key: 'decided_on', label: 'Decided' },
          { key: 'decision', label: 'Decision' },
          { key: 'presumption', label: 'Presumption' },
          { key: 'reasons', label: 'Reasons given' },
          { key: 'conditions', label: 'Conditions' },
          { key: 're_review', label: 'To be reviewed again' },
        ],
        rows: decided.flatMap(rowsOf),
      },
      consideredTable(cases),
    ],
  };
}

function decidedIn(of: OverviewCase): Decided | undefined {
  const { context } = of;
  const appointed = context.order.find(
    (entry) => context.stateWith(entry).commissionersEver.length > 0,
  );
  const all = context
    .entries('MinisterialDecisionMade')
    .map((entry) => ({ entry, outcome: outcomeIn(of, entry) }));
  if (appointed === undefined) return withoutCommissioner(of, all);
  const decisions = all.filter(
    ({ entry }) => context.placeOf(entry.id) > context.placeOf(appointed.id),
  );
  const held = decisions.filter(({ outcome }) => outcome !== 'before');
  const outcome =
    held.at(-1)?.outcome ??
    (decisions.length > 0 || presumptionOn(of, appointed) === 'not-defined'
      ? 'before'
      : 'no-decision');
  return { of, decisions, outcome, appointed };
}

/** Decisions while the presumption held, of a case whose commissioner, if there was one, is in no source. */
function withoutCommissioner(of: OverviewCase, all: readonly Decision[]): Decided | undefined {
  const outcome = 'no-commissioner';
  const decisions = all
    .filter((one) => one.outcome !== 'before')
    .map(({ entry }) => ({ entry, outcome }) as const);
  return decisions.length === 0 ? undefined : { of, decisions, outcome, appointed: undefined };
}

function isCounted({ outcome }: Decided): boolean {
  return outcome !== 'before' && outcome !== 'no-commissioner';
}

function outcomeIn(of: OverviewCase, decision: CorrectedEntry): Outcome {
  switch (presumptionOn(of, decision)) {
    case 'not-defined':
      return 'before';
    case 'cannot-tell':
      return 'cannot-tell';
    case 'value':
      return outcomeOfOption[textIn(decision, 'option') ?? ''] ?? 'open';
  }
}

function presumptionOn({ context }: OverviewCase, entry: CorrectedEntry) {
  return askParameter(context.policiesOf(entry), 'presumption').kind;
}

function rowsOf({
  of,
  decisions,
  outcome,
  appointed,
}: Decided): Overview['tables'][number]['rows'] {
  const appointedCell =
    appointed === undefined ? nothing('Not in the sources') : date(appointed.data.effectiveOn);
  const head = [words(of.authority, pageOf(of)), appointedCell];
  if (decisions.length === 0)
    return [
      [
        ...head,
        nothing('Not after it'),
        nothing('None recorded after it'),
        words(presumptionWords[outcome]),
        ...['None recorded', 'None recorded', 'None recorded'].map(nothing),
      ],
    ];
  return decisions.map(({ entry, outcome: own }) => [
    ...head,
    date(entry.data.effectiveOn),
    words(optionWords(entry)),
    words(presumptionWords[own]),
    reasonsCell(of, entry, own),
    conditionsCell(of, entry),
    reReviewCell(entry),
  ]);
}

function optionWords(decision: CorrectedEntry): string {
  const option = textIn(decision, 'option') ?? '';
  return option in decisionWords
    ? decisionWords[option as keyof typeof decisionWords]
    : 'Not stated in the source';
}

function reasonsCell(of: OverviewCase, decision: CorrectedEntry, outcome: Outcome) {
  const given = [of.quote(decision, 'compellingReasons'), of.quote(decision, 'reasons')].filter(
    (text) => text !== undefined,
  );
  if (given.length > 0) return words(given.join(' – '));
  return nothing(
    outcome === 'set-aside' ? 'No compelling reasons in the source' : 'None in the source',
  );
}

function findingOf(decided: readonly Decided[], asOf: string): string {
  const counting = decided.filter(isCounted);
  const before = decided.filter(({ outcome }) => outcome === 'before').length;
  const unnamed = decided.filter(({ outcome }) => outcome === 'no-commissioner');
  if (counting.length === 0)
    return `By ${asOf} no commissioner is recorded in a case that the presumption held for.`;
  const having = (outcome: Outcome) => counting.filter((one) => one.outcome === outcome);
  const aside = having('set-aside');
  const reasoned = aside.filter(({ decisions }) =>
    decisions.some(({ entry }) => textIn(entry, 'compellingReasons') !== undefined),
  ).length;
  const parts = (
    [
      ['followed', 'followed in'],
      ['set-aside', 'set aside in'],
      ['open', 'left open in'],
      ['no-decision', 'without a recorded decision in'],
      ['cannot-tell', 'not to be told in'],
    ] as const
  ).flatMap(([outcome, verb]) =>
    having(outcome).length === 0 ? [] : [`${verb} ${having(outcome).length}`],
  );
  return [
    `Of ${counted(counting.length, 'case')} with a commissioner under the presumption, it was ${listOf(parts)}.`,
    aside.length === 0
      ? ''
      : `Compelling reasons are in the sources for ${reasoned} of the ${aside.length} set aside.`,
    unnamed.length === 0
      ? ''
      : `Not counted: a decision in ${listOf(unnamed.map(({ of }) => of.authority))}, where no source names a commissioner.`,
    before === 0
      ? ''
      : `${counted(before, 'case is', 'cases are')} from before it and not counted.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function pictureOf(counting: readonly Decided[]): Overview['picture'] {
  if (counting.length === 0) return null;
  const rows = (['followed', 'set-aside', 'open', 'no-decision', 'cannot-tell'] as const)
    .map((outcome) => ({ outcome, own: counting.filter((one) => one.outcome === outcome) }))
    .filter(({ outcome, own }) => outcome !== 'cannot-tell' || own.length > 0)
    .map(({ outcome, own }) => ({
      label: shortWords[outcome],
      values: [own.length],
      note: own.length === 0 ? null : own.map(({ of }) => of.authority).join(', '),
    }));
  return {
    kind: 'bars',
    title: 'Cases with a commissioner, by what became of the presumption',
    description: rows
      .map(
        ({ label, values, note }) =>
          `${label}: ${values[0] ?? 0}${note === null ? '' : ` (${note})`}`,
      )
      .join('; '),
    parts: ['Cases'],
    rows,
  };
}
