import type { CorrectedEntry } from '../../case/entry.js';
import type { Edtf } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { firstDayOf, settledBy, type ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import type { Due } from '../obligation.js';
import { arrangementsOf, type ArrangementLife } from './arrangements.js';
import { startOf } from './contract-ends.js';
import { heldRule } from './held-rule.js';
import { assignReviews } from './points.js';

/** The reviews that a contract sets by date (R13). */
export function contractReviews(context: CaseContext): readonly ObligationDraft[] {
  return signed(context).flatMap((life) => {
    const points = reviewPoints(life);
    const held = assignReviews(
      firstDayOf(startOf(life.from)),
      points,
      life.changes.filter(({ act }) => act === 'ContractReviewed'),
    );
    return points.map((due, at): ObligationDraft => {
      const review = held.get(at);
      return {
        ...common(context, life),
        kind: 'contract-review',
        number: at + 1,
        what: `Review ${at + 1} of the contract with ${life.party}`,
        due,
        met: review && settledBy(review, 'The contract was reviewed'),
        because: `${signing(life)} sets this date for a review.`,
      };
    });
  });
}

/** The day on which a contract may be broken; a review since the one before it, or notice, settles it (R13). */
export function contractBreaks(context: CaseContext): readonly ObligationDraft[] {
  return signed(context).flatMap((life): readonly ObligationDraft[] => {
    const due = dateIn(life, 'breakOn');
    if (due === undefined) return [];
    const since = reviewPoints(life).findLast(({ latest }) => latest < due.earliest)?.latest;
    const decided = life.changes.find(
      (entry) =>
        (entry.act === 'ContractReviewed' &&
          entry.data.details['outcome'] !== 'noted' &&
          firstDayOf(entry.data.effectiveOn) > (since ?? '')) ||
        isGoingOn(entry),
    );
    return [
      {
        ...common(context, life),
        kind: 'contract-break',
        what: `Break point of the contract with ${life.party}`,
        due,
        met: decided && settledBy(decided, 'Whether to go on with the contract was decided'),
        because: `${signing(life)} can be broken on this day.`,
      },
    ];
  });
}

/** The last day to give notice; it passes when nobody does (R13). */
export function contractNotices(context: CaseContext): readonly ObligationDraft[] {
  return signed(context).flatMap((life): readonly ObligationDraft[] => {
    const due = dateIn(life, 'noticeBy');
    if (due === undefined) return [];
    const decided = life.changes.find(isGoingOn);
    return [
      {
        ...common(context, life),
        kind: 'contract-notice',
        what: `Last day to give notice to ${life.party}`,
        due,
        met: decided && settledBy(decided, 'Whether to go on with the contract was decided'),
        because: `${signing(life)} says by when notice must be given. Without notice it goes on.`,
      },
    ];
  });
}

function signed(context: CaseContext): readonly ArrangementLife[] {
  return arrangementsOf(context).filter(({ from }) => from.act === 'ContractSigned');
}

function common(context: CaseContext, { from, end }: ArrangementLife) {
  return {
    ...heldRule(context, from, 'R13'),
    from,
    lapsed: end && settledBy(end, 'The contract ended'),
    endsWithCase: false,
  };
}

function reviewPoints({ from }: ArrangementLife): readonly Due[] {
  return ((from.data.details['reviewDates'] ?? []) as readonly Edtf[]).flatMap(
    (date) => statedDue(date) ?? [],
  );
}

function dateIn({ from }: ArrangementLife, name: 'breakOn' | 'noticeBy'): Due | undefined {
  return statedDue(from.data.details[name] as Edtf | undefined);
}

function isGoingOn({ act }: CorrectedEntry): boolean {
  return (
    act === 'ContractNoticeGiven' || act === 'ContractNotRenewed' || act === 'ContractExtended'
  );
}

function signing(life: ArrangementLife): string {
  return `The contract with ${life.party}, signed ${onDate(life.from.data.effectiveOn)},`;
}
