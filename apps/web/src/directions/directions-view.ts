import type { Direction, Directions } from '@interventions/contracts';
import { daysLeftWords, stateTagClasses } from '../deadlines/deadline-words.js';

/** The directions of a case as its page shows them: those in force with their duties, then the whole chain, the latest first. */
export function directionsView({ items }: Directions) {
  const dates = new Map(items.map(({ id, onText }) => [id, onText]));
  const views = items.map((one) => directionView(one, dates));
  return { inForce: views.filter(({ ended }) => ended === null).reverse(), chain: views.reverse() };
}

function directionView(direction: Direction, dates: ReadonlyMap<string, string>) {
  const { changes } = direction;
  return {
    ...direction,
    kindWords: kindWordsOf(direction),
    duties: direction.duties.map((duty) => ({ ...duty, status: statusOf(duty) })),
    replaces: direction.replaces.map(({ id, name: former }) => {
      const onText = dates.get(id);
      return onText === undefined ? former : `${former} (${onText})`;
    }),
    counts: changes === null ? null : countsOf(changes),
  };
}

/** The kind of a direction in words, where its name does not say it. */
export function kindWordsOf({ name, kindText }: Direction): string | null {
  if (name.toLowerCase().includes(kindText.toLowerCase())) return null;
  return kindText === 'SEND' ? kindText : kindText.toLowerCase();
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
