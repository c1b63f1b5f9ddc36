import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Day } from '@interventions/domain';
import {
  isAsked,
  overviewOf,
  type Overview,
  type OverviewCase,
  type OverviewDrawn,
  type OverviewFilter,
  type OverviewName,
  type ViewQueries,
} from '@interventions/read-models';

/** What is asked of the views. */
export type OverviewViews = Pick<ViewQueries, 'overviewCaseIds' | 'caseForOverview'>;

/** An overview with what it is of. */
export type DrawnOverview = Overview & {
  readonly asOf: Day;
  /** How many cases the filter let through. */
  readonly cases: number;
  readonly unreadable: number;
  readonly facets: { readonly regions: readonly string[] };
};

/**
 * Draws an overview from one position of the log. Cases are read one after the other, with other requests in
 * between: the position keeps what is recorded meanwhile out.
 */
export async function drawOverview(
  views: OverviewViews,
  name: OverviewName,
  filter: OverviewFilter,
  drawn: OverviewDrawn,
): Promise<DrawnOverview> {
  const all: OverviewCase[] = [];
  let unreadable = 0;
  for (const id of views.overviewCaseIds()) {
    await nextTurn();
    const one = views.caseForOverview(id, drawn);
    if (one === 'unreadable') unreadable += 1;
    else if (one !== undefined) all.push(one);
  }
  const asked = all.filter((one) => isAsked(one, filter));
  await prepare(name, asked, drawn);
  const { limits, ...overview } = overviewOf(name, asked, drawn);
  return {
    ...overview,
    limits: [...limits, ...leftOut(unreadable)],
    asOf: drawn.asOf,
    cases: asked.length,
    unreadable,
    facets: { regions: [...new Set(all.map(({ region }) => region))].sort() },
  };
}

/** Overviews that rest on what a case keeps once it was worked out, and that take a while. */
const preparedAlone: readonly OverviewName[] = [
  'phases',
  'reviews',
  'commissioners',
  'committee',
  'dataset',
];

/** Works out what takes a while, case by case. */
async function prepare(
  name: OverviewName,
  cases: readonly OverviewCase[],
  drawn: OverviewDrawn,
): Promise<void> {
  if (!preparedAlone.includes(name)) return;
  for (const one of cases) {
    await nextTurn();
    overviewOf(name, [one], drawn);
  }
}

function leftOut(unreadable: number): readonly string[] {
  if (unreadable === 0) return [];
  const which = unreadable === 1 ? 'One case is' : `${unreadable} cases are`;
  return [
    `${which} left out, because this release of the service does not know an entry of theirs.`,
  ];
}
