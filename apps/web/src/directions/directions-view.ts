import type { Direction, Directions } from '@interventions/contracts';
import { daysLeftWords, stateTagClasses } from '../deadlines/deadline-words.js';

/** The directions of a case as its page shows them: those in force with their duties, then the whole chain, the latest first. */
export function directionsView({ items }: Directions) {
  const views = items.map(directionView);
  return { inForce: views.filter(({ ended }) => ended === null).reverse(), chain: views.reverse() };
}

function directionView(direction: Direction) {
  const { name, kindText, changes } = direction;
  const said = name.toLowerCase().includes(kindText.toLowerCase());
  return {
    ...direction,
    kindWords: said ? null : kindText,
    duties: direction.duties.map((duty) => ({ ...duty, status: statusOf(duty) })),
    counts: changes === null ? null : countsOf(changes),
  };
}

function statusOf({ obligation }: Direction['duties'][number]) {
  if (obligation === null) return null;
  const { state, stateText, daysLeft } = obligation;
  return {
    text: stateText,
    tag: stateTagClasses[state] ?? '',
    days: state === 'open' || state === 'missed' ? daysLeftWords(daysLeft) : null,
  };
}

/** “1 added, 2 dropped, 3 kept”; what there is none of is left out. */
function countsOf(changes: NonNullable<Direction['changes']>): string {
  const counted = (['added', 'changed', 'dropped', 'kept'] as const).flatMap((how) => {
    const count = changes.filter((change) => change.how === how).length;
    return count === 0 ? [] : [`${count} ${how}`];
  });
  return counted.length === 0 ? 'no duties on record' : counted.join(', ');
}
