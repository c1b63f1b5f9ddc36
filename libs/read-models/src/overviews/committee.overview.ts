import {
  askParameter,
  dayRange,
  dueText,
  findPolicy,
  setUpsOf,
  type Comparison,
  type ObligationAt,
} from '@interventions/domain';
import { pageOf, type OverviewCase } from './overview-case.js';
import {
  column,
  counted,
  headOf,
  nothing,
  number,
  numbers,
  upperFirst,
  words,
  type Cell,
  type Overview,
} from './overview.js';

/** The Committee’s alternative; never in force. */
export const alternativeId = 'select-committee-2016';
/** The first day of the month in which the Committee reported. */
const reportedFrom = '2016-07-01';

/** What would be otherwise in a case under the alternative. */
type Changed = {
  readonly of: OverviewCase;
  readonly differences: number;
  /** Assessments of a range of options, which the alternative asks for. */
  readonly assessments: readonly ObligationAt[];
  /** Commissioners that the policy of each date expects and the alternative does not. */
  readonly commissioners: number;
  /** Decisions made under the presumption, which the alternative does not hold. */
  readonly presumed: number;
  /** Delivery models whose set-up began since the Committee reported. */
  readonly setUps: number;
};

/** What the Committee’s alternative of July 2016 would have asked for in each case in place of the policy of each date. */
export function committeeOverview(cases: readonly OverviewCase[]): Overview {
  const changed = cases.map(changedIn);
  return {
    ...headOf('committee'),
    finding: findingOf(changed),
    limits: [
      'The alternative was proposed in July 2016 and never in force. Here it is put in the place of the policy of every date of a case, also before 2016.',
      'It says what would have been asked for, not what would have been done, nor how services would have fared.',
      'The Committee proposed no cadence of reviews, no test of persistent failure and no presumption. Where it says nothing, nothing is asked for: this is not the same as a rule that something should not be done.',
      'It wanted no new trusts until the existing ones had been assessed. No source says that such an assessment was made, so every set-up begun since then is counted, whoever wanted it.',
    ],
    picture: pictureOf(changed),
    tables: [
      {
        id: 'cases',
        caption: 'What the alternative would have changed, by case',
        columns: [
          column('council', 'Council'),
          numbers('assessments', 'Assessments of options asked for'),
          column('first_assessment', 'First of them due'),
          numbers('commissioners', 'Commissioners no longer expected'),
          numbers('decisions', 'Decisions without the presumption'),
          numbers('set_ups', 'Set-ups begun since July 2016'),
          numbers('differences', 'Differences in all'),
        ],
        rows: changed.map(({ of, assessments, commissioners, presumed, setUps, differences }) => [
          words(of.authority, `${pageOf(of)}/policy?a=each-date&b=${alternativeId}`),
          number(assessments.length),
          firstCell(assessments),
          number(commissioners),
          number(presumed),
          number(setUps),
          number(differences),
        ]),
      },
    ],
  };
}

function changedIn(of: OverviewCase): Changed {
  const policy = findPolicy(alternativeId);
  if (policy === undefined) throw new Error(`There is no policy version ${alternativeId}.`);
  const found = of.comparedWith(policy);
  const only = (side: 'under' | 'instead', kind: ObligationAt['kind']) =>
    found.obligations.flatMap((one) => {
      const other = side === 'under' ? one.instead : one.under;
      const own = one[side];
      return own !== null && other === null && own.kind === kind ? [own] : [];
    });
  return {
    of,
    differences: countOf(found),
    assessments: only('instead', 'options-assessment'),
    commissioners: only('under', 'commissioner').length,
    presumed: of.context
      .entries('MinisterialDecisionMade')
      .filter((entry) => askParameter(of.context.policiesOf(entry), 'presumption').kind === 'value')
      .length,
    setUps: setUpsOf(of.context).filter(
      ({ from }) => (dayRange(from.data.effectiveOn).earliest ?? '0000') >= reportedFrom,
    ).length,
  };
}

function countOf({ obligations, departures, expectedNext }: Comparison): number {
  return obligations.length + departures.length + expectedNext.length;
}

function firstCell([first]: readonly ObligationAt[]): Cell {
  if (first === undefined) return nothing('None');
  return first.due === null
    ? nothing('No set date')
    : { value: first.due.latest, text: upperFirst(dueText(first.due)) };
}

function findingOf(changed: readonly Changed[]): string {
  if (changed.length === 0) return 'No case is recorded.';
  const having = (is: (one: Changed) => boolean) => changed.filter(is).length;
  return `Of ${counted(changed.length, 'case')}, the alternative would have asked for an assessment of options in ${having(({ assessments }) => assessments.length > 0)}, would not have expected a commissioner in ${having(({ commissioners }) => commissioners > 0)}, and would have left the decision open, without a presumption, in ${having(({ presumed }) => presumed > 0)}. In ${having(({ setUps }) => setUps > 0)} a delivery model was set up since July 2016, before any assessment of the existing ones is recorded.`;
}

function pictureOf(changed: readonly Changed[]): Overview['picture'] {
  const rows = (
    [
      ['Assessment of options', ({ assessments }) => assessments.length],
      ['No commissioner expected', ({ commissioners }) => commissioners],
      ['Without the presumption', ({ presumed }) => presumed],
      ['Set up since July 2016', ({ setUps }) => setUps],
    ] as readonly (readonly [string, (one: Changed) => number])[]
  ).map(([label, count]) => ({
    label,
    values: [changed.filter((one) => count(one) > 0).length],
    note: null,
  }));
  return changed.length === 0
    ? null
    : {
        kind: 'bars',
        title: 'Cases in which the alternative would have changed something',
        description: rows.map(({ label, values }) => `${label}: ${values[0] ?? 0}`).join('; '),
        parts: ['Cases'],
        rows,
      };
}
