import type { CorrectedEntry } from '../case/entry.js';
import { listOf } from '../case/words.js';
import { formatDate } from '../dates/index.js';
import { failureTest, policyVersions } from '../policy/index.js';
import type { CaseContext } from './case-context.js';
import { onDate } from './date-words.js';
import { holdsOf } from './holds.js';
import { datedJudgements, inadequateJudgements, lastDayOf } from './judgements-of-case.js';
import { quotedTitles } from './policy-words.js';
import { anchorOf } from './review-grid.js';

/** A sentence about how the evaluation came about, and what it is about. */
export type Explanation = {
  readonly about: 'policy' | 'failure-test' | 'stated-reason' | 'reviews' | 'coverage' | 'hold';
  readonly says: string;
};

/** How the evaluation of a case came about: versions, failure tests, stated reasons, the grid of reviews, coverage, holds. */
export function explain(context: CaseContext): readonly Explanation[] {
  return [
    ...policies(context),
    ...failureTests(context),
    ...statedReasons(context),
    ...reviewGrid(context),
    ...coverage(context),
    ...holds(context),
  ];
}

function policies(context: CaseContext): readonly Explanation[] {
  if (context.imposed !== undefined)
    return [
      {
        about: 'policy',
        says: `Everything is judged by “${context.imposed.title}”, also what happened before or after it.`,
      },
    ];
  const byVersion = new Map<string, CorrectedEntry[]>();
  for (const entry of context.order) {
    const id = context
      .policiesOf(entry)
      .map((policy) => policy.id)
      .join(' or ');
    byVersion.set(id, [...(byVersion.get(id) ?? []), entry]);
  }
  return [...byVersion]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([id, { length }]) => ({
      about: 'policy' as const,
      says: `${quotedTitles(id)} judges ${length === 1 ? '1 entry, by its date' : `${length} entries, by their dates`}.`,
    }));
}

/** The place in time of the first of the versions named. */
function placeOf(policyIds: string): number {
  return policyVersions.findIndex(({ id }) => policyIds.split(' or ')[0] === id);
}

function failureTests(context: CaseContext): readonly Explanation[] {
  return inadequateJudgements(context).flatMap(({ entry, on }) =>
    context.policiesOf(entry).flatMap((policy): readonly Explanation[] => {
      const asOf = lastDayOf(on);
      if (asOf === undefined) return [];
      const { systemic, persistent } = failureTest(datedJudgements(context), policy, { asOf });
      return [
        {
          about: 'failure-test',
          says: `Judgement published ${onDate(on)}, by “${policy.title}”: systemic failure ${words[systemic.answer]}, persistent failure ${words[persistent.answer]}. ${[...new Set([systemic.because, persistent.because])].join(' ')}`,
        },
      ];
    }),
  );
}

const words = { yes: 'yes', no: 'no', 'cannot-tell': 'cannot be told', undefined: 'not defined' };

/** Stated reason and computed test are kept apart; where they disagree, that is said (domain §3). */
function statedReasons(context: CaseContext): readonly Explanation[] {
  return context.entries('FailureReasonStated').flatMap((stated) => {
    const { effectiveOn, details } = stated.data;
    const claims = (details['claims'] ?? []) as readonly ('systemic' | 'persistent')[];
    const asOf = lastDayOf(effectiveOn);
    if (asOf === undefined || claims.length === 0) return [];
    return context.policiesOf(stated).map((policy) => {
      const test = failureTest(datedJudgements(context), policy, { asOf });
      const against = claims.filter((claim) => test[claim].answer === 'no');
      return {
        about: 'stated-reason' as const,
        says: `The reason stated ${onDate(effectiveOn)} claims ${listOf(claims)} failure. ${
          against.length === 0
            ? 'The computed test does not contradict it.'
            : `The computed test says no: ${against.map((claim) => test[claim].because).join(' ')}`
        }`,
      };
    });
  });
}

function reviewGrid(context: CaseContext): readonly Explanation[] {
  if (context.opening === undefined) return [];
  const anchor = anchorOf(context);
  return [
    {
      about: 'reviews',
      says:
        anchor === undefined
          ? 'No date of the case is known well enough to count reviews from.'
          : `Reviews are counted from ${formatDate(anchor.on)}, the date of ${
              anchor.entry.act === 'InterventionOpened' ? 'the opening' : 'the judgement'
            }.`,
    },
  ];
}

function coverage(context: CaseContext): readonly Explanation[] {
  const { firstRecordedOn } = context;
  const from: readonly Explanation[] =
    firstRecordedOn === undefined
      ? []
      : [
          {
            about: 'coverage',
            says: `This service has held the case since ${formatDate(firstRecordedOn)}. From then on silence means that nothing was done; before it, only for what the record claims to hold completely.`,
          },
        ];
  const declared = context.entries('CoverageDeclared').map(({ data: { details } }) => ({
    about: 'coverage' as const,
    says: `The record claims to hold all ${listOf(details['kinds'] as readonly string[])} ${formatDate(details['period'] as string)}.`,
  }));
  return [...from, ...declared];
}

function holds(context: CaseContext): readonly Explanation[] {
  return holdsOf(context).map(({ placed, released, says }) => ({
    about: 'hold' as const,
    says: `The case was put on hold ${onDate(placed.data.effectiveOn)}${
      released === undefined ? '' : ` and released ${onDate(released.data.effectiveOn)}`
    }. ${says}`,
  }));
}
