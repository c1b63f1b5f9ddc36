import type { Entry } from '../case/entry.js';
import { stateOf } from '../case/history.js';
import { listOf } from '../case/words.js';
import { addDays, formatDate, londonDay, type Day } from '../dates/index.js';
import { deadlinesToWatch, type Deadline } from '../processes/deadlines-to-watch.js';
import { reminderHour } from '../processes/steps.js';
import { concerns } from './obligation-kinds.js';
import { obligationsOf } from './obligations-of.js';

/** Somebody who would be told, when and of what, in words. */
export type WouldBeTold = { readonly who: string; readonly of: string; readonly when: string };

/**
 * Who would be told of what, once the history were the later one: the case officer, of each deadline that is watched
 * anew or moves, or of all of them where the officer changes. Without an officer nobody is told, and that is said.
 */
export function toldOf(
  before: readonly Entry[],
  after: readonly Entry[],
  today: Day,
): readonly WouldBeTold[] {
  const { owner } = stateOf(after, { validAt: today }).state;
  const sameOwner = stateOf(before, { validAt: today }).state.owner === owner;
  const known = new Set(watched(before, today).map(({ key, due }) => `${key} ${due}`));
  return watched(after, today)
    .filter(({ key, due }) => !sameOwner || !known.has(`${key} ${due}`))
    .map((deadline) => {
      const of = `${deadline.what}, due ${formatDate(deadline.due)}`;
      return owner === null
        ? { who: 'Nobody', of, when: 'No case officer is assigned, so no message is sent' }
        : { who: owner, of, when: momentsOf(deadline, today) };
    });
}

function watched(history: readonly Entry[], today: Day): readonly Deadline[] {
  const obligations = obligationsOf(history, { validAt: today, until: today });
  return concerns.flatMap(
    (concern) => deadlinesToWatch(obligations, history, concern, today).deadlines,
  );
}

/** The days on which a message about a deadline is still to be sent, in words. */
function momentsOf({ due, steps }: Deadline, today: Day): string {
  if (due < today) return `At once, as it was due before ${formatDate(today)}`;
  const noon = `${today}T12:00:00.000Z`;
  const days = steps
    .filter(({ step, at }) => step !== 'missed' && at > noon)
    .map(({ at }) => formatDate(londonDay(at)));
  const miss = `${formatDate(addDays(due, 1))} if nothing is recorded by then`;
  return days.length === 0
    ? `On ${miss}`
    : `On ${listOf(days)} at ${reminderHour}am, and on ${miss}`;
}
