import { formatDate, listOf, type CorrectedEntry } from '@interventions/domain';
import { pageOf, textIn, type OverviewCase } from './overview-case.js';
import {
  column,
  date,
  nothing,
  upperFirst,
  words,
  type Cell,
  type OverviewTable,
} from './overview.js';

/** The open cases in which it is being decided who controls the services, with what led there. */
export function consideredTable(cases: readonly OverviewCase[]): OverviewTable {
  return {
    id: 'considered',
    caption: 'Open cases in which control is being considered',
    columns: [
      column('council', 'Council'),
      column('why', 'Why it is being considered'),
      column('since', 'Since'),
      column('last_decision', 'Last decision'),
    ],
    rows: cases.filter(isConsidered).map((of) => {
      const cause = causeOf(of);
      const last = of.context.entries('MinisterialDecisionMade').at(-1);
      return [
        words(of.authority, pageOf(of)),
        words(upperFirst(reasonsOf(of))),
        cause === undefined ? nothing('Not recorded') : date(cause.data.effectiveOn),
        last === undefined
          ? nothing('None recorded')
          : { value: last.data.effectiveOn, text: `Decided ${formatDate(last.data.effectiveOn)}` },
      ];
    }),
  };
}

/** Whether a commissioner is in post, or a decision is awaited or was put off, in an open case. */
export function isConsidered({ state }: OverviewCase): boolean {
  const inPost = state.instruments.some(({ kind }) => kind === 'commissioner');
  return state.status === 'open' && (inPost || state.decision !== 'none');
}

/** The conditions of a decision. */
export function conditionsCell(of: OverviewCase, entry: CorrectedEntry): Cell {
  const text = of.quote(entry, 'conditions');
  return text === undefined ? nothing('None in the source') : words(text);
}

/** When a decision is to be looked at again. */
export function reReviewCell({ data }: CorrectedEntry): Cell {
  const { reReviewOn } = data.details;
  const days = Array.isArray(reReviewOn)
    ? reReviewOn.filter((on): on is string => typeof on === 'string')
    : [];
  return days.length === 0
    ? nothing('None in the source')
    : { value: days.join(' | '), text: listOf(days.map(formatDate)) };
}

function reasonsOf({ state }: OverviewCase): string {
  const inPost = state.instruments.filter(({ kind }) => kind === 'commissioner');
  const waiting = {
    none: [],
    'review-pending': ['a review is pending'],
    'decision-pending': ['a decision is pending'],
    'more-time': ['more time was given'],
  }[state.decision];
  const said = [
    ...(inPost.length === 0 ? [] : [`${listOf(inPost.map(({ name }) => name))} in post`]),
    ...waiting,
  ];
  return said.join('; ');
}

/** The entry with which it began to be considered: the oldest commissioner in post, or the last step to a decision. */
function causeOf({ context, state }: OverviewCase): CorrectedEntry | undefined {
  const inPost = state.instruments.find(({ kind }) => kind === 'commissioner');
  return inPost === undefined
    ? context.order.findLast(
        (entry) =>
          entry.act === 'MindedToNotified' ||
          entry.act === 'CommissionerReported' ||
          (entry.act === 'MinisterialDecisionMade' && textIn(entry, 'option') !== 'retain'),
      )
    : context.order.find(({ id }) => id === inPost.id);
}
