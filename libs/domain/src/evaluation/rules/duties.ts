import { directionName } from '../../case/acts/directions.acts.js';
import { sameDuty } from '../../case/duty-changes.js';
import type { CorrectedEntry } from '../../case/entry.js';
import { brief } from '../../case/words.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import type { ObligationDraft } from '../draft.js';
import { statedDue } from '../due-dates.js';
import { lapsedWith, replacedBy } from './in-force.js';
import { changesBetween, type StatedDate } from './stated-dates.js';

type Duty = {
  readonly text: string;
  readonly due?: string | undefined;
  readonly owner?: string | undefined;
};

/**
 * The duties of a direction, each with the date that the direction sets (domain §5 row 11). A revision closes its
 * predecessor with its duties; the same duty in the revision is a new one that keeps the former dates.
 */
export function duties(context: CaseContext): readonly ObligationDraft[] {
  return directions(context).flatMap((direction) => {
    const lapsed = lapsedWith(context, direction);
    const name = directionName(direction.data.details as Parameters<typeof directionName>[0]);
    return dutiesOf(direction).map((duty, index): ObligationDraft => {
      const due = statedDue(duty.due);
      const former = formerDuties(context, direction, duty);
      return {
        kind: 'duty',
        from: direction,
        number: index + 1,
        rule: null,
        policyId: null,
        what: `Duty ${index + 1} of the ${lowerFirst(name)}: ${brief(duty.text, 160)}`,
        due,
        dueHistory: due === undefined ? [] : changesBetween(datesOf(context, direction, duty)),
        lapsed,
        ongoing: true,
        because: [
          `${name}, issued ${onDate(direction.data.effectiveOn)}, sets this duty${duty.owner === undefined ? '' : ` and names who must do it: ${duty.owner}`}.`,
          due === undefined ? 'It sets no date.' : 'It says by when.',
          former.length > 0 ? 'The same duty stood in the direction that it replaced.' : '',
        ]
          .filter(Boolean)
          .join(' '),
      };
    });
  });
}

function directions(context: CaseContext): readonly CorrectedEntry[] {
  return context.entries('DirectionIssued', 'DirectionRevised');
}

function dutiesOf({ data: { details } }: CorrectedEntry): readonly Duty[] {
  return (details['duties'] ?? []) as readonly Duty[];
}

/** The same duty in the directions that one replaced, each with its direction. */
function formerDuties(
  context: CaseContext,
  direction: CorrectedEntry,
  duty: Duty,
): readonly { readonly direction: CorrectedEntry; readonly duty: Duty }[] {
  return replacedBy(context, direction, 'DirectionIssued', 'DirectionRevised').flatMap((former) =>
    dutiesOf(former)
      .filter(({ text }) => sameDuty(text, duty.text))
      .map((one) => ({ direction: former, duty: one })),
  );
}

/** The dates of the same duty in the directions that followed one another up to one. */
function datesOf(
  context: CaseContext,
  direction: CorrectedEntry,
  duty: Duty,
): readonly StatedDate[] {
  const former = formerDuties(context, direction, duty).at(-1);
  const due = statedDue(duty.due);
  return [
    ...(former === undefined ? [] : datesOf(context, former.direction, former.duty)),
    ...(due === undefined ? [] : [{ entry: direction, due }]),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
